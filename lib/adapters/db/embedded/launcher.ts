import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { clusterDirectory, own, type Placement, place, socketDirectory } from './placement.ts';
import { postmasterOf, releaseStaleLock, stopPostmaster } from './postmaster.ts';

const PORT = 5432;
/** Replaying the log after a crash takes the longest; it is bounded by `max_wal_size`. */
const START_TIMEOUT_MS = 120_000;
const LOG_MAX_BYTES = 4 * 1024 * 1024;

/** Errors of statements stay out of the log: they quote values, and values are phone numbers. */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  'max_parallel_workers=0',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_checkpoints=off',
  // A web server and a worker hold up to fifty.
  'max_connections=80',
];

export interface EmbeddedPostgres {
  /** The socket's directory: what node-postgres takes as `host`. Database and superuser are both `postgres`. */
  host: string;
  port: number;
  /** The server was running already: started by another process, or left behind by an earlier one. */
  adopted: boolean;
  /** This call made the cluster; it is empty. */
  fresh: boolean;
  /** Fast shutdown of the server, adopted or not. */
  stop(): Promise<void>;
}

/**
 * Runs Postgres for one data directory on a Unix socket, without a password: whoever may enter the socket's directory
 * (this user, and root) may connect. Safe to call from several processes at once; they share one server, which outlives
 * a killed caller and is adopted by the next.
 * @throws when there is no Postgres for this machine, or it does not come up; the message ends with Postgres' own words.
 */
export async function startPostgres({
  dataDir,
  systemDir = '/var/lib/kaicalls',
  native,
  settings = [],
}: {
  dataDir: string;
  /** Where root keeps binaries and cluster when the data directory is closed to others. */
  systemDir?: string;
  /** A Postgres other than the one that npm installed: the folder that holds its `bin`. */
  native?: string;
  /** Over the usual ones, as `name=value`. */
  settings?: readonly string[];
}): Promise<EmbeddedPostgres> {
  const placement = place(resolve(dataDir), systemDir, native);
  const fresh = placement.cluster === undefined && (await firstBoot(placement));
  const cluster = placement.cluster ?? clusterDirectory(placement.link);
  if (!cluster) throw new Error(`${placement.link} vanished while Postgres was starting.`);
  const host = socketDirectory(cluster, placement.identity);
  const adopted = await bringUp(placement, cluster, host, [...SETTINGS, ...settings]);
  return { host, port: PORT, adopted, fresh, stop: () => stopPostmaster(cluster) };
}

/**
 * Makes a cluster beside its place and moves it there in one step, so that it is whole or absent.
 * Returns false when another process was faster; then its cluster is the one.
 */
async function firstBoot({ binaries, link, home, identity }: Placement): Promise<boolean> {
  const temporary = mkdtempSync(join(home, 'postgres.new-'));
  own(temporary, identity);
  const options = ['-D', temporary, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  try {
    await promisify(execFile)(binaries.initdb, options, { ...identity, cwd: '/', env: environment() });
    if (home === dirname(link)) renameSync(temporary, link);
    else {
      renameSync(temporary, join(home, 'postgres'));
      symlinkSync(join(home, 'postgres'), link);
    }
    return true;
  } catch (error) {
    rmSync(home === dirname(link) ? temporary : home, { recursive: true, force: true });
    if (!lostTheRace(error)) throw new Error(`Postgres could not be initialised: ${reason(error)}`, { cause: error });
    return false;
  }
}

function lostTheRace(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Returns true when the server was there already. Two starters race on Postgres' own lock; the loser finds the winner's. */
async function bringUp(
  { binaries, identity }: Placement,
  cluster: string,
  host: string,
  settings: readonly string[],
): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const logFile = `${cluster}.log`;
  let child: ChildProcess | undefined;
  for (let starts = 0; ; ) {
    if (await answers(host)) return child === undefined || postmasterOf(cluster) !== child.pid;
    const exited = child === undefined || child.exitCode !== null || child.signalCode !== null;
    if (exited && postmasterOf(cluster) === undefined) {
      if (starts++ === 5) throw new Error(`Postgres did not start: ${lastWords(logFile)}`);
      // After a crash the old server's children need a moment to leave.
      if (starts > 1) await sleep(200 * starts);
      releaseStaleLock(join(cluster, 'postmaster.pid'));
      releaseStaleLock(join(host, `.s.PGSQL.${PORT}.lock`));
      child = launch(binaries.postgres, { cluster, host, logFile, identity, settings });
      await once(child, 'spawn');
    }
    if (Date.now() > deadline) throw new Error(`Postgres did not answer in time: ${lastWords(logFile)}`);
    await sleep(10);
  }
}

interface Launch {
  cluster: string;
  host: string;
  logFile: string;
  identity: Placement['identity'];
  settings: readonly string[];
}

function launch(binary: string, { cluster, host, logFile, identity, settings }: Launch) {
  const tooLong = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES;
  const log = openSync(logFile, tooLong ? 'w' : 'a', 0o600);
  // Its own process group: Ctrl-C in a terminal reaches our process, which then stops the database last.
  const child = spawn(binary, ['-D', cluster, '-k', host, ...settings.flatMap((setting) => ['-c', setting])], {
    ...identity,
    cwd: '/',
    env: environment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

async function answers(host: string): Promise<boolean> {
  const client = new pg.Client({ host, port: PORT, user: 'postgres', database: 'postgres', ssl: false });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Nothing of our environment is Postgres' business, least of all its secrets. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: process.env.NODE_ENV };
}

function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
}

function reason(error: unknown): string {
  const { stderr, message } = error as Error & { stderr?: string };
  return stderr?.trim() || message;
}
