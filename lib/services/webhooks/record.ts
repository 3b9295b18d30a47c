import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Outcome } from './attempt.ts';
import type { Claimed } from './claim.ts';
import { retryDelay } from './retry.ts';

const GONE = 410;

/**
 * Logs an attempt and says what becomes of its delivery: delivered (2xx), dead (410, or no attempt left), or tried again
 * at the answered moment. Null when nothing more is to be done, also when someone else has taken the delivery meanwhile.
 */
export async function record(tx: Tx, claimed: Claimed, outcome: Outcome): Promise<Date | null> {
  const { deliveryId, attempt } = claimed;
  const { statusCode, error, answer, milliseconds } = outcome;
  await tx
    .insertInto('delivery_attempts')
    .values({
      id: newId(),
      delivery_id: deliveryId,
      business_id: claimed.businessId,
      status_code: statusCode,
      error,
      answer,
      milliseconds,
    })
    .execute();
  const change = tx
    .updateTable('deliveries')
    .set({ last_status_code: statusCode, last_error: error })
    .where('id', '=', deliveryId);
  if (error === null) {
    await change.set({ status: 'delivered', delivered_at: sql<string>`now()`, next_attempt_at: null }).execute();
    return null;
  }
  const delay = statusCode === GONE ? null : retryDelay(attempt, outcome.retryAfter);
  const next = delay === null ? null : new Date(Date.now() + delay);
  const mine = await change
    .set({ status: next ? 'pending' : 'dead', next_attempt_at: next?.toISOString() ?? null })
    .where('status', '=', 'pending')
    .where('attempts', '=', attempt)
    .executeTakeFirst();
  return mine.numUpdatedRows > 0n ? next : null;
}
