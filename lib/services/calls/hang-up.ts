import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';
import type { CallStatus } from './schema.ts';
import { isTerminal } from './state.ts';

/** Ends a call that is under way: a queued one is canceled before it is dialled. */
export async function hangUp(ctx: Context, id: string): Promise<{ id: string; status: CallStatus }> {
  const found = await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select(['id', 'status', 'attempted_at', 'business_id'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .executeTakeFirst();
    if (!call) throw notFound('Call');
    return { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)) };
  });
  if (isTerminal(found.call.status as CallStatus)) throw new AppError('invalid_request', 'This call is over already.');
  if (found.call.attempted_at !== null || found.call.status !== 'queued') await found.carrier.hangUp(ctx, id);
  const status = await advanceCall(ctx, id, {
    id: `${id}:hung-up`,
    at: new Date(),
    type: 'ended',
    outcome: 'canceled',
    reason: 'hung-up-by-operator',
    cause: 'ORIGINATOR_CANCEL',
  });
  return { id, status: status ?? 'canceled' };
}
