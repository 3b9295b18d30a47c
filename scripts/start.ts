import { once } from 'node:events';
import { watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertWhole } from '#lib/core/settings.ts';
import { Child, runOnce } from './supervisor/child.ts';
import { build, buildIsCurrent } from './supervisor/current-build.ts';
import { addressFile, type Database, openDatabase } from './supervisor/database.ts';
import { environmentOf } from './supervisor/environment.ts';
import { ROOT, readSettings, type Settings } from './supervisor/settings.ts';

// One command: database, pages, web server and worker, each started again when it dies, stopped in order at the end.

const STOP_MS = 5_000;

let database: Promise<Database> | undefined;
const children: Child[] = [];
let stopping = false;
let asked = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map((child) => child.stop(STOP_MS)));
  const opened = await database?.catch(() => undefined);
  await opened?.stop();
  process.exit(code);
}

/** Whoever asks twice does not want to wait. That we are stopping for another reason is no first time. */
function interrupted(): void {
  if (asked) process.exit(1);
  asked = true;
  void stop(0);
}
process.on('SIGINT', interrupted);
process.on('SIGTERM', interrupted);

async function start(settings: Settings): Promise<void> {
  assertWhole(process.env);
  database = openDatabase(settings);
  const { addresses } = await database;
  await portIsFree(settings);
  if (stopping) return;
  const environment = environmentOf(settings, addresses);
  const preparations = [runOnce('migrate.ts', environment.web), settings.dev || pagesAreBuilt()];
  await Promise.allSettled(preparations); // whichever fails, the other is not left behind
  await Promise.all(preparations);
  if (stopping) return;
  const web = new Child('web.ts', environment.web, settings.dev ? ['--dev'] : []);
  const worker = new Child('worker.ts', environment.worker);
  children.push(web, worker);
  await Promise.all([web.start(), worker.start()]);
  writeFileSync(addressFile(settings.dataDir), settings.publicUrl);
  if (settings.dev) restartOnChange([web, worker]);
  console.log(welcome(settings.publicUrl));
}

/** A server that was just killed may hold the port until its own end. */
async function portIsFree({ host, port }: Settings): Promise<void> {
  for (const end = Date.now() + STOP_MS + 1000; ; await sleep(200)) {
    const probe = createServer().listen(port, host);
    try {
      await once(probe, 'listening');
      probe.close();
      await once(probe, 'close');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (Date.now() > end) throw new Error(`Port ${port} is in use. Choose another with PORT=…`);
    }
  }
}

async function pagesAreBuilt(): Promise<void> {
  if (buildIsCurrent()) return;
  console.log('Building the pages; this is needed once after each change, and takes about a minute.');
  await build();
}

/** In development the pages reload by themselves; what answers `/api` and takes jobs is started anew. */
function restartOnChange(processes: readonly Child[]): void {
  let timer: NodeJS.Timeout | undefined;
  watch(join(ROOT, 'lib'), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') || file.endsWith('.test.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const child of processes) child.restart();
    }, 300);
  });
}

const welcome = (url: string) => `
KaiCalls is ready: ${url}

Sign up there, or from a terminal:

  curl ${url}/api/v1/signup \\
    -H 'Content-Type: application/json' \\
    -d '{"business_name": "Bloom Dental", "email": "you@example.com", "password": "choose-a-long-one"}'
`;

try {
  await start(readSettings());
} catch (error) {
  // Whoever stops us while we start also ends what is being started: that is no failure, and `stop` is at work.
  if (!stopping) {
    console.error(`\n${(error as Error).message}\n`);
    await stop(1);
  }
}
