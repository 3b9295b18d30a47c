import { execFileSync } from 'node:child_process';
import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Larger than any process id a system hands out, so never alive. */
const NO_PROCESS = 2147483646;
const STOP_TIMEOUT_MS = 60_000;

interface Lock {
  pid: number;
  /** The cluster's path as the server was told; after a move it is not the path of today. */
  directory: string;
}

/** The running server of this cluster, or undefined. */
export function postmasterOf(cluster: string): number | undefined {
  const lock = readLock(join(cluster, 'postmaster.pid'));
  return lock && runs(lock) ? lock.pid : undefined;
}

/**
 * Frees a lock file whose process is not this cluster's server. Postgres does so itself when the process is gone, but
 * not when the id belongs to a zombie (a container's first process may not reap) or, after a container's restart, to
 * something else. The id is overwritten instead of the file removed: Postgres then still checks the shared memory named
 * in it, and does not start beside surviving children of the old server.
 */
export function releaseStaleLock(lockFile: string): void {
  const lock = readLock(lockFile);
  if (!lock || runs(lock)) return;
  const content = readFileSync(lockFile, 'utf8');
  const { uid, gid, mode } = statSync(lockFile);
  const temporary = `${lockFile}.${process.pid}`;
  writeFileSync(temporary, content.replace(/^-?\d+/, String(NO_PROCESS)), { mode });
  if (process.getuid?.() === 0) chownSync(temporary, uid, gid);
  // Another start may have just taken the lock.
  if (readLock(lockFile)?.pid === lock.pid) renameSync(temporary, lockFile);
  else rmSync(temporary);
}

/**
 * Fast shutdown: open transactions are rolled back, everything is written out. Resolves when the server has gone.
 * @throws when it has not within a minute.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const lock = readLock(join(cluster, 'postmaster.pid'));
  if (!lock || !runs(lock)) return;
  process.kill(lock.pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (runs(lock)) {
    if (Date.now() > deadline) throw new Error(`Postgres (process ${lock.pid}) did not stop within a minute.`);
    await sleep(10);
  }
}

/** Postgres' lock files: process id (negative for a single-user server), then the cluster's directory. */
function readLock(lockFile: string): Lock | undefined {
  try {
    const [id, directory] = readFileSync(lockFile, 'utf8').split('\n');
    const pid = Math.abs(Number.parseInt(id ?? '', 10));
    return directory && pid > 0 && pid < NO_PROCESS ? { pid, directory } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process is a Postgres serving that directory, told by its command line: that may be read without rights
 * over the process (root in a container has none over other users'), and a zombie's is empty.
 */
function runs({ pid, directory }: Lock): boolean {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return /^\S*postgres .*-D /.test(command) && command.includes(directory);
  } catch {
    return false;
  }
}
