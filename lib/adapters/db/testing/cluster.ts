import { join } from 'node:path';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { TEMPLATE } from './template.ts';

// A process of its own, forked by `global-setup.ts`: it ends, and takes its Postgres with it, also when the test runner
// is killed.
const MIGRATIONS = join(import.meta.dirname, '../../../../supabase/migrations');

const { host, port, stop } = await scratchPostgres();
process.once('disconnect', () => void stop());

async function withClient(database: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ host, port, user: 'postgres', database });
  await client.connect();
  await work(client).finally(() => client.end());
}

await withClient('postgres', (client) => client.query(`create database ${TEMPLATE}`));
await withClient(TEMPLATE, (client) => migrate(client, { dir: MIGRATIONS, platform: true }));
const boss = new PgBoss({ host, port, user: 'postgres', database: TEMPLATE, supervise: false, schedule: false });
await boss.start();
await boss.stop({ graceful: false });
process.send?.({ host, port });
