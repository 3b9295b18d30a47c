import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SETTINGS } from '#lib/core/settings.ts';
import { freePort } from './free-port.ts';

const READY_WITHIN_MS = 300_000; // the pages may have to be built first
const STOP_MS = 15_000;
const LOOPBACK_ONLY = new URL('loopback-only.ts', import.meta.url).href;

/** The whole product, started as its owner starts it, on a port and an empty data directory of its own. */
export interface Product {
  url: string;
  dataDir: string;
  /** Ends it and removes what it left. @throws when it has tried to leave this machine. */
  stop(): Promise<void>;
}

/** A developer's own settings do not reach what is tested. */
const NOT_OURS = SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name));

/** Starts the product and resolves when it answers. @throws when it ends before that; it has said why. */
export async function startProduct(env: Record<string, string>, signal?: AbortSignal): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kc-e2e-'));
  const port = Number(env.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const inherited = { ...process.env };
  for (const name of NOT_OURS) delete inherited[name];
  const strayedFile = join(dataDir, 'strayed');
  const root = join(import.meta.dirname, '../..');
  const child = fork(join(root, 'scripts/start.ts'), {
    cwd: root,
    env: {
      ...inherited,
      PORT: String(port),
      KAICALLS_DATA_DIR: dataDir,
      NODE_OPTIONS: `--import=${LOOPBACK_ONLY}`,
      KAICALLS_STRAYED_FILE: strayedFile,
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = async () => {
    await end(child);
    const strayed = existsSync(strayedFile) ? readFileSync(strayedFile, 'utf8') : '';
    rmSync(dataDir, { recursive: true, force: true });
    if (strayed) throw new Error(`The product tried to leave this machine:\n${strayed}`);
  };
  try {
    await answers(url, child, signal);
    await hurry(dataDir);
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

/** Its database does not wait for the disk: no test cuts the power. */
async function hurry(dataDir: string): Promise<void> {
  const host = `${realpathSync(join(dataDir, 'postgres'))}.sock`;
  const client = new Client({ host, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await client.query('alter system set fsync = off');
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}
