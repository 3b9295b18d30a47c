import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { callApp } from '#lib/adapters/db/outside.ts';
import { type Check, count, fail, ok, skip, warn } from './check.ts';

/** What `app.examine_database` tells. The queue is absent until it is made. */
interface Examined {
  version: string;
  now: string;
  migrations: string[];
  unprotected: string[];
  role_bypasses: boolean;
  role_owns: boolean;
  waiting?: number;
  oldest_seconds?: number;
  failed?: number;
}

const OLDEST_POSTGRES = 15;
/** Slept away by a call that is dialled a moment too late; signatures of webhooks allow five minutes. */
const CLOCK_WARN_MS = 2_000;
const CLOCK_FAIL_MS = 60_000;
const LATE_SECONDS = 60;
const MIGRATIONS = 'supabase/migrations';

async function examine(): Promise<Examined> {
  const [row] = await callApp<{ found: Examined }>('select app.examine_database() as found');
  if (!row) throw new Error('a function without an answer');
  return row.found;
}

export const DATABASE: readonly Check[] = [
  {
    id: 'database',
    title: 'The database answers',
    async run() {
      const [row] = await callApp<{ version: string }>(`select current_setting('server_version') as version`).catch(
        () => [],
      );
      if (!row) return fail('It cannot be reached.', 'See that Postgres runs, and that DATABASE_URL leads to it.');
      if (Number.parseInt(row.version, 10) >= OLDEST_POSTGRES) return ok(`PostgreSQL ${row.version}.`);
      return fail(`PostgreSQL ${row.version} is too old.`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`);
    },
  },
  {
    id: 'migrations',
    title: 'Migrations are applied',
    async run() {
      const folder = join(process.cwd(), MIGRATIONS);
      if (!existsSync(folder)) return skip('The files are not here to compare with.');
      const applied = new Set((await examine()).migrations);
      const versions = readdirSync(folder).flatMap((file) => /^\d{14}(?=_.*\.sql$)/.exec(file)?.[0] ?? []);
      const missing = versions.filter((version) => !applied.has(version));
      if (missing.length > 0)
        return fail(`${count(missing.length, 'migration')} not applied yet.`, 'Run: npm run migrate');
      if (applied.size > versions.length) {
        return warn('The database is newer than this code.', 'Start the newest version of the product.');
      }
      return ok(`All ${versions.length} are.`);
    },
  },
  {
    id: 'row-level-security',
    title: 'Businesses are walled off from each other',
    async run() {
      const { unprotected, role_bypasses, role_owns } = await examine();
      if (unprotected.length > 0) {
        return fail(
          `Without row-level security: ${unprotected.join(', ')}.`,
          'Run: npm run migrate. Tables that are not ours belong in another schema.',
        );
      }
      if (role_bypasses || role_owns) {
        return fail(
          'The product logs in as a role that sees everything.',
          'Let DATABASE_URL log in as kaicalls_app, which owns nothing.',
        );
      }
      return ok('Every table is, and the product’s role cannot step around it.');
    },
  },
  {
    id: 'clock-database',
    title: 'This clock and the database’s agree',
    async run() {
      const before = Date.now();
      const { now } = await examine();
      const apart = Math.abs((before + Date.now()) / 2 - Date.parse(now));
      return clockVerdict(apart);
    },
  },
  {
    id: 'queue',
    title: 'Jobs are done in time',
    async run() {
      const { waiting, oldest_seconds = 0, failed = 0 } = await examine();
      if (waiting === undefined) return fail('There is no queue.', 'Run: npm run migrate');
      if (oldest_seconds > LATE_SECONDS) {
        return fail(
          `${count(waiting, 'job')} wait, the oldest for ${Math.round(oldest_seconds)} s.`,
          'Start another worker: npm run worker',
        );
      }
      if (failed > 0)
        return warn(`${count(failed, 'job')} given up in the last day.`, 'Look into the log of the worker.');
      return ok(waiting === 0 ? 'None waits.' : `${count(waiting, 'job')} wait, none for long.`);
    },
  },
];

/** What a difference between two clocks means, in ms. */
export function clockVerdict(apart: number) {
  const said = `They are ${apart < 1000 ? 'less than a second' : `${Math.round(apart / 1000)} s`} apart.`;
  const fix = 'Set the clock by NTP: signatures and calling hours depend on it.';
  if (apart > CLOCK_FAIL_MS) return fail(said, fix);
  return apart > CLOCK_WARN_MS ? warn(said, fix) : ok(said);
}
