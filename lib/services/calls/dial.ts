import { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { advanceCall } from './advance.ts';

/**
 * Asks the carrier to place a call, once. The attempt is marked before the carrier is asked: after a crash in between,
 * the call is dialled again only if the carrier is certain never to have received it; else the watchdog closes it.
 */
export const dialJob = job({
  name: 'calls.dial',
  input: z.object({ business_id: z.guid(), call_id: z.guid() }),
  expireSeconds: 30,
  retryLimit: 5,
  concurrency: 50,
  run: (ctx, input) => dial(ctx, input.call_id),
});

async function dial(ctx: Context, callId: string): Promise<void> {
  const attempt = await inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
    if (!call || call.carrier_call_id !== null) return null;
    const first = call.attempted_at === null;
    if (first) {
      if (call.status !== 'queued') return null; // canceled
      await tx.updateTable('calls').set({ attempted_at: new Date().toISOString() }).where('id', '=', callId).execute();
    }
    return { call, carrier: carrierOf(ctx, await readBusiness(tx, call.business_id)), first };
  });
  if (!attempt) return;
  const { call, carrier, first } = attempt;
  const order = {
    callId,
    businessId: call.business_id,
    to: call.to_number,
    from: call.from_number,
    maxDuration: call.max_duration,
    pace: call.pace as 'fast' | 'live',
  };
  try {
    const known = first ? 'never-received' : await carrier.lookup(ctx, callId);
    if (known === 'unknown' || (known === 'never-received' && call.status !== 'queued')) return;
    const { carrierCallId } = known === 'never-received' ? await carrier.dial(ctx, order) : known;
    const { status } = await inTenant(ctx, (tx) =>
      tx
        .updateTable('calls')
        .set({ carrier_call_id: carrierCallId })
        .where('id', '=', callId)
        .returning('status')
        .executeTakeFirstOrThrow(),
    );
    if (status === 'canceled') await carrier.hangUp(ctx, callId); // while the carrier was being asked
  } catch (error) {
    if (!(error instanceof DialRefused)) throw error;
    await advanceCall(ctx, callId, {
      id: `${callId}:refused`,
      at: new Date(),
      type: 'ended',
      outcome: 'failed',
      reason: error.reason,
      cause: 'CALL_REJECTED',
    });
  }
}

/** The carrier took the order and said no, for good: the call fails with its reason and is not tried again. */
export class DialRefused extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'DialRefused';
    this.reason = reason;
  }
}
