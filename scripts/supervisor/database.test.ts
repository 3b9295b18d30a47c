import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postmasterOf } from '#lib/adapters/db/embedded/postmaster.ts';
import { addressFile, type Database, openDatabase } from './database.ts';
import type { Settings } from './settings.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kc-'));
const settings: Settings = {
  dev: false,
  host: '127.0.0.1',
  port: 3000,
  dataDir,
  publicUrl: 'http://127.0.0.1:3000',
  env: { HOST: '127.0.0.1', PORT: 3000, KAICALLS_DATA_DIR: dataDir },
};
let database: Database;

beforeAll(async () => {
  database = await openDatabase(settings);
});
afterAll(async () => {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function query(text: string): Promise<object[]> {
  const client = new Client({ connectionString: database.addresses.DATABASE_ADMIN_URL });
  await client.connect();
  return client
    .query<object>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

test('a second start on the same data is refused, and says where the first one is', async () => {
  writeFileSync(addressFile(dataDir), 'http://127.0.0.1:3000');
  await expect(openDatabase(settings)).rejects.toThrow(/already running on this data directory .*http:\/\/127/);
  expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a Postgres that is killed comes back with what it had, and is still held', async () => {
  await query('create table kept as select 1 as one');
  process.kill(postmasterOf(join(dataDir, 'postgres')) ?? 0, 'SIGKILL');
  let rows: object[] = [];
  for (const end = Date.now() + 15_000; rows.length === 0 && Date.now() < end; ) {
    rows = await query('select one from kept').catch(() => []);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(rows).toEqual([{ one: 1 }]);
  await expect
    .poll(
      () =>
        openDatabase(settings).then(
          () => 'opened',
          (error: Error) => error.message,
        ),
      { timeout: 5000 },
    )
    .toMatch('already running');
});

test('a configured database is used as it is', async () => {
  const env = { ...settings.env, DATABASE_URL: 'postgres://app@db/x', DATABASE_ADMIN_URL: 'postgres://owner@db/x' };
  const { addresses } = await openDatabase({ ...settings, env });
  expect(addresses).toMatchObject({ DATABASE_URL: 'postgres://app@db/x', DATABASE_ADMIN_URL: 'postgres://owner@db/x' });
});
