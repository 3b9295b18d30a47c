import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import { testDatabase } from '#lib/adapters/db/testing/database.ts';
import type { Ports } from '#lib/core/port.ts';
import { composedPorts, readSession } from '#lib/surfaces/compose.ts';
import { createKernel } from '#lib/surfaces/http/kernel.ts';
import { SERVED } from '#lib/surfaces/http/served.ts';
import { prepareQueues } from '#lib/surfaces/jobs/queues.ts';
import { JOBS } from '#lib/surfaces/jobs/registry.ts';
import { startWorker } from '#lib/surfaces/jobs/worker.ts';

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  del(path: string, headers?: Record<string, string>): Promise<Reply>;
}

export interface Account {
  email: string;
  api_key: string;
  business_id: string;
  agent_id: string;
  phone_number: string;
  api: Client;
}

/**
 * The product in this process, on a database of its own: the kernel as the server runs it, every adapter of the embedded
 * default, and a worker when it is asked for. It ends with the process of its test file.
 */
export async function testInstance({ worker = false } = {}) {
  const { adminUrl } = await testDatabase();
  const dataDir = mkdtempSync(join(inject('postgres').dataDir, 'instance-'));
  return openInstance({ adminUrl, dataDir, worker });
}

/** The same on a database and a data directory that are there already, migrated; the caller stops it. */
export async function openInstance({
  adminUrl,
  dataDir,
  worker,
}: {
  /** Its owner is `postgres`; the other roles log in likewise. */
  adminUrl: string;
  dataDir: string;
  worker: boolean;
}) {
  const keys = loadAuthKeys(dataDir);
  Object.assign(process.env, {
    KAICALLS_DATA_DIR: dataDir,
    DATABASE_AUTH_URL: adminUrl.replace('postgres@', 'supabase_auth_admin@'),
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    RATE_LIMIT_FACTOR: '1000',
  });
  await prepareQueues(adminUrl, JOBS);
  const ports: Ports = composedPorts();
  const kernel = createKernel({ catalog: SERVED, ports, readSession });
  const working = worker ? await startWorker(adminUrl, ports, JOBS) : null;
  const stop = async () => {
    await working?.stop();
    await kernel.close();
  };

  const client = (key?: string): Client => {
    const send = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Reply> => {
      const response = await kernel.handle(
        new Request(`http://127.0.0.1:3000${path}`, {
          method,
          headers: {
            ...(key ? { authorization: `Bearer ${key}` } : {}),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
        }),
        { address: '127.0.0.1' },
      );
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
    };
    return {
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
      patch: (path, body, headers) => send('PATCH', path, body, headers),
      del: (path, headers) => send('DELETE', path, undefined, headers),
    };
  };

  let count = 0;
  const signUp = async (name: string, more: Record<string, unknown> = {}): Promise<Account> => {
    count += 1;
    const email = `owner${count}@example.com`;
    const { status, body } = await client().post('/api/v1/signup', {
      business_name: name,
      email,
      password: 'a long password',
      ...more,
    });
    if (status !== 201) throw new Error(`signup answered ${status} ${JSON.stringify(body)}`);
    return { email, ...body, api: client(body.api_key) };
  };
  return { ports, kernel, client, signUp, adminUrl, dataDir, stop };
}

/** Asks again until `probe` answers something true; fails after `within` milliseconds. */
export async function eventually<T>(probe: () => Promise<T | null | undefined | false>, within = 15_000): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const got = await probe();
    if (got) return got;
    if (Date.now() > end) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
