import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue, enqueueAll } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { oneLine } from '#lib/core/one-line.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import type { EmailSource, EmailStatus } from './schema.ts';

/** The queue of emails, without its worker: who queues one needs no mail server. */
export const SENDING = {
  name: 'emails.send',
  input: z.object({ business_id: z.guid(), email_id: z.guid() }),
};

export interface NewEmail {
  to: string;
  subject: string;
  body: string;
  leadId?: string | null;
  /** The mail account to send from; without one the business's default, else the instance's mailer. */
  accountId?: string | null;
  /** Not before this moment. */
  scheduledAt?: Date | null;
  /** Goes out without waiting for anyone; so does every email of a business that approves all. */
  approved: boolean;
  source: EmailSource;
}

export interface QueuedEmail {
  id: string;
  status: EmailStatus;
}

/** Queues one email in the caller's transaction. The gate is the caller's to ask; it is asked again before sending. */
export async function queueEmail(
  tx: Tx,
  ctx: Context,
  { businessId, ...email }: NewEmail & { businessId: string },
): Promise<QueuedEmail> {
  const [queued] = await queueEmails(tx, ctx, businessId, [email]);
  if (!queued) throw new Error('one email, one row');
  return queued;
}

/**
 * As `queueEmail`, for many of one business at once, in their order.
 * @throws `not_found` for a mail account of another business.
 */
export async function queueEmails(
  tx: Tx,
  ctx: Context,
  businessId: string,
  emails: readonly NewEmail[],
): Promise<QueuedEmail[]> {
  if (emails.length === 0) return [];
  const sender = await senders(tx, businessId);
  const here = new URL(ctx.ports.get(publicUrlPort)()).hostname;
  const rows = emails.map((email) => {
    const accountId = email.accountId ?? sender.standard;
    if (accountId && !sender.accounts.has(accountId)) throw notFound('Email account');
    const id = newId();
    const approved = email.approved || sender.approvesAll;
    return {
      id,
      lead_id: email.leadId ?? null,
      account_id: sender.test ? null : accountId,
      sent_via: sender.test ? 'sandbox' : accountId ? 'account' : 'instance',
      source: email.source,
      to_address: email.to.toLowerCase(),
      subject: oneLine(email.subject),
      body: email.body,
      status: approved ? ('approved' as const) : ('pending_approval' as const),
      scheduled_at: email.scheduledAt?.toISOString() ?? null,
      message_id: `<${id}@${(accountId && sender.accounts.get(accountId)) || here}>`,
    };
  });
  await sql`
    insert into emails (id, business_id, lead_id, account_id, sent_via, source, to_address, subject, body, status,
                        scheduled_at, message_id, approved_at, next_attempt_at)
    select id, ${businessId}, lead_id, account_id, sent_via, source, to_address, subject, body, status,
           scheduled_at, message_id,
           case when status = 'approved' then now() end,
           case when status = 'approved' then coalesce(scheduled_at, now()) end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as e (id uuid, lead_id uuid, account_id uuid, sent_via text, source text, to_address text, subject text,
                 body text, status text, scheduled_at timestamptz, message_id text)`.execute(tx);
  await enqueueSending(
    tx,
    businessId,
    rows.filter(({ status }) => status === 'approved'),
  );
  return rows.map(({ id, status }) => ({ id, status }));
}

async function enqueueSending(
  tx: Tx,
  businessId: string,
  rows: readonly { id: string; scheduled_at: string | null }[],
): Promise<void> {
  const ids = (row: { id: string }) => ({ business_id: businessId, email_id: row.id });
  await enqueueAll(tx, SENDING, rows.filter(({ scheduled_at }) => scheduled_at === null).map(ids));
  for (const row of rows) {
    if (row.scheduled_at) await enqueue(tx, SENDING, ids(row), { startAt: new Date(row.scheduled_at) });
  }
}

/** What a business can send from, and whether its emails wait for approval. */
async function senders(tx: Tx, businessId: string) {
  const [business, accounts] = await Promise.all([
    tx
      .selectFrom('businesses as b')
      .leftJoin('contact_settings as s', 's.business_id', 'b.id')
      .select(['b.twin_of', 's.auto_approve_emails'])
      .where('b.id', '=', businessId)
      .executeTakeFirst(),
    tx
      .selectFrom('email_accounts')
      .select(['id', 'is_default', 'from_address'])
      .where('business_id', '=', businessId)
      .execute(),
  ]);
  if (!business) throw notFound('Business');
  return {
    test: business.twin_of !== null,
    approvesAll: business.auto_approve_emails ?? false,
    /** The domain of each account's address. */
    accounts: new Map(accounts.map(({ id, from_address }) => [id, from_address.split('@').at(-1) ?? ''])),
    standard: accounts.find(({ is_default }) => is_default)?.id ?? null,
  };
}
