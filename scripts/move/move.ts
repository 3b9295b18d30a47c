import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import type { Storage } from '#lib/adapters/storage/port.ts';
import { prepareQueues } from '#lib/surfaces/jobs/queues.ts';
import { JOBS } from '#lib/surfaces/jobs/registry.ts';
import { copyPeople, countPeople, type People } from './accounts.ts';
import { copyRows } from './copy.ts';
import { copyFiles, storedFiles } from './files.ts';
import { copyJobs, countJobs } from './jobs.ts';
import { bringUpToDate, missingMigrations, mustBeCurrent, mustBeEmpty, mustBeProject } from './project.ts';
import { scramVerifier } from './scram.ts';
import { allRows, copySequences, countOf, mustBeAlike, plainly, type Table, tablesInOrder } from './tables.ts';

export interface Source {
  client: Client;
  dataDir: string;
  /** `KAICALLS_KEY_PEPPER`. */
  secret: string;
}

export interface Project {
  client: Client;
  /** The same address, for the job queue. */
  url: string;
  /** Its bucket, where files are to go. */
  bucket: Storage | null;
}

export interface Moved {
  tables: Record<string, number>;
  people: People;
  jobs: number;
  files: number;
  fileBytes: number;
}

export interface Options {
  dryRun: boolean;
  tell(line: string): void;
  /** The last step before the commit: what must not be lost if this process dies with it. */
  beforeCommit(password: string): void;
}

/** What was, or would be, moved. */
function inventory({ tables, people, jobs, files, fileBytes }: Moved): string {
  return [
    ...Object.entries(tables).flatMap(([name, rows]) => (rows > 0 ? [`  ${name}: ${rows}`] : [])),
    `  people: ${people.users}, with ${people.factors} authenticator apps`,
    `  waiting jobs: ${jobs}`,
    `  files: ${files} (${Math.ceil(fileBytes / 1024)} kB)`,
  ].join('\n');
}

/**
 * Copies everything of an embedded database into an empty Supabase project. Files go first, then all rows in one
 * transaction, which commits only when every table has arrived with the same rows and checksum: after a failure nothing
 * is there, and it may be repeated. Nothing is changed at the source. A dry run only looks.
 * @throws with one sentence that says what stands in the way.
 */
export async function move(source: Source, project: Project, { dryRun, tell, beforeCommit }: Options): Promise<Moved> {
  const [from, to] = [source.client, project.client];
  for (const client of [from, to]) await plainly(client);
  await mustBeProject(to);
  await mustBeCurrent(from);
  const missing = await missingMigrations(to);
  await from.query('begin isolation level repeatable read read only');
  try {
    const tables = await tablesInOrder(from);
    await mustBeEmpty(to, missing.length === 0 ? tables : []);
    const moved = await survey(source, tables);
    tell(inventory(moved));
    if (dryRun) return moved;
    tell('Making the tables …');
    await bringUpToDate(to);
    await prepareQueues(project.url, JOBS);
    if (project.bucket) {
      tell('Copying files …');
      await copyFiles(source.dataDir, project.bucket);
    }
    await allOrNothing(to, async () => {
      await mustBeEmpty(to, tables);
      tell('Copying rows …');
      await copyPeople(from, to, source.secret);
      for (const table of tables) await copyTable(from, to, table);
      tell('Comparing …');
      for (const table of tables) await mustBeAlike(table.name, from, allRows(table), to, allRows(table));
      await copySequences(from, to);
      await copyJobs(from, to);
      const password = randomBytes(24).toString('base64url');
      await to.query(`alter role kaicalls_app login password ${to.escapeLiteral(scramVerifier(password))}`);
      beforeCommit(password);
    });
    return moved;
  } finally {
    await from.query('rollback');
  }
}

async function survey({ client, dataDir }: Source, tables: readonly Table[]): Promise<Moved> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = await countOf(client, name);
  const files = storedFiles(dataDir);
  return {
    tables: counts,
    people: await countPeople(client),
    jobs: await countJobs(client),
    files: files.length,
    fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function allOrNothing(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query(`begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local lock_timeout = '10s'; lock table accounts in exclusive mode`);
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function copyTable(from: Client, to: Client, table: Table): Promise<void> {
  const { name, columns, triggers } = table;
  if (triggers) await to.query(`alter table ${name} disable trigger user`);
  await copyRows(from, allRows(table), to, name, columns);
  if (triggers) await to.query(`alter table ${name} enable trigger user`);
}
