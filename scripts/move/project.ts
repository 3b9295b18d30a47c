import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { ROOT } from '#scripts/supervisor/settings.ts';
import type { Table } from './tables.ts';

const MIGRATIONS = join(ROOT, 'supabase/migrations');
const OLDEST = 150_000;

/** @throws when the server is not that of a Supabase project, or too old. */
export async function mustBeProject(target: Client): Promise<void> {
  const { rows } = await target.query<{ version: number; project: boolean }>(
    `select current_setting('server_version_num')::int as version,
            to_regclass('auth.identities') is not null and to_regrole('supabase_admin') is not null as project`,
  );
  const [server] = rows;
  if (!server?.project) throw new Error('This is no Supabase project: it has no auth server of its own.');
  if (server.version < OLDEST) throw new Error('The project must run Postgres 15 or newer.');
}

const numberOf = (file: string): string => file.slice(0, 14);

async function applied(client: Client): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('supabase_migrations.schema_migrations') is not null as there`,
  );
  if (!there[0]?.there) return [];
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version',
  );
  return rows.map(({ version }) => version);
}

/** @throws when the source is not of this version of the product. */
export async function mustBeCurrent(source: Client): Promise<void> {
  const files = readdirSync(MIGRATIONS).map(numberOf).sort();
  if (String(await applied(source)) !== String(files)) {
    throw new Error('The data is of another version of the product. Start the product once, stop it, and move then.');
  }
}

/** Migrations that the project lacks. @throws when it has others: of a newer version, or of something else. */
export async function missingMigrations(target: Client): Promise<string[]> {
  const files = readdirSync(MIGRATIONS).sort();
  const there = await applied(target);
  const foreign = there.filter((version) => !files.some((file) => numberOf(file) === version));
  if (foreign.length > 0) throw new Error(`The project has migrations that are not ours: ${foreign.join(', ')}.`);
  return files.filter((file) => !there.includes(numberOf(file)));
}

export const bringUpToDate = (target: Client): Promise<string[]> =>
  migrate(target, { dir: MIGRATIONS, platform: false });

/** @throws naming the first table that has rows: what is moved goes into an empty project. */
export async function mustBeEmpty(target: Client, tables: readonly Table[]): Promise<void> {
  for (const name of ['auth.users', ...tables.map((table) => table.name)]) {
    const { rows } = await target.query(`select from ${name} limit 1`);
    if (rows.length > 0) throw new Error(`The project is not empty: ${name} has rows. Nothing was moved.`);
  }
}
