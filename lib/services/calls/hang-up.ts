import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { PLACED, placedCall } from './placed.ts';
import type { CallStatus } from './schema.ts';
import { HUNG_UP, isTerminal } from './state.ts';

/**
 * Ends a call that is under way: a queued one is canceled before it is dialled.
 * @throws `not_found`; `invalid_request` for a call that is over already
 */
export async function hangUp(ctx: Context, id: string): Promise<{ id: string; status: CallStatus }> {
  const { call, carrier } = await inTenant(ctx, async (tx) => {
    const call = await tx
      .updateTable('calls')
      .set({ hangup_asked_at: sql`coalesce(hangup_asked_at, clock_timestamp())` })
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .returning([...PLACED, 'status'])
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    if (isTerminal(call.status)) throw new AppError('invalid_request', 'This call is over already.');
    return { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)) };
  });
  const asked = call.attempted_at !== null || call.status !== 'queued';
  if (asked) await carrier.hangUp(ctx, placedCall(call));
  const status = await advanceCall(ctx, id, {
    id: `${id}:hung-up`,
    at: new Date(),
    type: 'ended',
    outcome: 'canceled',
    reason: HUNG_UP,
    cause: 'ORIGINATOR_CANCEL',
    ...(asked ? { reportWithinMs: carrier.patience.reportMs } : {}),
  });
  return { id, status: status ?? 'canceled' };
}
