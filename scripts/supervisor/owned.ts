import { Client } from 'pg';
import { startPostgres } from '#lib/adapters/db/embedded/launcher.ts';
import { readSettings } from './settings.ts';

/** Works on the database as the owner of its tables, beside a running product or without one. */
export async function asOwnerOfTables<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { env, dataDir } = readSettings();
  const embedded = env.DATABASE_ADMIN_URL ? undefined : await startPostgres({ dataDir });
  const client = new Client(
    embedded
      ? { host: embedded.host, port: embedded.port, user: 'postgres', database: 'postgres' }
      : { connectionString: env.DATABASE_ADMIN_URL },
  );
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    if (embedded && !embedded.adopted) await embedded.stop();
  }
}
