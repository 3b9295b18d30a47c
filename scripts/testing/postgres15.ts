import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = [
  '/usr/lib/postgresql/15',
  '/opt/homebrew/opt/postgresql@15',
  '/usr/local/opt/postgresql@15',
  '/usr/pgsql-15',
];
/** Read by Debian's package before it makes a server of its own, which nobody asked for. */
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf';

/** The folder that holds the `bin` of a PostgreSQL 15 on this machine: `KAICALLS_TEST_POSTGRES`, else where it usually is. */
export function findPostgres15(): string | undefined {
  const { KAICALLS_TEST_POSTGRES } = process.env;
  if (KAICALLS_TEST_POSTGRES) return KAICALLS_TEST_POSTGRES;
  return PLACES.find((folder) => existsSync(join(folder, 'bin/initdb')));
}

/** Finds it, or installs its programs where that takes no questions: on Debian, as root. No service is started. */
export function findOrInstallPostgres15(): string | undefined {
  const found = findPostgres15();
  if (found || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return found;
  console.log('Installing PostgreSQL 15 with apt.');
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'postgresql-common');
  if (existsSync(CLUSTER_SETTINGS)) appendFileSync(CLUSTER_SETTINGS, '\ncreate_main_cluster = false\n');
  apt('install', '-y', '--no-install-recommends', 'postgresql-15');
  return findPostgres15();
}

function apt(...args: string[]): void {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
