import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { mailerPort } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { queueSms } from '#lib/services/messages/queue.ts';
import type { NoticeKind } from './kinds.ts';
import { NOTICES } from './notify.ts';
import { settingOf } from './settings.ts';

/**
 * Tells a notice to whoever is to be told, as the settings stand now. Each address and number is marked once it was told,
 * so that an attempt after a failure or a crash tells the others; at most the last mail is sent twice.
 */
export const tellJob = job({
  ...NOTICES,
  expireSeconds: 60,
  retryLimit: 100, // about eight hours: a mail server may be away for long
  concurrency: 4,
  run: (ctx, input) => tell(ctx, input.notice_id),
});

async function tell(ctx: Context, id: string): Promise<void> {
  const order = await inTenant(ctx, (tx) => readOrder(tx, id));
  if (!order) return;
  const told = new Set(order.notice.told as string[]);
  const untold = (addresses: readonly string[]) => addresses.filter((address) => !told.has(address));
  for (const to of untold(order.mailTo)) {
    await ctx.ports.get(mailerPort).send({ to, ...mailOf(ctx, order) });
    told.add(to);
    await inTenant(ctx, (tx) => mark(tx, id, { told: jsonb([...told]) }));
  }
  const { textFrom } = order;
  for (const to of textFrom ? untold(order.textTo) : []) {
    told.add(to);
    await inTenant(ctx, async (tx, within) => {
      const { business_id: businessId, title } = order.notice;
      await queueSms(tx, within, { businessId, agentId: textFrom as string, to, body: title, purpose: 'notice' });
      await mark(tx, id, { told: jsonb([...told]) });
    });
  }
  const end = {
    status: told.size > 0 ? 'told' : 'off',
    told_at: told.size > 0 ? sql<string>`clock_timestamp()` : null,
  };
  await inTenant(ctx, (tx) => mark(tx, id, end));
}

const mark = (tx: Tx, id: string, values: object) =>
  tx.updateTable('notices').set(values).where('id', '=', id).execute();

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

function mailOf(ctx: Context, { notice, business }: Order) {
  const link = `${ctx.ports.get(publicUrlPort)()}${notice.path}`;
  const text = [
    `${notice.title}\n`,
    ...(notice.lines as string[]),
    `\n${link}\n`,
    `Sent to you for ${business.name}. What is told, and to whom, can be set: see notices.\n`,
  ].join('\n');
  return { subject: business.test ? `[Test] ${notice.title}` : notice.title, text, link };
}

async function readOrder(tx: Tx, id: string) {
  const notice = await tx
    .selectFrom('notices')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  if (!notice) return null;
  const { business_id, kind } = notice;
  const setting = await settingOf(tx, business_id, kind as NoticeKind);
  return {
    notice,
    business: await readBusiness(tx, business_id),
    mailTo: setting.email ? (setting.email_to ?? (await ownersOf(tx, business_id))) : [],
    textTo: setting.text ? setting.text_to : [],
    textFrom: setting.text ? await agentWithNumber(tx, business_id) : null,
  };
}

async function ownersOf(tx: Tx, businessId: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select app.owner_emails(${businessId}) as email`.execute(tx);
  return rows.map(({ email }) => email);
}

/** Texts to the owner come from the business's first number that an agent answers; without one, none are sent. */
async function agentWithNumber(tx: Tx, businessId: string): Promise<string | null> {
  const number = await tx
    .selectFrom('numbers')
    .select('agent_id')
    .where('business_id', '=', businessId)
    .where('agent_id', 'is not', null)
    .orderBy('created_at')
    .executeTakeFirst();
  return number?.agent_id ?? null;
}
