import { sql } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountMailerPort, MailFailed, mailerPort, sandboxMailerPort } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { type Claimed, claim } from './claim.ts';
import { mailOf } from './letter.ts';
import { recordFailure, recordSent } from './outcome.ts';
import { SENDING } from './queue.ts';

/**
 * Sends one email. The attempt is counted and leased in a transaction of its own before the mail server is asked, and the
 * outcome written in another one after it. What is guaranteed: an email is handed over at most once. Where a worker dies
 * in between, or a connection breaks after the text, nobody knows whether it went out: it is failed and says so, and is
 * not sent again by itself; the outbox on disk knows what it has, and there it goes on.
 */
export const sendEmailJob = job({
  ...SENDING,
  expireSeconds: 90,
  retryLimit: 3,
  concurrency: 5,
  run: sendEmail,
});

async function sendEmail(worker: Context, ids: z.output<typeof SENDING.input>): Promise<void> {
  const ctx = { ...worker, businesses: [ids.business_id] };
  const claimed = await claim(ctx, ids.email_id);
  if (!claimed) return comeBack(ctx, ids);
  const failure = await handOver(ctx, claimed);
  await inTenant(ctx, async (tx) => {
    if (!failure) return recordSent(tx, claimed);
    const next = await recordFailure(tx, ctx, claimed, failure);
    if (next) await enqueue(tx, SENDING, ids, { startAt: next });
  });
}

/** Null when the mail was taken. What a mail server does wrong is an outcome, never a throw. */
async function handOver(ctx: Context, claimed: Claimed): Promise<MailFailed | null> {
  const { ports } = ctx;
  const mailer = claimed.sentVia === 'sandbox' ? ports.get(sandboxMailerPort) : ports.get(mailerPort);
  try {
    if (claimed.interrupted) {
      const known = claimed.sentVia === 'account' ? undefined : await mailer.has?.(claimed.messageId);
      if (known) return null;
      if (known === undefined) throw new MailFailed('the worker was interrupted: it may or may not be sent', 'unknown');
    }
    const mail = mailOf(ctx, claimed);
    if (claimed.sentVia !== 'account') await mailer.send(mail);
    else if (claimed.account) await ports.get(accountMailerPort).send(claimed.account, mail);
    else throw new MailFailed('the mail account was disconnected', 'refused');
    return null;
  } catch (error) {
    if (error instanceof MailFailed) return error;
    return new MailFailed('the mailer failed', 'deferred');
  }
}

/** A job that comes while the lease of another holds, or before its time, comes back when that is over. */
async function comeBack(ctx: Context, ids: z.output<typeof SENDING.input>): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const waiting = await tx
      .selectFrom('emails')
      .select('next_attempt_at')
      .where('id', '=', ids.email_id)
      .where('status', 'in', ['approved', 'sending'])
      .where('next_attempt_at', '>', sql<string>`now()`)
      .executeTakeFirst();
    if (waiting?.next_attempt_at) await enqueue(tx, SENDING, ids, { startAt: new Date(waiting.next_attempt_at) });
  });
}
