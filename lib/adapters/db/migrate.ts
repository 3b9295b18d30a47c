import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { ownTransaction } from './sql-text.ts';

const FILE = /^(\d{14})_(.+)\.sql$/;
/** Any number, as long as every instance uses the same. */
const LOCK = 72707369;
const PLATFORM = join(import.meta.dirname, 'embedded/platform.sql');

interface Migration {
  file: string;
  version: string;
  name: string;
}

/**
 * Applies what is new in `dir` (files `<14 digits>_<name>.sql`, each in one transaction) and returns their file names.
 * Keeps the history where the Supabase CLI does, so that either can go on where the other stopped. Instances that start
 * together take turns. `platform` first provides what a bare Postgres lacks (`embedded/platform.sql`).
 * @throws before anything is applied: on a file of another name, one older than the last applied, or one with its own
 * begin or commit; and with the file's name where its SQL fails, leaving that file unapplied.
 */
export async function migrate(
  client: Client,
  { dir, platform }: { dir: string; platform: boolean },
): Promise<string[]> {
  const migrations = list(dir);
  for (const { file } of migrations) refuseOwnTransaction(file, readFileSync(join(dir, file), 'utf8'));
  await inTurn(client, async () => {
    if (platform) await providePlatform(client);
    await client.query(`create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
      alter table supabase_migrations.schema_migrations add column if not exists statements text[];
      alter table supabase_migrations.schema_migrations add column if not exists name text`);
  });
  const applied: string[] = [];
  for (;;) {
    const file = await inTurn(client, () => applyNext(client, dir, migrations));
    if (!file) return applied;
    applied.push(file);
  }
}

/** A transaction that waits for those of other instances. The lock ends with it, also behind a connection pooler. */
async function inTurn<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function providePlatform(client: Client): Promise<void> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'supabase_admin'`);
  if (rowCount) throw new Error('This is a Supabase project: its own auth schema and roles must not be replaced.');
  await client.query("set local client_min_messages = 'warning'");
  await client.query(readFileSync(PLATFORM, 'utf8'));
}

async function applyNext(client: Client, dir: string, migrations: Migration[]): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string }>('select version from supabase_migrations.schema_migrations');
  const done = new Set(rows.map(({ version }) => version));
  const last = [...done].sort().at(-1) ?? '';
  const late = migrations.find(({ version }) => version < last && !done.has(version));
  if (late) throw new Error(`${late.file} is older than ${last}, the last applied migration. Give it a newer number.`);
  const next = migrations.find(({ version }) => !done.has(version));
  if (!next) return undefined;
  const text = readFileSync(join(dir, next.file), 'utf8');
  try {
    await client.query('set local statement_timeout = 0');
    await client.query(text);
  } catch (error) {
    throw new Error(`${next.file}: ${(error as Error).message}${lineOf(text, error)}`, { cause: error });
  }
  await client.query(
    'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
    [next.version, next.name, [text]],
  );
  return next.file;
}

function list(dir: string): Migration[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.sql'));
  const seen = new Set<string>();
  return files.sort().map((file) => {
    const [, version, name] = FILE.exec(file) ?? [];
    if (!version || !name) throw new Error(`${file}: a migration is named <14 digits>_<name>.sql.`);
    if (seen.has(version)) throw new Error(`${file}: another migration has this number.`);
    seen.add(version);
    return { file, version, name };
  });
}

function refuseOwnTransaction(file: string, text: string): void {
  const statement = ownTransaction(text);
  if (statement) throw new Error(`${file}: "${statement}" would break its transaction; a migration is one already.`);
}

function lineOf(text: string, error: unknown): string {
  const position = Number((error as { position?: string }).position);
  return position > 0 ? ` (line ${text.slice(0, position).split('\n').length})` : '';
}
