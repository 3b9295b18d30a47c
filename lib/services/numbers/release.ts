import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { type Job, job } from '#lib/core/job.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { marketNamed } from './market.ts';
import { lockNumber, moveNumber, type NumberRow } from './row.ts';
import type { ReleaseNumberInput, ReleaseNumberOutput } from './schema.ts';

const Release = z.object({ business_id: z.guid(), number_id: z.guid() });

/** Gives a number back, to carrier and market; the row goes last. Tried until both have let go of it. */
export const releaseNumberJob: Job<typeof Release> = job({
  name: 'numbers.release',
  input: Release,
  expireSeconds: 90,
  retryLimit: 10,
  concurrency: 4,
  run: (ctx, input) => letGo(ctx, input.number_id),
});

/**
 * Gives a number up: nobody answers it from now on, and it is not paid for any more. Calls and texts that came in by it
 * are kept.
 * @throws `not_found`; `call_active` while somebody is on the line
 */
export const releaseNumber = (
  ctx: Context,
  input: z.output<typeof ReleaseNumberInput>,
): Promise<z.output<typeof ReleaseNumberOutput>> =>
  inTenant(ctx, async (tx) => {
    const number = await lockNumber(tx, ctx, input.id);
    const call = await tx
      .selectFrom('calls')
      .select('id')
      .where('business_id', '=', number.business_id)
      .where('number_id', '=', number.id)
      .where('ended_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (call) throw new AppError('call_active', 'A call is under way on this number. Release it when that is over.');
    await giveBack(tx, number.id, number.status);
    await recordAudit(tx, ctx, {
      businessId: number.business_id,
      action: 'number.released',
      subjectType: 'number',
      subjectId: number.id,
      before: { phone_number: number.phone_number, agent_id: number.agent_id },
    });
    return { success: true as const, id: number.id, phone_number: number.phone_number };
  });

/** From here on only the job has to do with the number. One that is not where it was is left alone. */
export async function giveBack(
  tx: Tx,
  id: string,
  from: NumberRow['status'],
  { carrierNumberId = null }: { carrierNumberId?: string | null } = {},
): Promise<void> {
  const row = await moveNumber(tx, id, from, {
    status: 'releasing',
    agent_id: null,
    archived_agent_id: null,
    forward_to: null,
    ...(carrierNumberId ? { carrier_number_id: carrierNumberId } : {}),
  });
  if (row) await enqueueRelease(tx, row);
}

export const enqueueRelease = (tx: Tx, row: Pick<NumberRow, 'id' | 'business_id'>): Promise<void> =>
  enqueue(tx, releaseNumberJob, { business_id: row.business_id, number_id: row.id });

async function letGo(ctx: Context, id: string): Promise<void> {
  const found = await inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('numbers')
      .selectAll()
      .where('id', '=', id)
      .where('status', '=', 'releasing')
      .executeTakeFirst();
    return row && { row, carrier: carrierOf(ctx, await readBusiness(tx, row.business_id)) };
  });
  if (!found) return;
  const { row, carrier } = found;
  // What was cut off did not write down what they call it.
  const carrierNumberId =
    row.carrier_number_id ?? (row.market_id ? await carrier.findNumber(ctx, row.phone_number) : null);
  if (carrierNumberId) {
    await carrier.detachNumber(ctx, carrierNumberId);
    await inTenant(ctx, (tx) =>
      tx.updateTable('numbers').set({ carrier_number_id: null }).where('id', '=', id).execute(),
    );
  }
  if (row.market !== 'carrier') {
    const market = marketNamed(ctx, row.market);
    const marketId = row.market_id ?? (await market.find(ctx, row.id))?.marketId;
    if (marketId) await market.release(ctx, marketId);
  }
  await inTenant(ctx, (tx) =>
    tx.deleteFrom('numbers').where('id', '=', id).where('status', '=', 'releasing').execute(),
  );
}
