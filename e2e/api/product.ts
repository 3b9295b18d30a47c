import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createServerClient } from '@supabase/ssr';

const { E2E_BASE_URL, E2E_DATA_DIR } = process.env;
if (!E2E_BASE_URL || !E2E_DATA_DIR) {
  throw new Error('These tests need a product that runs: `npm test -- api` starts one, and sets where it is.');
}

/** The product under test, and the folder in which it keeps everything. */
export const BASE = E2E_BASE_URL;
const dataDir = E2E_DATA_DIR;

/** The embedded database, as the owner of everything: only to look at what was stored. */
export const databaseUrl = (): string => {
  const socket = `${realpathSync(join(dataDir, 'postgres'))}.sock`;
  return `postgresql://postgres@/postgres?host=${encodeURIComponent(socket)}`;
};

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body, of a file its text; undefined where it is neither. */
  body: unknown;
}

export interface Asked {
  query?: Record<string, unknown>;
  /** A string goes out as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Headers that say who asks. */
export type Credentials = Record<string, string>;
export const NOBODY: Credentials = {};
export const byKey = (key: string): Credentials => ({ authorization: `Bearer ${key}` });

/** One request; a list in the query is a repeated parameter. */
export async function ask(
  who: Credentials,
  method: string,
  path: string,
  { query = {}, body, headers }: Asked = {},
): Promise<Reply> {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  );
  const url = `${BASE}${path}${search.size > 0 ? `?${search}` : ''}`;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const told = response.headers.get('content-type')?.startsWith('text/csv') ? text : parsed(text);
  return { status: response.status, headers: response.headers, text, body: told };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Signs in as a browser does, by the cookies of Supabase's own client. */
export async function bySession(email: string, password: string): Promise<Credentials> {
  const { publishableKey } = JSON.parse(readFileSync(join(dataDir, 'auth-keys.json'), 'utf8')) as {
    publishableKey: string;
  };
  const jar = new Map<string, string>();
  const { auth } = createServerClient(BASE, publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) jar.set(name, value);
      },
    },
  });
  const { error } = await auth.signInWithPassword({ email, password });
  if (error) throw error;
  return { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: BASE };
}

/** Asks again until the answer is something; fails after `within` milliseconds. */
export async function eventually<T>(probe: () => Promise<T | undefined | false>, within = 60_000): Promise<T> {
  for (const end = Date.now() + within; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const got = await probe();
    if (got) return got;
    if (Date.now() > end) throw new Error('It did not come true in time.');
  }
}
