import type { Client } from 'pg';
import { openSecret } from '#lib/adapters/auth/embedded/totp.ts';
import { copyRows } from './copy.ts';
import { allRows, columnsOf, mustBeAlike } from './tables.ts';

// People: their passwords (bcrypt on both sides), identities and authenticator apps. What stays behind ends with the
// move: sessions, links under way (one is asked for anew), and recovery codes, whose hashes Supabase keeps in another form.

/** Columns of links under way, as they are where there is none. */
const NO_LINK: Readonly<Record<string, string>> = {
  confirmation_token: "''",
  recovery_token: "''",
  email_change_token_new: "''",
  email_change_token_current: "''",
  email_change: "''",
  email_change_confirm_status: '0',
  phone_change: "''",
  phone_change_token: "''",
  reauthentication_token: "''",
};

interface AuthTable {
  columns: readonly string[];
  select: string;
}

/** @throws when the project's auth server is so old that it lacks a column. */
async function authTable(source: Client, target: Client, table: string): Promise<AuthTable> {
  const [ours, theirs] = [await columnsOf(source, table), await columnsOf(target, table)];
  const missing = ours.filter((column) => !theirs.includes(column));
  if (missing.length > 0) throw new Error(`The project's ${table} lacks ${missing.join(', ')}: upgrade the project.`);
  const values = ours.map((column) => (column in NO_LINK ? `${NO_LINK[column]} as ${column}` : column));
  return { columns: ours, select: `select ${values.join(', ')} from ${table}` };
}

export interface People {
  users: number;
  /** Authenticator apps. */
  factors: number;
  /** People whose recovery codes stay behind. */
  withRecoveryCodes: number;
}

export async function countPeople(source: Client): Promise<People> {
  const { rows } = await source.query<People>(
    `select (select count(*)::int from auth.users) as users,
            (select count(*)::int from auth.mfa_factors where status = 'verified') as factors,
            (select count(distinct user_id)::int from auth.mfa_recovery_codes where used_at is null) as "withRecoveryCodes"`,
  );
  return rows[0] as People;
}

/** @throws when what arrived differs from what was sent. */
export async function copyPeople(source: Client, target: Client, secret: string): Promise<void> {
  for (const table of ['auth.users', 'auth.identities']) {
    const { columns, select } = await authTable(source, target, table);
    await copyRows(source, select, target, table, columns);
    await mustBeAlike(table, source, select, target, allRows({ name: table, columns }));
  }
  await copyFactors(source, target, secret);
}

interface Factor {
  id: string;
  user_id: string;
  friendly_name: string | null;
  secret: string;
  created_at: string;
  updated_at: string;
}

/** Supabase keeps an authenticator app's secret in the clear (or seals it itself); ours is sealed with our own key. */
async function copyFactors(source: Client, target: Client, secret: string): Promise<void> {
  const { rows } = await source.query<Factor>(
    `select id, user_id, friendly_name, secret, created_at::text, updated_at::text
       from auth.mfa_factors where status = 'verified' and factor_type = 'totp'`,
  );
  for (const { id, user_id, friendly_name, secret: sealed, created_at, updated_at } of rows) {
    await target.query(
      `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
       values ($1, $2, $3, 'totp', 'verified', $4, $5, $6)`,
      [id, user_id, friendly_name, openSecret(secret, id, sealed).base32, created_at, updated_at],
    );
  }
}
