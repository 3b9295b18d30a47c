import { z } from 'zod';
import { AuthError, userNotFound } from './auth-error.ts';
import { parse, type Route, redirectOf, requireService } from './call.ts';
import { makeLinkToken } from './one-time-tokens.ts';
import { checkPassword, hashPassword } from './password.ts';
import { inTransaction, type Tx } from './transaction.ts';
import {
  changeEmail,
  confirmEmail,
  emailAddress,
  findByEmail,
  insertUser,
  listUsers,
  mergeMetadata,
  metadata,
  userJson,
} from './users.ts';

const duration = z.string().regex(/^(none|(\d+(\.\d+)?(h|m|s))+)$/);
const fields = z.object({
  id: z.guid().nullish(),
  email: emailAddress.nullish(),
  password: z.string().nullish(),
  email_confirm: z.boolean().nullish(),
  user_metadata: metadata.nullish(),
  app_metadata: metadata.nullish(),
  ban_duration: duration.nullish(),
});
const newUser = fields.extend({ email: emailAddress });
const page = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  per_page: z.coerce.number().int().min(1).max(1000).catch(50),
});
const link = z.object({
  type: z.enum(['signup', 'invite', 'magiclink', 'recovery']),
  email: emailAddress,
  password: z.string().nullish(),
  data: metadata.nullish(),
  redirect_to: z.string().nullish(),
});

/** `POST /admin/users`: without a password nobody can sign in until one is set by link. */
export const createUser: Route = async (server, call) => {
  requireService(call);
  const { id, email, password, email_confirm, user_metadata, app_metadata, ban_duration } = parse(newUser, call.body);
  const passwordHash = await optionalHash(password);
  const created = await inTransaction(server.pool, async (tx) => {
    const user = {
      id: id ?? undefined,
      email,
      passwordHash,
      confirmed: email_confirm === true,
      userMetadata: user_metadata ?? {},
      appMetadata: app_metadata ?? {},
    };
    const userId = await insertUser(tx, user, 'email_exists');
    if (ban_duration) await ban(tx, userId, ban_duration);
    return userJson(tx, userId);
  });
  return { body: created };
};

/** `GET /admin/users?page=&per_page=` */
export const list: Route = async (server, call) => {
  requireService(call);
  const { page: number, per_page } = parse(page, Object.fromEntries(call.url.searchParams));
  const { users, total } = await listUsers(server.pool, number, per_page);
  const last = Math.max(1, Math.ceil(total / per_page));
  const to = (n: number, rel: string) =>
    `<${server.publicUrl()}/auth/v1/admin/users?page=${n}&per_page=${per_page}>; rel="${rel}"`;
  const links = [...(number < last ? [to(number + 1, 'next')] : []), to(last, 'last')];
  return {
    body: { users, aud: 'authenticated' },
    headers: { 'x-total-count': String(total), link: links.join(', ') },
  };
};

/** `GET /admin/users/:id` */
export const show: Route = async (server, call) => {
  requireService(call);
  return { body: (await userJson(server.pool, call.id)) ?? notThere() };
};

/** `PUT /admin/users/:id`: a new address is taken at once, without a mail; a new password ends every session. */
export const update: Route = async (server, call) => {
  requireService(call);
  const { email, password, email_confirm, user_metadata, app_metadata, ban_duration } = parse(fields, call.body);
  const passwordHash = await optionalHash(password);
  const updated = await inTransaction(server.pool, async (tx) => {
    const { rowCount } = await tx.query('select from auth.users where id = $1 for no key update', [call.id]);
    if (!rowCount) throw userNotFound();
    if (email) await changeEmail(tx, call.id, email);
    if (passwordHash) {
      await tx.query('update auth.users set encrypted_password = $2 where id = $1', [call.id, passwordHash]);
      await tx.query('delete from auth.sessions where user_id = $1', [call.id]);
    }
    if (email_confirm) await confirmEmail(tx, call.id);
    if (user_metadata) await mergeMetadata(tx, call.id, 'raw_user_meta_data', user_metadata);
    if (app_metadata) await mergeMetadata(tx, call.id, 'raw_app_meta_data', app_metadata);
    if (ban_duration) await ban(tx, call.id, ban_duration);
    await tx.query('update auth.users set updated_at = now() where id = $1', [call.id]);
    return userJson(tx, call.id);
  });
  return { body: updated };
};

/** `DELETE /admin/users/:id`, with sessions and everything else that refers to the user. */
export const remove: Route = async (server, call) => {
  requireService(call);
  const { rowCount } = await server.pool.query('delete from auth.users where id = $1', [call.id]);
  if (!rowCount) throw userNotFound();
  return { body: {} };
};

/** `POST /admin/generate_link`: a link for the caller to mail. `signup` and `invite` make the user. */
export const generateLink: Route = async (server, call) => {
  requireService(call);
  const { type, email, password, data, redirect_to } = parse(link, call.body);
  const makes = type === 'signup' || type === 'invite';
  const passwordHash = makes ? await optionalHash(password) : '';
  const redirectTo = redirectOf(server, redirect_to ?? call.url.searchParams.get('redirect_to'));
  const made = await inTransaction(server.pool, async (tx) => {
    const existing = await findByEmail(tx, email);
    if (!existing && !makes) throw userNotFound();
    if (existing?.confirmed && makes) {
      throw new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
    }
    const fresh = { email, passwordHash, confirmed: false, userMetadata: data ?? {}, appMetadata: {} };
    const userId = existing?.id ?? (await insertUser(tx, fresh, 'email_exists'));
    const token = await makeLinkToken(tx, { userId, type, email, pkce: false });
    return { user: await userJson(tx, userId), token };
  });
  const query = new URLSearchParams({ token: made.token, type, redirect_to: redirectTo });
  return {
    body: {
      ...made.user,
      action_link: `${server.publicUrl()}/auth/v1/verify?${query}`,
      // Only links prove an address here: six digits could be guessed.
      email_otp: '',
      hashed_token: made.token,
      redirect_to: redirectTo,
      verification_type: type,
    },
  };
};

async function optionalHash(password: string | null | undefined): Promise<string> {
  if (!password) return '';
  checkPassword(password);
  return hashPassword(password);
}

/** Bans for a time as Go writes it (`24h`, `1h30m`), or lifts the ban (`none`). */
async function ban(tx: Tx, userId: string, time: string): Promise<void> {
  const units = { h: 3600, m: 60, s: 1 };
  const seconds = [...time.matchAll(/(\d+(?:\.\d+)?)([hms])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * units[unit as 'h' | 'm' | 's'],
    0,
  );
  await tx.query(
    'update auth.users set banned_until = case when $2::float > 0 then now() + make_interval(secs => $2::float) end where id = $1',
    [userId, seconds],
  );
}

function notThere(): never {
  throw userNotFound();
}
