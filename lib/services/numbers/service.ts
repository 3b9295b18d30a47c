import { newId } from '#lib/adapters/db/id.ts';
import { readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import type { ListNumbersOutput } from './schema.ts';

const LIST = `
  select json_build_object('numbers', coalesce(json_agg(json_build_object(
    'id', id, 'phone_number', phone_number, 'agent_id', agent_id, 'business_id', business_id,
    'forward_to', forward_to, 'created_at', app.iso(created_at)) order by created_at desc, id desc), '[]'))::text
  from numbers where business_id = any ($1::uuid[])`;

export async function listNumbers(ctx: Context): Promise<Json<typeof ListNumbersOutput>> {
  const text = await readJson(ctx, { name: 'numbers.list', text: LIST, values: [ctx.businesses] });
  return new Json(text ?? '{"numbers":[]}');
}

/** A new number of the business's carrier, answered by the agent. */
export async function provisionNumber(
  ctx: Context,
  tx: Tx,
  input: { businessId: string; agentId: string; forwardTo: string | null },
) {
  const business = await readBusiness(tx, input.businessId);
  const phoneNumber = await carrierOf(ctx, business).provisionNumber(ctx);
  return tx
    .insertInto('numbers')
    .values({
      id: newId(),
      business_id: business.id,
      agent_id: input.agentId,
      phone_number: phoneNumber,
      forward_to: input.forwardTo,
    })
    .returning(['id', 'phone_number'])
    .executeTakeFirstOrThrow();
}
