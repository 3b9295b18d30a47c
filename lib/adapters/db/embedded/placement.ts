import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Binaries, binariesIn, copyBinaries, installedBinaries } from './binaries.ts';

/** Postgres refuses to run as root; root starts it as `nobody`. */
const NOBODY = 65534;
/** A Unix socket's path ends at 104 bytes (macOS) or 108 (Linux), `/.s.PGSQL.5432` included. */
const SOCKET_DIR_MAX_BYTES = 85;

export interface Identity {
  uid?: number;
  gid?: number;
}

export interface Placement {
  binaries: Binaries;
  /** Where the cluster is looked for: a directory, or a symlink to one. */
  link: string;
  /** The cluster's real directory; undefined before the first boot. */
  cluster: string | undefined;
  /** The folder in which the first boot makes a cluster. */
  home: string;
  identity: Identity;
}

/**
 * Decides where the cluster lives and as whom it runs. Usually `<dataDir>/postgres` and the caller itself.
 * As root under a path closed to others (root's own home), binaries and cluster go to `systemDir`
 * and `<dataDir>/postgres` is a symlink that says so. `native` names another Postgres than the one that npm installed.
 */
export function place(dataDir: string, systemDir: string, native?: string): Placement {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const directory = realpathSync(dataDir);
  const link = join(directory, 'postgres');
  const cluster = clusterDirectory(link);
  if (process.getuid?.() !== 0) {
    if (cluster && statSync(cluster).uid !== process.getuid?.()) {
      throw new Error(`${cluster} belongs to another user (was it started as root?). Start it as before, or chown it.`);
    }
    return { binaries: binariesIn(native ?? installedBinaries().native), link, cluster, home: directory, identity: {} };
  }
  const identity = cluster ? ownerOf(cluster) : { uid: NOBODY, gid: NOBODY };
  // The data directory is ours: others may pass through it, its files keep their own modes.
  chmodSync(directory, statSync(directory).mode | 0o011);
  const binaries = binariesIn(native ?? runnable(systemDir, identity));
  const home = cluster || reachable(directory, identity) ? directory : systemHome(directory, systemDir);
  return { binaries, link, cluster, home, identity };
}

/** What npm installed, or a copy of it where this user may read it. */
function runnable(systemDir: string, identity: Identity): string {
  const { native, version } = installedBinaries();
  return reachable(native, identity) ? native : copyBinaries(native, version, systemDir);
}

/** The cluster's real directory, or undefined before the first boot. */
export function clusterDirectory(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    if (lstatSync(link, { throwIfNoEntry: false })) {
      throw new Error(
        `${link} leads to ${readlinkSync(link)}, which is gone. Restore it, or remove the link to start anew.`,
      );
    }
    return undefined;
  }
}

/** A directory for the socket, closed to others, with a path short enough for a socket. */
export function socketDirectory(cluster: string, identity: Identity): string {
  const beside = `${cluster}.sock`;
  const short = Buffer.byteLength(beside) <= SOCKET_DIR_MAX_BYTES;
  const directory = short ? beside : join(shortTemporary(identity), `kaicalls-${hash(cluster)}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const owner = lstatSync(directory);
  const uid = identity.uid ?? process.getuid?.();
  if (!owner.isDirectory() || (owner.uid !== uid && owner.uid !== process.getuid?.())) {
    throw new Error(`${directory} belongs to another user; it cannot hold the database's socket.`);
  }
  own(directory, identity);
  chmodSync(directory, 0o700);
  return directory;
}

/** Gives a directory made by root to the user that Postgres runs as. */
export function own(directory: string, { uid, gid }: Identity): void {
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid);
}

/** True when each folder above (and the folder itself) lets this user pass. */
function reachable(path: string, { uid, gid }: Identity): boolean {
  const { mode, uid: owner, gid: group } = statSync(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(path) === path || reachable(dirname(path), { uid, gid });
}

/** A cluster copied or restored by root belongs to root; it is handed to the user that can run it. */
function ownerOf(cluster: string): Identity {
  const { uid, gid } = statSync(cluster);
  if (uid !== 0) return { uid, gid };
  const give = (path: string) => {
    chownSync(path, NOBODY, NOBODY);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) give(join(path, entry.name));
      else if (entry.isFile()) chownSync(join(path, entry.name), NOBODY, NOBODY);
    }
  };
  give(cluster);
  chmodSync(cluster, 0o700);
  return { uid: NOBODY, gid: NOBODY };
}

/** A new folder each time: a data directory that was removed to start anew must not find its old rows. */
function systemHome(directory: string, systemDir: string): string {
  mkdirSync(systemDir, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(join(systemDir, `${hash(directory)}-`));
  chmodSync(home, 0o711);
  return home;
}

function shortTemporary(identity: Identity): string {
  const own = tmpdir();
  const fits = Buffer.byteLength(own) <= SOCKET_DIR_MAX_BYTES - 30;
  return fits && (identity.uid === undefined || reachable(own, identity)) ? own : '/tmp';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
