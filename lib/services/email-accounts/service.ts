import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountMailerPort, MailFailed } from '#lib/adapters/mail/port.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { smtpAccountOf } from './account.ts';
import type {
  ConnectEmailAccountInput,
  EmailAccount,
  ListEmailAccountsInput,
  ListEmailAccountsOutput,
  UpdateEmailAccountInput,
} from './schema.ts';

type Account = z.output<typeof EmailAccount>;

const CLOCK = sql<string>`clock_timestamp()`;
const ROW = `r.id, r.business_id, r.from_name, r.from_address, r.host, r.port, r.security, r.username, r.is_default,
  app.iso(r.verified_at) as verified_at, r.last_error as error, app.iso(r.created_at) as created_at,
  app.iso(r.updated_at) as updated_at`;

export async function listEmailAccounts(
  ctx: Context,
  input: z.output<typeof ListEmailAccountsInput>,
): Promise<Json<typeof ListEmailAccountsOutput>> {
  return readPage(ctx, {
    name: 'accounts',
    table: 'email_accounts',
    columns: ROW,
    businesses: businessesOf(ctx, input.business_id),
    limit: input.limit,
    after: input.after,
  });
}

async function readAccount(ctx: Context, id: string): Promise<Account> {
  const { text } = await readOne(ctx, { what: 'Email account', table: 'email_accounts', columns: ROW, id });
  return JSON.parse(text);
}

/** Connects a mail account, and signs in to see whether it works; the answer says so, and the account is kept either way. */
export async function connectEmailAccount(
  ctx: Context,
  input: z.output<typeof ConnectEmailAccountInput>,
): Promise<Account> {
  const { business_id, password, is_default, ...fields } = input;
  const businessId = oneBusiness(ctx, business_id);
  const id = newId();
  await inTenant(ctx, async (tx) => {
    const first = !(await tx
      .selectFrom('email_accounts')
      .select('id')
      .where('business_id', '=', businessId)
      .where('is_default', '=', true)
      .executeTakeFirst());
    if (is_default && !first) await dropDefault(tx, businessId);
    await tx
      .insertInto('email_accounts')
      .values({
        id,
        business_id: businessId,
        ...fields,
        is_default: is_default || first,
        password: ctx.ports.get(accountMailerPort).seal(id, password),
      })
      .execute();
    const after = { ...fields, is_default: is_default || first };
    await recordAudit(tx, ctx, { ...audited(businessId, id), action: 'email_account.connected', after });
  });
  return verifyEmailAccount(ctx, id);
}

/** Changes what is given. A new password or server is signed in to at once. */
export async function updateEmailAccount(
  ctx: Context,
  input: z.output<typeof UpdateEmailAccountInput>,
): Promise<Account> {
  const { id, password, ...fields } = input;
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  await inTenant(ctx, async (tx) => {
    const before = await ours(tx, ctx, id);
    if (fields.is_default) await dropDefault(tx, before.business_id);
    await tx
      .updateTable('email_accounts')
      .set({
        ...changes,
        ...(password === undefined ? {} : { password: ctx.ports.get(accountMailerPort).seal(id, password) }),
        updated_at: CLOCK,
      })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, ctx, {
      ...audited(before.business_id, id),
      action: 'email_account.changed',
      before: Object.fromEntries(Object.entries(before).filter(([name]) => Object.hasOwn(changes, name))),
      after: { ...changes, ...(password === undefined ? {} : { password: 'changed' }) },
    });
  });
  const connects = ['host', 'port', 'security', 'username'].some((name) => Object.hasOwn(changes, name));
  return connects || password !== undefined ? verifyEmailAccount(ctx, id) : readAccount(ctx, id);
}

/** Signs in to the mail server, sends nothing, and keeps what came of it. No transaction is held meanwhile, unless the caller's own. */
export async function verifyEmailAccount(ctx: Context, id: string): Promise<Account> {
  const row = await inTenant(ctx, (tx) => ours(tx, ctx, id));
  const failure = await ctx.ports
    .get(accountMailerPort)
    .verify(smtpAccountOf(row))
    .then(
      () => null,
      (error: unknown) => {
        if (error instanceof MailFailed) return error.message;
        throw error;
      },
    );
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('email_accounts')
      .set(failure === null ? { verified_at: CLOCK, last_error: null } : { last_error: failure, verified_at: null })
      .where('id', '=', id)
      .execute(),
  );
  return readAccount(ctx, id);
}

/** Disconnects an account. What was to be sent from it is failed when its turn comes, and says why. */
export async function removeEmailAccount(ctx: Context, id: string): Promise<{ success: true }> {
  await inTenant(ctx, async (tx) => {
    const { business_id, from_address, host } = await ours(tx, ctx, id);
    await tx.deleteFrom('email_accounts').where('id', '=', id).execute();
    await recordAudit(tx, ctx, {
      ...audited(business_id, id),
      action: 'email_account.disconnected',
      before: { from_address, host },
    });
  });
  return { success: true };
}

const audited = (businessId: string, id: string) => ({ businessId, subjectType: 'email_account', subjectId: id });

async function ours(tx: Tx, ctx: Context, id: string) {
  const row = await tx
    .selectFrom('email_accounts')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Email account');
  return row;
}

const dropDefault = (tx: Tx, businessId: string) =>
  tx
    .updateTable('email_accounts')
    .set({ is_default: false })
    .where('business_id', '=', businessId)
    .where('is_default', '=', true)
    .execute();
