import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 300_000; // the pages may have to be built first
const STOP_MS = 15_000;

/** The whole product, started as its owner starts it, on a port and an empty data directory of its own. */
export interface Product {
  url: string;
  dataDir: string;
  /** Ends it and removes what it left. */
  stop(): Promise<void>;
}

/** A developer's own settings do not reach what is tested. */
const NOT_OURS = [
  'HOST',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_ADMIN_URL',
  'DATABASE_AUTH_URL',
  'NEXT_PUBLIC_SUPABASE_URL',
  'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
  'SUPABASE_SECRET_KEY',
  'KAICALLS_KEY_PEPPER',
  'SMTP_URL',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
];

/** Starts the product and resolves when it answers. @throws when it ends before that; it has said why. */
export async function startProduct(env: Record<string, string>, signal?: AbortSignal): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kc-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const inherited = { ...process.env };
  for (const name of NOT_OURS) delete inherited[name];
  const root = join(import.meta.dirname, '../..');
  const child = fork(join(root, 'scripts/start.ts'), {
    cwd: root,
    env: { ...inherited, PORT: String(port), KAICALLS_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await answers(url, child, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir, stop };
}

async function answers(url: string, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(100, undefined, { signal })) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The product ended while it started.');
    const reply = await fetch(`${url}/api/health`).catch(() => null);
    if (reply?.ok) return;
  }
  throw new Error('The product did not answer in time.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
