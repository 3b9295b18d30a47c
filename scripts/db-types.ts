import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { type DatabaseMetadata, generate, getDialect, Logger } from 'kysely-codegen';
import { Client, Pool } from 'pg';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { ROOT } from './supervisor/settings.ts';

// Writes the types of the schema from a database that was migrated just now; with `--verify`, fails where the file in
// the repository differs from what it would write.
const postgres = await scratchPostgres();
const server = { host: postgres.host, port: postgres.port, user: 'postgres', database: 'postgres' };
const client = new Client(server);
const pool = new Pool(server);
pool.on('error', () => {}); // a connection that is still closing when the server stops
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
try {
  await client.connect();
  await migrate(client, { dir: join(ROOT, 'supabase/migrations'), platform: true });
  await generate({
    db,
    dialect: getDialect('postgres'),
    includePattern: 'public.*',
    typeMapping: { timestamptz: 'string', date: 'string', int8: 'number' },
    postprocess: async ({ metadata }) => withWords(metadata),
    outFile: join(ROOT, 'lib/adapters/db/db.gen.ts'),
    verify: process.argv.includes('--verify'),
    logger: new Logger('error'),
  });
} finally {
  await Promise.all([client.end(), db.destroy()]);
  await postgres.stop();
}

/** A column whose check names the few words that it may hold has them as its type. */
async function withWords(metadata: DatabaseMetadata): Promise<DatabaseMetadata> {
  const { rows } = await client.query<{ name: string; check: string }>(
    `select t.relname || '.' || a.attname as name, pg_get_constraintdef(c.oid) as check
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'c' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`,
  );
  const words = new Map(
    rows.flatMap(({ name, check }) => {
      const [, list] = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(check) ?? [];
      return list ? [[name, [...list.matchAll(/'(.*?)'::text/g)].map(([, word = '']) => word)]] : [];
    }),
  );
  for (const table of metadata.tables)
    for (const column of table.columns) column.enumValues ??= words.get(`${table.name}.${column.name}`) ?? null;
  return metadata;
}
