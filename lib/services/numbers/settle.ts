import { z } from 'zod';
import type { Carrier, NumberSettings } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { CallRoute } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import type { Business } from '#lib/services/businesses/schema.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { marketNamed } from './market.ts';
import type { NumberRow } from './row.ts';

/** Tells carrier and market what a number is to do. */
export const settleNumberJob = job({
  name: 'numbers.settle',
  input: z.object({ business_id: z.guid(), number_id: z.guid() }),
  expireSeconds: 60,
  retryLimit: 10,
  concurrency: 4,
  run: async (ctx, input) => {
    await settleNumber(ctx, input.number_id);
  },
});

export const enqueueSettling = (tx: Tx, row: Pick<NumberRow, 'id' | 'business_id'>): Promise<void> =>
  enqueue(tx, settleNumberJob, { business_id: row.business_id, number_id: row.id });

/** What the carrier is to know of a number. */
const settingsOf = (row: NumberRow, business: Pick<Business, 'name'>): NumberSettings => ({
  id: row.id,
  businessId: row.business_id,
  name: business.name,
  phoneNumber: row.market === 'carrier' ? null : row.phone_number,
  fallbackTo: row.forward_to,
});

/** Puts right what carrier and market have otherwise than we; answers what that was: names of settings. */
async function settleNumber(ctx: Context, id: string): Promise<string[]> {
  const found = await inTenant(ctx, async (tx) => {
    const row = await tx
      .updateTable('numbers')
      .set({ compared_at: new Date().toISOString() })
      .where('id', '=', id)
      .where('status', '=', 'active')
      .returningAll()
      .executeTakeFirst();
    return row && { row, business: await readBusiness(tx, row.business_id) };
  });
  if (!found) return [];
  const { row, business } = found;
  const carrier = carrierOf(ctx, business);
  const drifted: string[] = [];
  if (row.carrier_number_id) {
    drifted.push(...(await carrier.updateNumber(ctx, row.carrier_number_id, settingsOf(row, business))));
  }
  // Last: a carrier that is told of a number takes its texts and calls along.
  if (row.market_id) {
    const found = await marketNamed(ctx, row.market).configure(ctx, row.market_id, routeOf(row, carrier));
    drifted.push(...found.drifted);
    await remember(ctx, row, found.carrierUrl);
  }
  return drifted;
}

/** Nobody's phone rings before a carrier that does not answer. */
const routeOf = (row: NumberRow, { voiceUrl }: Carrier): CallRoute | undefined =>
  row.carrier_number_id === null
    ? undefined
    : { ringFirst: row.forward_to !== null, carrierUrl: row.carrier_voice_url, usualUrl: voiceUrl };

/** Where the carrier takes calls, for when somebody's phone was rung before it (`calls/ring-first.ts`). */
async function remember(ctx: Context, row: NumberRow, carrierUrl: string | null): Promise<void> {
  if (carrierUrl === null || carrierUrl === row.carrier_voice_url) return;
  await inTenant(ctx, (tx) =>
    tx.updateTable('numbers').set({ carrier_voice_url: carrierUrl }).where('id', '=', row.id).execute(),
  );
}

const BATCH = 50;

/** Compares each number in the telephone network once a day; answers what was put right, by number. */
export async function compareNumbers(system: Context): Promise<{ id: string; drifted: string[] }[]> {
  const due = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.numbers_to_compare($1)',
    [BATCH],
  );
  const compared: { id: string; drifted: string[] }[] = [];
  for (const { id, business_id } of due) {
    const drifted = await settleNumber({ ...system, businesses: [business_id] }, id);
    if (drifted.length > 0) compared.push({ id, drifted });
  }
  return compared;
}
