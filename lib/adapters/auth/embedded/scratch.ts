import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import type { Mail } from '#lib/adapters/mail/port.ts';
import { loadAuthKeys } from './auth-keys.ts';
import { createEmbeddedAuth } from './auth-server.ts';

/** The embedded auth server over HTTP, for one test file, on a Postgres of its own. */
export async function scratchAuth(options: Partial<Parameters<typeof createEmbeddedAuth>[0]> = {}) {
  const server = await scratchPostgres();
  const owner = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' });
  await owner.connect();
  await migrate(owner, { dir: import.meta.dirname, platform: true });
  const { host, port } = server;
  const pool = new pg.Pool({ host, port, user: 'supabase_auth_admin', database: 'postgres', max: 10 });

  const keys = loadAuthKeys(server.dataDir);
  const mails: Mail[] = [];
  const errors: unknown[] = [];
  let url = '';
  const auth = createEmbeddedAuth({
    pool,
    keys,
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
    dataDir: server.dataDir,
    keys,
    handle: auth.handle,
    mails,
    errors,
    query: owner.query.bind(owner) as pg.Client['query'],
    stop,
  };
}
