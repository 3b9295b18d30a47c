import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import { type EmbeddedPostgres, startPostgres } from '#lib/adapters/db/embedded/launcher.ts';
import { freePort } from '#scripts/testing/free-port.ts';
import { parentOf } from './processor-time.ts';
import { Program } from './program.ts';

const ROOT = join(import.meta.dirname, '..');
const PEPPER = 'a pepper of no value, for benchmarks';

/**
 * Above what a round asks for, and low enough that portions are taken again and again: limits are on.
 * Reads: 3,600 a minute and key; writes 1,440.
 */
const RATE_LIMIT_FACTOR = '12';

/** The product on a database of its own: the processes that `scripts/start.ts` runs, each started when a bench asks. */
export class Instance {
  readonly url: string;
  readonly postgresPid: number;
  /** As the owner of everything. */
  readonly db: Client;
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly dataDir: string;
  /** Of the embedded auth server, as browsers know it. */
  readonly publishableKey: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #stop: () => Promise<void>;
  readonly #running = new Set<Program>();

  constructor(parts: {
    url: string;
    postgresPid: number;
    db: Client;
    env: NodeJS.ProcessEnv;
    dataDir: string;
    stop: () => Promise<void>;
  }) {
    this.url = parts.url;
    this.postgresPid = parts.postgresPid;
    this.db = parts.db;
    this.appUrl = parts.env.DATABASE_URL ?? '';
    this.adminUrl = parts.env.DATABASE_ADMIN_URL ?? '';
    this.dataDir = parts.dataDir;
    this.publishableKey = parts.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? '';
    this.#env = parts.env;
    this.#stop = parts.stop;
  }

  /** The web server as it is shipped, pages and all. */
  web = (): Promise<Program> => this.run('scripts/web.ts');

  worker = (): Promise<Program> => this.run('scripts/worker.ts', { DATABASE_AUTH_URL: undefined });

  /** Starts a program of the repository; it is ended with the instance at the latest. */
  async run(script: string, more: Record<string, string | undefined> = {}): Promise<Program> {
    const output = openSync(join(this.dataDir, 'programs.log'), 'a');
    const program = await Program.start(join(ROOT, script), { ...this.#env, ...more }, output);
    this.#running.add(program);
    return program;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running].map((program) => program.stop()));
    await this.db.end();
    await this.#stop();
  }
}

/**
 * A fresh Postgres with the schema and the queues. With `BENCH_DATA_DIR` the directory is kept, and found again by the
 * next run, so that seeding is waited for once.
 */
export async function openInstance(): Promise<Instance> {
  const kept = process.env.BENCH_DATA_DIR;
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'kc-bench-'));
  const postgres = await startPostgres({ dataDir });
  const stop = async () => {
    await postgres.stop();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return await openOn(dataDir, postgres, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openOn(dataDir: string, postgres: EmbeddedPostgres, stop: () => Promise<void>): Promise<Instance> {
  const address = (user: string) =>
    `postgresql://${user}@/postgres?host=${encodeURIComponent(postgres.host)}&port=${postgres.port}`;
  const port = await freePort();
  const keys = loadAuthKeys(dataDir);
  // Also for this process: seeding hashes keys as the product does.
  process.env.KAICALLS_KEY_PEPPER = PEPPER;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: address('kaicalls_app'),
    DATABASE_ADMIN_URL: address('postgres'),
    DATABASE_AUTH_URL: address('supabase_auth_admin'),
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    KAICALLS_DATA_DIR: dataDir,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    HOST: '127.0.0.1',
    PORT: String(port),
    RATE_LIMIT_FACTOR,
  };
  await Program.complete(join(ROOT, 'scripts/migrate.ts'), env);
  await pagesExist(env);
  const db = new Client({ connectionString: env.DATABASE_ADMIN_URL });
  await db.connect();
  const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  return new Instance({
    url: `http://127.0.0.1:${port}`,
    postgresPid: parentOf(rows[0]?.pid ?? 0) ?? 0,
    db,
    env,
    dataDir,
    stop,
  });
}

/** The web server needs a build to start; whose sources it was made of does not matter to `/api`. */
async function pagesExist(env: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(join(ROOT, '.next/BUILD_ID'))) await Program.complete(join(ROOT, 'scripts/build.ts'), env);
}

/** What a kept data directory remembers beside its rows. */
export const memory = {
  read: <T>(dataDir: string): T | undefined => {
    const file = join(dataDir, 'bench.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
  },
  write: (dataDir: string, value: unknown): void => writeFileSync(join(dataDir, 'bench.json'), JSON.stringify(value)),
};
