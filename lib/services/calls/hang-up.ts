import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import { PLACED, placedCall } from './placed.ts';
import type { CallStatus } from './schema.ts';
import { isTerminal } from './state.ts';

/**
 * Ends a call that is under way: a queued one is canceled before it is dialled.
 * @throws `not_found`; `invalid_request` for a call that is over already
 */
export async function hangUp(ctx: Context, id: string): Promise<{ id: string; status: CallStatus }> {
  const { call, carrier } = await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select([...PLACED, 'status'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    return { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)) };
  });
  if (isTerminal(call.status)) throw new AppError('invalid_request', 'This call is over already.');
  const asked = call.attempted_at !== null || call.status !== 'queued';
  if (asked) await carrier.hangUp(ctx, placedCall(call));
  const status = await advanceCall(ctx, id, {
    id: `${id}:hung-up`,
    at: new Date(),
    type: 'ended',
    outcome: 'canceled',
    reason: 'hung-up-by-operator',
    cause: 'ORIGINATOR_CANCEL',
    ...(asked ? { reportWithinMs: carrier.patience.reportMs } : {}),
  });
  return { id, status: status ?? 'canceled' };
}
