import type { Client } from 'pg';
import { JOBS } from '#lib/surfaces/jobs/registry.ts';
import { copyRows } from './copy.ts';
import { columnsOf, countOf, mustBeAlike } from './tables.ts';

// Jobs come along instead of being worked off first: some wait for hours or days (a retry, a touch of a campaign), and
// the product stands still. An attempt that was under way is made again, as after any crash.

/** What an attempt left on its job, as before the first. */
const NOT_BEGUN: Readonly<Record<string, string>> = {
  state: `'created'::pgboss.job_state`,
  started_on: 'null::timestamptz',
  heartbeat_on: 'null::timestamptz',
};

const known = (client: Client): string => JOBS.map(({ name }) => client.escapeLiteral(name)).join(', ');
const pending = (client: Client): string => `state < 'completed' and name in (${known(client)})`;

export const countJobs = (client: Client): Promise<number> => countOf(client, `pgboss.job where ${pending(client)}`);

/** @throws where both sides keep jobs differently, or not all arrived. */
export async function copyJobs(source: Client, target: Client): Promise<void> {
  const [ours, theirs] = [await versionOf(source), await versionOf(target)];
  if (ours !== theirs) throw new Error(`The job queue is of version ${ours} here and ${theirs} there.`);
  const columns = await columnsOf(source, 'pgboss.job');
  const values = columns.map((column) => `${NOT_BEGUN[column] ?? column} as ${column}`);
  const select = `select ${values.join(', ')} from pgboss.job where ${pending(source)}`;
  await copyRows(source, select, target, 'pgboss.job', columns);
  const what = (from: string) => `select id, name, data::text, start_after from (${from}) j`;
  await mustBeAlike('pgboss.job', source, what(select), target, what('select * from pgboss.job'));
}

async function versionOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number }>('select version from pgboss.version');
  return rows[0]?.version;
}
