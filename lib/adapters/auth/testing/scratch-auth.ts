import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import { createEmbeddedAuth } from '#lib/adapters/auth/embedded/auth-server.ts';
import type { LinkMail } from '#lib/adapters/auth/embedded/mails.ts';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';

/** The embedded auth server over HTTP, for one test file, on a Postgres of its own. */
export async function scratchAuth(options: Partial<Parameters<typeof createEmbeddedAuth>[0]> = {}) {
  const server = await scratchPostgres();
  const owner = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' });
  // The server may be faster to stop than a connection to say goodbye.
  owner.on('error', () => {});
  await owner.connect();
  await migrate(owner, { dir: import.meta.dirname, platform: true });
  const { host, port } = server;
  const pool = new pg.Pool({ host, port, user: 'supabase_auth_admin', database: 'postgres', max: 10 });
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {}); // the server may end a connection that is about to say goodbye

  const keys = loadAuthKeys(server.dataDir);
  const mails: LinkMail[] = [];
  const errors: unknown[] = [];
  let url = '';
  const auth = createEmbeddedAuth({
    pool,
    keys,
    secret: 'the secret of a test',
    publicUrl: () => url,
    mail: { send: async (mail) => void mails.push(mail) },
    onError: (error) => errors.push(error),
    ...options,
  });
  const http = createAdaptorServer({ fetch: auth.handle });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const stop = async () => {
    http.close();
    await pool.end();
    await owner.end();
    await server.stop();
  };
  return {
    url,
    project: { url, publishableKey: keys.publishableKey, secretKey: keys.secretKey },
    dataDir: server.dataDir,
    keys,
    handle: auth.handle,
    mails,
    errors,
    query: owner.query.bind(owner) as pg.Client['query'],
    stop,
  };
}
