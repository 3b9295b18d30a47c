import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { MailFailed } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { MINUTE_MS } from '#lib/core/duration.ts';
import { recordBounce } from '#lib/services/contact/consent.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import type { Claimed } from './claim.ts';

/** Minutes from one attempt to the next: eight attempts within two days, after which the email is failed. */
const DELAY_MINUTES = [1, 5, 15, 60, 240, 720, 1440] as const;
const CLOCK = sql<string>`clock_timestamp()`;

/** Only the attempt that holds the email ends it: one that comes too late changes nothing. */
const held = (tx: Tx, { id, attempt }: Claimed) =>
  tx.updateTable('emails').where('id', '=', id).where('status', '=', 'sending').where('attempts', '=', attempt);

export async function recordSent(tx: Tx, claimed: Claimed): Promise<void> {
  await held(tx, claimed)
    .set({ status: 'sent', sent_at: CLOCK, next_attempt_at: null, last_error: null, updated_at: CLOCK })
    .execute();
}

/** Writes a failed attempt down, and says when the next one is; null when there is none. */
export async function recordFailure(tx: Tx, ctx: Context, claimed: Claimed, failure: MailFailed): Promise<Date | null> {
  const delay = failure.outcome === 'deferred' ? DELAY_MINUTES[claimed.attempt - 1] : undefined;
  const last_error = failure.outcome === 'unknown' ? `sent or not, nobody knows: ${failure.message}` : failure.message;
  if (delay !== undefined) {
    const next = new Date(Date.now() + delay * MINUTE_MS);
    await held(tx, claimed)
      .set({ status: 'approved', next_attempt_at: next.toISOString(), last_error, updated_at: CLOCK })
      .execute();
    return next;
  }
  const ended = await held(tx, claimed)
    .set({ status: 'failed', next_attempt_at: null, last_error, updated_at: CLOCK })
    .returning('lead_id')
    .executeTakeFirst();
  if (!ended) return null;
  const { id, businessId, to: address, subject } = claimed;
  if (failure.noMailbox)
    await recordBounce(tx, ctx, { businessId, address, source: 'mail_server', evidence: last_error });
  await notifyOwner(tx, {
    businessId,
    kind: 'email_failed',
    subjectId: id,
    occasion: String(claimed.attempt),
    title: `An email could not be sent: ${subject}`,
    lines: [last_error],
    path: ended.lead_id ? `/b/${businessId}/leads/${ended.lead_id}` : `/b/${businessId}`,
  });
  return null;
}
