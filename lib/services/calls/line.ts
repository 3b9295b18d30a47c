import type { Carrier } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { HOUR_MS } from '#lib/core/duration.ts';
import { advanceCall } from './advance.ts';
import { deadlineOf } from './deadline.ts';
import { dialRequest } from './dial-request.ts';

/** So long a call may wait for a line before it fails. */
const LONGEST_WAIT_MS = HOUR_MS;

/**
 * Puts a call off for which the carrier had no line free: nobody was dialled, so it is as if it had not been attempted.
 * `carrierCallId` names the attempt that came to nothing; another one is left alone.
 */
export async function waitForLine(
  ctx: Context,
  carrier: Carrier,
  callId: string,
  carrierCallId: string | null,
): Promise<void> {
  const gaveUp = await inTenant(ctx, async (tx) => {
    const call = await tx
      .selectFrom('calls')
      .select(['business_id', 'status', 'direction', 'max_duration', 'carrier_call_id', 'created_at'])
      .where('id', '=', callId)
      .forUpdate()
      .executeTakeFirst();
    if (call?.status !== 'queued' || call.direction !== 'outbound' || call.carrier_call_id !== carrierCallId)
      return false;
    if (Date.now() - Date.parse(call.created_at) > LONGEST_WAIT_MS) return true;
    const { noLineMs } = carrier.patience;
    await tx
      .updateTable('calls')
      .set({
        attempted_at: null,
        carrier_call_id: null,
        deadline: deadlineOf(call.max_duration, noLineMs / 1000),
      })
      .where('id', '=', callId)
      .execute();
    const startAt = new Date(Date.now() + noLineMs);
    await enqueue(tx, dialRequest, { business_id: call.business_id, call_id: callId }, { startAt });
    return false;
  });
  if (!gaveUp) return;
  await advanceCall(ctx, callId, {
    id: `${callId}:no-line`,
    at: new Date(),
    type: 'ended',
    outcome: 'failed',
    reason: 'no-line-free',
    cause: 'NETWORK_OUT_OF_ORDER',
  });
}
