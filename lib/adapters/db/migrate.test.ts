import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScratchPostgres, scratchPostgres } from './embedded/scratch.ts';
import { migrate } from './migrate.ts';
import { ownTransaction } from './sql-text.ts';

const scratch = mkdtempSync(join(tmpdir(), 'migrate-test-'));
let server: ScratchPostgres;
let databases = 0;

beforeAll(async () => {
  server = await scratchPostgres();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

async function connect(database: string, user = 'postgres') {
  const client = new pg.Client({ host: server.host, port: server.port, user, database });
  await client.connect();
  return client;
}

async function freshDatabase() {
  const name = `d${databases++}`;
  const admin = await connect('postgres');
  await admin.query(`create database ${name}`);
  await admin.end();
  return name;
}

function files(contents: Record<string, string>) {
  const dir = mkdtempSync(join(scratch, 'sql-'));
  for (const [file, text] of Object.entries(contents)) writeFileSync(join(dir, file), text);
  return dir;
}

const one = {
  '20260101000000_one.sql': 'create table a (n int); create table b (id uuid references auth.users (id));',
};

describe('migrate', () => {
  test('applies new files once, in order, and keeps the history of the Supabase CLI', async () => {
    const client = await connect(await freshDatabase());
    const dir = files(one);
    expect(await migrate(client, { dir, platform: true })).toEqual(['20260101000000_one.sql']);
    expect(await migrate(client, { dir, platform: true })).toEqual([]);
    writeFileSync(join(dir, '20260102000000_two.sql'), 'alter table a add column m int;');
    writeFileSync(join(dir, '20260103000000_three.sql'), 'create index on a (m);');
    expect(await migrate(client, { dir, platform: true })).toHaveLength(2);
    const { rows } = await client.query('select * from supabase_migrations.schema_migrations order by version');
    expect(rows[0]).toEqual({
      version: '20260101000000',
      name: 'one',
      statements: [one['20260101000000_one.sql']],
    });
    await client.end();
  });

  test('a file that fails leaves nothing behind and names the line', async () => {
    const client = await connect(await freshDatabase());
    const dir = files({ ...one, '20260102000000_two.sql': 'create table c (n int);\n\nselect nothing;' });
    await expect(migrate(client, { dir, platform: true })).rejects.toThrow(/^20260102000000_two\.sql: .*\(line 3\)$/);
    const { rows } = await client.query(`select to_regclass('a') is not null as a, to_regclass('c') is not null as c`);
    expect(rows).toEqual([{ a: true, c: false }]);
    await client.end();
  });

  test('refuses what cannot be applied safely, before it applies anything', async () => {
    const client = await connect(await freshDatabase());
    const attempt = (contents: Record<string, string>) => migrate(client, { dir: files(contents), platform: true });
    await expect(attempt({ ...one, 'notes.sql': '' })).rejects.toThrow('notes.sql: a migration is named');
    await expect(attempt({ ...one, '20260101000000_twin.sql': '' })).rejects.toThrow(
      'another migration has this number',
    );
    await expect(attempt({ ...one, '20260102000000_two.sql': 'select 1; COMMIT;' })).rejects.toThrow('"COMMIT"');
    expect((await client.query(`select to_regclass('a') as a`)).rows).toEqual([{ a: null }]);
    await attempt(one);
    await expect(attempt({ ...one, '20250101000000_old.sql': 'select 1' })).rejects.toThrow(
      'older than 20260101000000',
    );
    await client.end();
  });

  test('instances that start together apply each file once', async () => {
    const database = await freshDatabase();
    const dir = files({ ...one, '20260102000000_two.sql': 'select pg_sleep(0.2); create table c (n int);' });
    const clients = await Promise.all([1, 2, 3].map(() => connect(database)));
    const applied = await Promise.all(clients.map((client) => migrate(client, { dir, platform: true })));
    expect(applied.flat().sort()).toEqual(['20260101000000_one.sql', '20260102000000_two.sql']);
    await Promise.all(clients.map((client) => client.end()));
  });

  test('never provides the platform where Supabase has', async () => {
    const client = await connect(await freshDatabase());
    await client.query('create role supabase_admin');
    try {
      await expect(migrate(client, { dir: files({}), platform: true })).rejects.toThrow('This is a Supabase project');
      expect((await client.query(`select to_regnamespace('auth') as auth`)).rows).toEqual([{ auth: null }]);
      expect(await migrate(client, { dir: files({}), platform: false })).toEqual([]);
    } finally {
      await client.query('drop role supabase_admin');
      await client.end();
    }
  });
});

describe('the platform', () => {
  test("its roles can do what Supabase's can, and no more", async () => {
    const database = await freshDatabase();
    const owner = await connect(database);
    await migrate(owner, { dir: files(one), platform: true });
    const { rows } = await owner.query(`select rolname, rolcanlogin, rolinherit, rolbypassrls, rolsuper from pg_roles
      where rolname in ('anon', 'authenticated', 'service_role', 'supabase_auth_admin', 'kaicalls_app') order by 1`);
    const can = { rolcanlogin: false, rolinherit: false, rolbypassrls: false, rolsuper: false };
    expect(rows).toEqual([
      { ...can, rolname: 'anon' },
      { ...can, rolname: 'authenticated' },
      { ...can, rolname: 'kaicalls_app', rolcanlogin: true },
      { ...can, rolname: 'service_role', rolbypassrls: true },
      { ...can, rolname: 'supabase_auth_admin', rolcanlogin: true },
    ]);
    const product = await connect(database, 'kaicalls_app');
    await expect(product.query('select 1 from auth.users')).rejects.toThrow('permission denied');
    await expect(product.query('select 1 from a')).rejects.toThrow('permission denied');
    await expect(product.query('set role service_role')).rejects.toThrow('permission denied');
    await product.end();
    const auth = await connect(database, 'supabase_auth_admin');
    await auth.query('select 1 from users');
    await expect(auth.query('select 1 from public.a')).rejects.toThrow('permission denied');
    await auth.end();
    await owner.query(`begin; set local role authenticated;
      select set_config('request.jwt.claims', '{"sub":"00000000-0000-4000-8000-000000000001","role":"authenticated"}', true)`);
    expect((await owner.query('select auth.uid(), auth.role()')).rows).toEqual([
      { uid: '00000000-0000-4000-8000-000000000001', role: 'authenticated' },
    ]);
    await expect(owner.query('select 1 from auth.users')).rejects.toThrow('permission denied');
    await owner.end();
  });
});

test.each([
  ['begin;', 'begin'],
  ['-- fine\nCommit ;', 'Commit'],
  ['select 1; start transaction;', 'start transaction'],
  ["select 'it''s; commit;'; rollback", 'rollback'],
  ["select e'\\'; commit; '; end;", 'end'],
  ['/* a /* b */ c; */ abort', 'abort'],
  ['create function f() returns void language plpgsql as $$ begin perform 1; end; $$;', undefined],
  ['do $body$ begin execute $$ commit; $$; end $body$;', undefined],
  ['create function f() returns int language sql begin atomic select 1; select 2; end;', undefined],
  ['select "commit;" from t; -- commit;\n/* ; rollback; */', undefined],
  ['create table commits (n int); insert into commits values (1); comment on table commits is $$; end;$$', undefined],
])('%j opens or closes a transaction itself: %s', (sql, found) => {
  expect(ownTransaction(sql)).toBe(found);
});
