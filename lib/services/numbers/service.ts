import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import type { FirstNumber } from './first.ts';
import { NUMBER_JSON } from './row.ts';
import type { ListNumbersInput, ListNumbersOutput } from './schema.ts';
import { enqueueSettling } from './settle.ts';

const LIST = `
  select json_build_object('numbers', coalesce(json_agg(${NUMBER_JSON} order by created_at desc, id desc), '[]'))::text
  from numbers where business_id = any ($1::uuid[]) and status <> 'releasing'`;

/** The numbers in reach, those among them that are being bought. */
export async function listNumbers(
  ctx: Context,
  { business_id }: z.output<typeof ListNumbersInput> = {},
): Promise<Json<typeof ListNumbersOutput>> {
  const text = await readJson(ctx, { name: 'numbers.list', text: LIST, values: [businessesOf(ctx, business_id)] });
  return new Json(text ?? '{"numbers":[]}');
}

interface NewNumber {
  businessId: string;
  agentId: string;
  forwardTo: string | null;
  /** One of the telephone network, rented before this transaction; else the sandbox gives one. */
  first?: FirstNumber | null;
}

/** The number of an agent that is made together with it. */
export async function provisionNumber(tx: Tx, ctx: Context, input: NewNumber) {
  const business = await readBusiness(tx, input.businessId);
  const { first } = input;
  const id = first?.id ?? newId();
  const own = { id, businessId: business.id, name: business.name, phoneNumber: null, fallbackTo: input.forwardTo };
  const { phoneNumber } = first ?? (await carrierOf(ctx, business).attachNumber(ctx, own));
  const number = await tx
    .insertInto('numbers')
    .values({
      id,
      business_id: business.id,
      agent_id: input.agentId,
      phone_number: phoneNumber,
      forward_to: input.forwardTo,
      ...(first && {
        market: first.market,
        market_id: first.marketId,
        carrier_number_id: first.carrierNumberId,
        capabilities: jsonb(first.capabilities),
        monthly_micros: first.monthlyMicros,
        paid_until: new Date().toISOString(),
      }),
    })
    .returning(['id', 'business_id', 'phone_number'])
    .executeTakeFirstOrThrow();
  if (first?.carrierNumberId && input.forwardTo) await enqueueSettling(tx, number);
  return number;
}
