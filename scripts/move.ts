import { parseArgs } from 'node:util';
import { createClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import type { Storage } from '#lib/adapters/storage/port.ts';
import { supabaseStorage } from '#lib/adapters/storage/supabase.ts';
import { move } from './move/move.ts';
import { markMoved, nextSteps, productUrl, writeEnvironment } from './move/next-steps.ts';
import { openDatabase } from './supervisor/database.ts';
import { secretsOf } from './supervisor/secrets.ts';
import { readSettings, type Settings } from './supervisor/settings.ts';

// Moves everything from the embedded database to an empty Supabase project, while the product does not run:
//   npm run move -- --to postgresql://postgres:…@db.….supabase.co:5432/postgres [--dry-run]

function bucketOf({ env }: Settings): Storage | null {
  const bucket = process.env.SUPABASE_STORAGE_BUCKET;
  if (!bucket) return null;
  if (!env.NEXT_PUBLIC_SUPABASE_URL || !env.SUPABASE_SECRET_KEY) {
    throw new Error('SUPABASE_STORAGE_BUCKET needs NEXT_PUBLIC_SUPABASE_URL and the keys of the project.');
  }
  return supabaseStorage(createClient(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SECRET_KEY), bucket);
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, keepAlive: true });
  client.on('error', () => {}); // the statement under way reports it
  await client.connect();
  return client;
}

async function run(to: string, dryRun: boolean): Promise<void> {
  const settings = readSettings();
  if (settings.env.DATABASE_URL) throw new Error('DATABASE_URL is set: this product has left its embedded database.');
  productUrl(to, '');
  const bucket = bucketOf(settings);
  const database = await openDatabase(settings);
  const clients: Client[] = [];
  try {
    const source = await connected(database.addresses.DATABASE_ADMIN_URL);
    clients.push(source);
    const target = await connected(to);
    clients.push(target);
    const secret = secretsOf(settings).KAICALLS_KEY_PEPPER as string;
    const { dataDir } = settings;
    const moved = await move(
      { client: source, dataDir, secret },
      { client: target, url: to, bucket },
      {
        dryRun,
        tell: console.log,
        beforeCommit(password) {
          writeEnvironment(settings, to, password, secret);
          markMoved(settings, to);
        },
      },
    );
    if (!dryRun) console.log(`Moved.\n\n${nextSteps(moved, settings, bucket !== null)}`);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
    await database.stop();
  }
}

const { values } = parseArgs({ options: { to: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
if (!values.to) {
  console.error('Usage: npm run move -- --to <the project’s database address, as postgres> [--dry-run]');
  process.exit(2);
}
await run(values.to, values['dry-run'] === true).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
