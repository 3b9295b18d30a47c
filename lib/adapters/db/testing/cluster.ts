import { join } from 'node:path';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { becomeProject, createProjectDatabase, standInForAuth } from './supabase-project.ts';
import { TEMPLATE } from './template.ts';

// A process of its own, forked by `global-setup.ts`: it ends, and takes its Postgres with it, also when the test runner
// is killed. Another Postgres than the one that npm installed (`KAICALLS_TEST_POSTGRES`) stands in for a Supabase
// project: there the schema's owner is no superuser, and the auth server's tables are not ours.
const MIGRATIONS = join(import.meta.dirname, '../../../../supabase/migrations');
const asProject = Boolean(process.env.KAICALLS_TEST_POSTGRES);

const { host, port, dataDir, stop } = await scratchPostgres();
process.once('disconnect', () => void stop());

async function withClient(user: string, database: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ host, port, user, database });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  );
  return rows[0]?.major ?? 0;
}

/** What tests fill tables with; Postgres has it from 18 on. */
async function provideUuidv7(client: Client): Promise<void> {
  if ((await versionOf(client)) >= 18) return;
  await client.query(`create function public.uuidv7() returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
            substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
  $$`);
}

/** What a project's owner does by hand, and what only tests do: they look at rows as the product's role, and sign in. */
async function openProject(): Promise<void> {
  await standInForAuth({ host, port }, TEMPLATE);
  await withClient('postgres', TEMPLATE, (client) => client.query('alter role kaicalls_app login'));
  await withClient('supabase_admin', TEMPLATE, async (client) => {
    // From 16 on, who makes a role has it already, but not so as to become it.
    const become = (await versionOf(client)) >= 16 ? ' with inherit true, set true' : '';
    await client.query(`grant kaicalls_app to postgres${become}`);
  });
}

if (asProject) {
  await becomeProject({ host, port });
  await createProjectDatabase({ host, port }, TEMPLATE);
} else await withClient('postgres', 'postgres', (client) => client.query(`create database ${TEMPLATE}`));
await withClient('postgres', TEMPLATE, async (client) => {
  await migrate(client, { dir: MIGRATIONS, platform: !asProject });
  await provideUuidv7(client);
});
if (asProject) await openProject();
const boss = new PgBoss({ host, port, user: 'postgres', database: TEMPLATE, supervise: false, schedule: false });
await boss.start();
await boss.stop({ graceful: false });
process.send?.({ host, port, dataDir });
