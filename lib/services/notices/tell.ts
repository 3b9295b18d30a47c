import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { mailerPort } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import type { NoticeKind } from './kinds.ts';
import { NOTICES } from './notify.ts';
import { settingOf } from './settings.ts';

/**
 * Mails a notice to whoever is to be told, as the settings stand now. Each address is marked once it was told, so that
 * an attempt after a failure or a crash tells the others; at most the last one hears twice.
 */
export const tellJob = job({
  ...NOTICES,
  expireSeconds: 60,
  retryLimit: 12,
  concurrency: 4,
  run: (ctx, input) => tell(ctx, input.notice_id),
});

async function tell(ctx: Context, id: string): Promise<void> {
  const order = await inTenant(ctx, (tx) => readOrder(tx, id));
  if (!order) return;
  const { notice, business, mailTo } = order;
  const told = new Set(notice.told as string[]);
  const link = `${ctx.ports.get(publicUrlPort)()}${notice.path}`;
  const mail = {
    subject: business.test ? `[Test] ${notice.title}` : notice.title,
    text: [
      `${notice.title}\n`,
      ...(notice.lines as string[]),
      `\n${link}\n`,
      `Sent to you for ${business.name}. What is told, and to whom, can be set: see notices.\n`,
    ].join('\n'),
    link,
  };
  for (const to of mailTo.filter((address) => !told.has(address))) {
    await ctx.ports.get(mailerPort).send({ to, ...mail });
    told.add(to);
    await mark(ctx, id, { told: jsonb([...told]) });
  }
  await mark(ctx, id, { status: told.size > 0 ? 'told' : 'off', told_at: sql<string>`clock_timestamp()` });
}

const mark = (ctx: Context, id: string, values: object) =>
  inTenant(ctx, (tx) => tx.updateTable('notices').set(values).where('id', '=', id).execute());

async function readOrder(tx: Tx, id: string) {
  const notice = await tx
    .selectFrom('notices')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  if (!notice) return null;
  const setting = await settingOf(tx, notice.business_id, notice.kind as NoticeKind);
  const mailTo = setting.email ? (setting.email_to ?? (await ownersOf(tx, notice.business_id))) : [];
  return { notice, setting, mailTo, business: await readBusiness(tx, notice.business_id) };
}

async function ownersOf(tx: Tx, businessId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select app.owner_emails(${businessId}) as email`.execute(tx);
  return rows.map(({ email }) => email);
}
