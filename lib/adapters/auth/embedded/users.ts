import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { type AuthError, emailTaken } from './auth-error.ts';
import { isDuplicate, type Tx } from './transaction.ts';

/** Addresses are kept in lower case, as Supabase does. */
export const emailAddress = z.string().trim().toLowerCase().max(255).pipe(z.email());
export const metadata = z.record(z.string(), z.json());
export type Metadata = z.output<typeof metadata>;

/** What signing in must know of a user; the rest goes out as JSON made by Postgres (`userJson`). */
export interface User {
  id: string;
  email: string;
  passwordHash: string | null;
  confirmed: boolean;
  banned: boolean;
}

const USER = `id, email, encrypted_password as "passwordHash", email_confirmed_at is not null as confirmed,
  coalesce(banned_until > now(), false) as banned`;

export async function findByEmail(db: Pool | Tx, email: string): Promise<User | undefined> {
  const found = await db.query<User>(
    `select ${USER} from auth.users where email = $1 and is_sso_user = false and deleted_at is null`,
    [email],
  );
  return found.rows[0];
}

export async function findById(db: Pool | Tx, id: string): Promise<User | undefined> {
  return (await db.query<User>(`select ${USER} from auth.users where id = $1 and deleted_at is null`, [id])).rows[0];
}

export interface NewUser {
  id?: string;
  email: string;
  passwordHash: string;
  confirmed: boolean;
  userMetadata: Metadata;
  appMetadata: Metadata;
}

/**
 * Rows as Supabase writes them: empty texts rather than nulls, which its auth server cannot read.
 * @throws {AuthError} 422 with `whenTaken`.
 */
export async function insertUser(
  tx: Tx,
  { id = randomUUID(), email, passwordHash, confirmed, userMetadata, appMetadata }: NewUser,
  whenTaken: 'user_already_exists' | 'email_exists',
): Promise<string> {
  try {
    await tx.query(
      `insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
         confirmation_token, recovery_token, email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data,
         created_at, updated_at)
       values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2, $3,
         case when $4::boolean then now() end, '', '', '', '', $5, $6, now(), now())`,
      [
        id,
        email,
        passwordHash,
        confirmed,
        JSON.stringify({ provider: 'email', providers: ['email'], ...appMetadata }),
        JSON.stringify(userMetadata),
      ],
    );
  } catch (error) {
    throw isDuplicate(error) ? (emailTaken(whenTaken) satisfies AuthError) : error;
  }
  await tx.query(
    `insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
     values ($1::text, $1::uuid, $2, 'email', now(), now(), now())`,
    [id, JSON.stringify({ sub: id, email, email_verified: confirmed, phone_verified: false })],
  );
  return id;
}

/** Keys set to null are removed, the others replaced. */
export async function mergeMetadata(
  tx: Tx,
  userId: string,
  column: 'raw_user_meta_data' | 'raw_app_meta_data',
  changes: Metadata,
): Promise<void> {
  await tx.query(
    `update auth.users set updated_at = now(), ${column} = (
       select coalesce(jsonb_object_agg(key, value), '{}')
         from jsonb_each(coalesce(${column}, '{}') || $2::jsonb) where value <> 'null')
     where id = $1`,
    [userId, JSON.stringify(changes)],
  );
}

export async function confirmEmail(tx: Tx, userId: string): Promise<void> {
  await tx.query(
    `update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now() where id = $1`,
    [userId],
  );
  await tx.query(
    `update auth.identities set identity_data = identity_data || '{"email_verified": true}', updated_at = now()
      where user_id = $1 and provider = 'email'`,
    [userId],
  );
}

/** @throws {AuthError} 422 `email_exists` when somebody else has the address. */
export async function changeEmail(tx: Tx, userId: string, email: string): Promise<void> {
  try {
    await tx.query(
      `update auth.users set email = $2, email_change = '', email_change_token_new = '', updated_at = now()
       where id = $1`,
      [userId, email],
    );
  } catch (error) {
    throw isDuplicate(error) ? emailTaken('email_exists') : error;
  }
  await tx.query(
    `update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2::text), updated_at = now()
      where user_id = $1 and provider = 'email'`,
    [userId, email],
  );
}

const USER_JSON = `
  jsonb_strip_nulls(jsonb_build_object(
    'id', u.id, 'aud', u.aud, 'role', u.role, 'email', u.email, 'phone', coalesce(u.phone, ''),
    'email_confirmed_at', u.email_confirmed_at, 'confirmed_at', u.confirmed_at, 'invited_at', u.invited_at,
    'confirmation_sent_at', u.confirmation_sent_at, 'recovery_sent_at', u.recovery_sent_at,
    'new_email', nullif(u.email_change, ''), 'email_change_sent_at', u.email_change_sent_at,
    'last_sign_in_at', u.last_sign_in_at, 'banned_until', u.banned_until,
    'created_at', u.created_at, 'updated_at', u.updated_at, 'is_anonymous', u.is_anonymous))
  || jsonb_build_object(
    'app_metadata', coalesce(u.raw_app_meta_data, '{}'), 'user_metadata', coalesce(u.raw_user_meta_data, '{}'),
    'identities', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
        'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
        'updated_at', i.updated_at, 'email', i.email) order by i.created_at), '[]')
        from auth.identities i where i.user_id = u.id),
    'factors', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'friendly_name', f.friendly_name, 'factor_type', f.factor_type, 'status', f.status,
        'created_at', f.created_at, 'updated_at', f.updated_at) order by f.created_at), '[]')
        from auth.mfa_factors f where f.user_id = u.id))`;

export interface UserJson {
  id: string;
  email: string;
  role: string;
  app_metadata: Metadata;
  user_metadata: Metadata;
  [field: string]: unknown;
}

/** The user as the auth API shows it. */
export async function userJson(db: Pool | Tx, id: string): Promise<UserJson | undefined> {
  const { rows } = await db.query<{ user: string }>(
    `select (${USER_JSON})::text as "user" from auth.users u where u.id = $1`,
    [id],
  );
  return rows[0] && (JSON.parse(rows[0].user) as UserJson);
}

/** Newest first. */
export async function listUsers(
  db: Pool,
  page: number,
  perPage: number,
): Promise<{ users: UserJson[]; total: number }> {
  const { rows } = await db.query<{ users: string; total: number }>(
    `select (select count(*)::int from auth.users) as total,
            (select coalesce(jsonb_agg(${USER_JSON} order by u.created_at desc, u.id), '[]')::text
               from (select * from auth.users order by created_at desc, id limit $1 offset $2) u) as users`,
    [perPage, (page - 1) * perPage],
  );
  return { users: JSON.parse(rows[0]?.users ?? '[]') as UserJson[], total: rows[0]?.total ?? 0 };
}
