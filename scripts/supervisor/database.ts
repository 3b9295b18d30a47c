import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startPostgres } from '#lib/adapters/db/embedded/launcher.ts';
import type { Settings } from './settings.ts';

/** Any number; it is held as long as a supervisor lives on this data directory. */
const LOCK = 3_141_592;

/** Where the processes find the database. */
export interface DatabaseAddresses {
  DATABASE_URL: string;
  DATABASE_ADMIN_URL: string;
  /** Only for the process that serves the embedded auth server. */
  DATABASE_AUTH_URL?: string;
}

export interface Database {
  addresses: DatabaseAddresses;
  stop(): Promise<void>;
}

/** The address of the instance that runs on this data directory, written when it answers. */
export const addressFile = (dataDir: string): string => join(dataDir, 'address');

/** Says where everything was moved to (`npm run move`): what is here still would do its work a second time. */
export const movedFile = (dataDir: string): string => join(dataDir, 'moved');

/** The configured database, or the embedded one, started and held. @throws when another instance holds it, or it moved. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const { DATABASE_URL, DATABASE_ADMIN_URL = '', DATABASE_AUTH_URL } = settings.env;
  if (!DATABASE_URL) return holdEmbedded(settings);
  return { addresses: { DATABASE_URL, DATABASE_ADMIN_URL, DATABASE_AUTH_URL }, stop: async () => {} };
}

async function holdEmbedded({ dataDir, env }: Settings): Promise<Database> {
  if (existsSync(movedFile(dataDir))) throw new Error(readFileSync(movedFile(dataDir), 'utf8'));
  let stopping = false;
  let server = await startPostgres({ dataDir });
  let holder = await hold(server, dataDir, lost);

  /** Our connection broke: Postgres was killed, and is started again as if nothing had been. */
  async function lost(): Promise<void> {
    while (!stopping) {
      console.error('The database went away; starting it again.');
      try {
        server = await startPostgres({ dataDir });
        holder = await hold(server, dataDir, lost);
        return;
      } catch (error) {
        console.error((error as Error).message);
        await sleep(1000);
      }
    }
  }

  const url = (user: string) =>
    `postgresql://${user}@/postgres?host=${encodeURIComponent(server.host)}&port=${server.port}`;
  return {
    addresses: {
      DATABASE_URL: url('kaicalls_app'),
      DATABASE_ADMIN_URL: url('postgres'),
      ...(env.NEXT_PUBLIC_SUPABASE_URL ? {} : { DATABASE_AUTH_URL: url('supabase_auth_admin') }),
    },
    async stop() {
      stopping = true;
      await holder.end().catch(() => {});
      await server.stop();
    },
  };
}

/** Takes the lock that makes this the only instance; it goes with the connection, however this process ends. */
async function hold(server: EmbeddedPostgres, dataDir: string, lost: () => void): Promise<Client> {
  const { host, port } = server;
  const client = new Client({ host, port, user: 'postgres', database: 'postgres', application_name: 'supervisor' });
  client.on('error', () => {}); // `end` follows
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK]);
  if (!rows[0]?.held) {
    await client.end();
    const file = addressFile(dataDir);
    const where = existsSync(file) ? `: ${readFileSync(file, 'utf8')}` : '.';
    throw new Error(`KaiCalls is already running on this data directory (${dataDir})${where}`);
  }
  client.once('end', lost);
  return client;
}
