import { sql } from 'kysely';
import { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { MailFailed, mailerPort } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { hashToken, newToken } from './invitation-token.ts';
import { INVITATION_DAYS } from './schema.ts';

/** The queue of invitations, without its worker. */
export const INVITING = {
  name: 'team.invite',
  input: z.object({ business_id: z.guid(), invitation_id: z.guid() }),
};

/**
 * Mails an invitation. The secret is made here, so that no queue ever holds it: an attempt that is made again mails a new
 * link, and only the newest one works.
 */
export const sendInvitationJob = job({
  ...INVITING,
  expireSeconds: 60,
  retryLimit: 20,
  concurrency: 2,
  run: (ctx, { business_id, invitation_id }) => send({ ...ctx, businesses: [business_id] }, invitation_id),
});

async function send(ctx: Context, id: string): Promise<void> {
  const token = newToken();
  const letter = await inTenant(ctx, async (tx) => {
    const row = await tx
      .updateTable('invitations')
      .set({ token_hash: hashToken(token) })
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .where('refused', '=', false)
      .returning(['business_id', 'email', 'role', 'invited_by'])
      .executeTakeFirst();
    if (!row) return null;
    const { rows } = await sql<{ by: string }>`
      select coalesce(name, email) as by from app.team(${row.business_id}) where account_id = ${row.invited_by}`.execute(
      tx,
    );
    return { ...row, business: (await readBusiness(tx, row.business_id)).name, by: rows[0]?.by ?? 'The owner' };
  });
  if (!letter) return;
  const link = `${ctx.ports.get(publicUrlPort)()}/join?token=${token}`;
  const sent = await ctx.ports
    .get(mailerPort)
    .send({
      to: letter.email,
      subject: `Join ${letter.business} on KaiCalls`,
      text: `${letter.by} invites you to ${letter.business}, whose phones Kai answers.\n\nJoin here:\n${link}\n\nThe link works once, within ${INVITATION_DAYS} days. If you do not know who this is, you can ignore this mail.\n`,
      link,
    })
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof MailFailed && error.outcome === 'refused') return false;
        throw error;
      },
    );
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('invitations')
      .set(sent ? { sent_at: sql`clock_timestamp()` } : { refused: true })
      .where('id', '=', id)
      .execute(),
  );
}
