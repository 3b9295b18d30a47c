import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { SmtpAccount } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { contactDecision } from '#lib/services/contact/gate.ts';
import type { Purpose } from '#lib/services/contact/schema.ts';
import { smtpAccount } from '#lib/services/email-accounts/account.ts';
import type { EmailSource } from './schema.ts';

const CLOCK = sql<string>`clock_timestamp()`;
/** Longer than a mail server can take; after that its worker counts as dead. */
const LEASE = sql<string>`now() + interval '2 minutes'`;

/** Somebody else chose the moment, and the gate was asked then: only lists count here. */
const PURPOSES: Readonly<Record<EmailSource, Purpose>> = {
  api: 'api_message',
  dashboard: 'dashboard',
  sdr: 'sdr_action',
};

/** One attempt at one email, taken by this worker and nobody else. */
export interface Claimed {
  id: string;
  businessId: string;
  businessName: string;
  to: string;
  subject: string;
  body: string;
  source: EmailSource;
  messageId: string;
  sentVia: 'account' | 'instance' | 'sandbox';
  /** Whoever answers an email of this installation's own mailer reaches the owner. */
  replyTo: string | null;
  account: SmtpAccount | null;
  /** Which attempt this is, from 1. */
  attempt: number;
  /** The attempt before this one was begun and never ended: its worker died. */
  interrupted: boolean;
}

/**
 * Takes an email that is due: counts the attempt and begins its lease, in one short transaction. Null when it is not due,
 * is over, another worker has it, or its recipient has meanwhile asked not to be written to, which cancels it.
 */
export function claim(ctx: Context, id: string): Promise<Claimed | null> {
  return inTenant(ctx, async (tx) => {
    const due = await tx
      .selectFrom('emails as e')
      .innerJoin('businesses as b', 'b.id', 'e.business_id')
      .selectAll('e')
      .select('b.name as business_name')
      .where('e.id', '=', id)
      .where('e.status', 'in', ['approved', 'sending'])
      .where('e.next_attempt_at', '<=', sql<string>`now()`)
      .forUpdate('e')
      .skipLocked()
      .executeTakeFirst();
    if (!due) return null;
    const interrupted = due.status === 'sending';
    const source = due.source;
    const change = tx.updateTable('emails').where('id', '=', id);
    if (!interrupted) {
      const decision = await contactDecision(tx, due.business_id, {
        channel: 'email',
        to: due.to_address,
        purpose: PURPOSES[source],
        leadId: due.lead_id,
      });
      if (!decision.allowed) {
        const last_error = decision.reasons.join(', ');
        await change.set({ status: 'canceled', next_attempt_at: null, last_error, updated_at: CLOCK }).execute();
        return null;
      }
    }
    const attempt = due.attempts + 1;
    await change.set({ status: 'sending', attempts: attempt, next_attempt_at: LEASE, updated_at: CLOCK }).execute();
    return {
      id,
      businessId: due.business_id,
      businessName: due.business_name,
      to: due.to_address,
      subject: due.subject,
      body: due.body,
      source,
      messageId: due.message_id,
      sentVia: due.sent_via,
      replyTo: due.sent_via === 'instance' ? await ownerOf(tx, due.business_id) : null,
      account: due.account_id === null ? null : await smtpAccount(tx, due.account_id),
      attempt,
      interrupted,
    };
  });
}

async function ownerOf(tx: Tx, businessId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`select app.owner_emails(${businessId}) as email limit 1`.execute(tx);
  return rows[0]?.email ?? null;
}
