import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { prepareQueues } from '#lib/surfaces/jobs/queues.ts';
import { JOBS } from '#lib/surfaces/jobs/registry.ts';
import { ROOT, readSettings } from './supervisor/settings.ts';

// Brings schema and queues up to date. A bare Postgres first gets what a Supabase project has.
const { DATABASE_ADMIN_URL, NEXT_PUBLIC_SUPABASE_URL } = readSettings().env;
if (!DATABASE_ADMIN_URL) throw new Error('Set DATABASE_ADMIN_URL to the database that is to be migrated.');

const client = new Client({ connectionString: DATABASE_ADMIN_URL });
await client.connect();
try {
  await migrate(client, { dir: join(ROOT, 'supabase/migrations'), platform: !NEXT_PUBLIC_SUPABASE_URL });
} finally {
  await client.end();
}
await prepareQueues(DATABASE_ADMIN_URL, JOBS);
