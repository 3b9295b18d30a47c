import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { copyRows } from './copy.ts';
import { productUrl } from './next-steps.ts';
import { plainly, sumOf, tablesInOrder } from './tables.ts';

let source: Client;
let target: Client;

beforeAll(async () => {
  const { adminUrl } = await testDatabase();
  [source, target] = [new Client({ connectionString: adminUrl }), new Client({ connectionString: adminUrl })];
  for (const client of [source, target]) {
    await client.connect();
    await plainly(client);
  }
  await asOwner(`create table arrived (n bigint primary key, words text, bytes bytea, at timestamptz, data jsonb,
    list text[], share double precision, made text generated always as (words || '!') stored)`);
});
afterAll(() => Promise.all([source?.end(), target?.end()]));

const COLUMNS = ['n', 'words', 'bytes', 'at', 'data', 'list', 'share'];
const made = (
  rows: number,
) => `select n::bigint, case when n % 7 > 0 then repeat('w', (n % 90)::int) || e'\\t\\\\N\\n☎"' end as words,
  decode(md5(n::text), 'hex') as bytes, timestamptz '2026-01-01 00:00:00.123456+00' + n * interval '1 s' as at,
  case when n % 3 > 0 then to_jsonb(n) else 'null'::jsonb end as data, array['a,b', null, n::text] as list,
  1 / n::double precision as share from generate_series(1, ${rows}) n`;

test('what is read is what is written, while memory stays what it was', async () => {
  const rows = 300_000; // 60 MB of text
  global.gc?.();
  const before = process.memoryUsage().rss;
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 20);
  await copyRows(source, made(rows), target, 'arrived', COLUMNS).finally(() => clearInterval(watch));
  expect(await sumOf(target, `select ${COLUMNS.join(', ')} from arrived`)).toEqual(await sumOf(source, made(rows)));
  expect((highest - before) / 1024 / 1024).toBeLessThan(40);
});

test('either side may refuse, and both can be asked again', async () => {
  await expect(copyRows(source, made(50_000), target, 'arrived', COLUMNS)).rejects.toThrow('duplicate key');
  const failing = `select n, (100 / (30000 - n))::text as words from generate_series(1000001, 1050000) x (n), (values (1)) v`;
  await expect(
    copyRows(source, failing.replace('30000', '1030000'), target, 'arrived', ['n', 'words']),
  ).rejects.toThrow('division by zero');
  await expect(copyRows(source, 'select 1 as n', target, 'nowhere', ['n'])).rejects.toThrow('does not exist');
  await expect(copyRows(source, 'select 1 as n', target, 'arrived', ['n', 'words'])).rejects.toThrow('missing data');
  for (const client of [source, target]) expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect((await sumOf(target, 'select from arrived')).rows).toBe(300_000);
});

test('every table that lasts is there, after those that it refers to', async () => {
  const tables = (await tablesInOrder(source)).map(({ name }) => name);
  for (const [first, then] of [
    ['accounts', 'memberships'],
    ['businesses', 'agents'],
    ['agents', 'calls'],
    ['calls', 'transcripts'],
  ]) {
    expect(tables.indexOf(String(first)), `${first} before ${then}`).toBeLessThan(tables.indexOf(String(then)));
    expect(tables).toContain(first);
  }
  expect(tables).not.toContain('rate_limits');
  await asOwner('create table chicken (id int primary key); create table egg (id int primary key references chicken)');
  await asOwner('alter table chicken add foreign key (id) references egg');
  await expect(tablesInOrder(source)).rejects.toThrow('These tables refer to each other: chicken, egg.');
});

test.each([
  [
    'postgresql://postgres:a%40b@db.x.supabase.co:5432/postgres',
    'postgresql://kaicalls_app:new@db.x.supabase.co:5432/postgres',
  ],
  [
    'postgres://postgres.ref:old@pooler.supabase.com:5432/postgres?sslmode=no-verify',
    'postgres://kaicalls_app.ref:new@pooler.supabase.com:5432/postgres?sslmode=no-verify',
  ],
])('%s is the product’s as %s', (admin, product) => {
  expect(productUrl(admin, 'new')).toBe(product);
});

test.each(['postgresql://supabase_admin:x@host/postgres', 'https://x.supabase.co', 'postgresql://postgres_x:y@host/z'])(
  '%s is not the address of a project’s database',
  (address) => {
    expect(() => productUrl(address, 'new')).toThrow('Name the project’s database');
  },
);
