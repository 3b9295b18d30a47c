import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

// The second wall, read from Postgres' own catalog: a table made tomorrow is looked at too.

interface Column {
  table: string;
  column: string;
  type: string;
  required: boolean;
  generated: boolean;
  /** The table whose key it holds. */
  refers: string | null;
  /** The first text that a check of the table allows for it. */
  example: string | null;
}
type Row = Record<string, unknown>;

let owner: Client;
let ours: Account;
let theirs: Account;
const columns = new Map<string, Column[]>();
/** Tables that the product's role may touch; the others are out of its reach. */
const open: string[] = [];
const concealed: string[] = [];

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  owner = new Client({ connectionString: instance.adminUrl });
  await owner.connect();
  ours = await instance.signUp('Ours');
  theirs = await instance.signUp('Theirs');
  await readCatalog();
  for (const account of [ours, theirs]) await live(account);
  for (const account of [ours, theirs]) for (const table of open) await fill(table, account.business_id);
}, 120_000);
afterAll(() => owner.end());

async function readCatalog(): Promise<void> {
  const { rows: tables } = await owner.query<{ name: string; granted: boolean }>(
    `select relname as name, has_table_privilege('kaicalls_app', oid, 'select') as granted from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  for (const { name, granted } of tables) (granted ? open : concealed).push(name);
  const { rows } = await owner.query<Column>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
            a.attnotnull and not a.atthasdef as required, a.attgenerated <> '' or a.attidentity <> '' as generated,
            (select f.confrelid::regclass::text from pg_constraint f
              where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum] limit 1) as refers,
            (select (regexp_match(pg_get_constraintdef(k.oid), '''([^'']+)''::text'))[1] from pg_constraint k
              where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as example
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by a.attnum`,
  );
  for (const column of rows) columns.set(column.table, [...(columns.get(column.table) ?? []), column]);
}

/** What a business leaves behind in an ordinary hour. */
async function live({ api, agent_id, business_id }: Account): Promise<void> {
  await api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
  await api.post('/api/v1/dnc', { phone: '+15125550100' });
  await api.post('/api/v1/sandbox/keys', { business_id });
  const [one, other] = await Promise.all(['One', 'Other'].map((name) => api.post('/api/v1/leads', { name })));
  await api.post('/api/v1/leads/duplicates', { id: one?.body.id, other_id: other?.body.id });
  const { body } = await api.post('/api/v1/sandbox/calls', {
    agent_id,
    from: '+15125550101',
    caller_lines: ['What do you charge?', 'Goodbye.'],
    record: false,
  });
  await eventually(async () => (await api.get(`/api/v1/calls?id=${body.id}`)).body.concluded_at, 60_000);
  await eventually(async () => (await rowsOf('delivery_attempts', business_id)).length > 0, 60_000);
}

const rowsOf = async (table: string, business: string): Promise<Row[]> =>
  (await owner.query(`select * from ${table} where business_id = $1`, [business])).rows;

/** Gives a table that is still empty the least row that its own rules allow. */
async function fill(table: string, business: string): Promise<void> {
  if ((await rowsOf(table, business)).length > 0) return;
  const row: Row = {};
  for (const column of columns.get(table) ?? []) {
    if (column.generated || !(column.required || column.column === 'business_id')) continue;
    row[column.column] = await leastValue(column, business);
  }
  const names = Object.keys(row);
  const places = names.map((_, i) => `$${i + 1}`);
  await owner.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
}

async function leastValue({ table, column, type, refers, example }: Column, business: string): Promise<unknown> {
  if (column === 'business_id') return business;
  if (refers === 'accounts') {
    const [membership] = await rowsOf('memberships', business);
    return membership?.account_id;
  }
  if (refers) {
    await fill(refers, business);
    const [row] = await rowsOf(refers, business);
    return row?.id ?? row?.call_id;
  }
  if (example) return example;
  const values: Record<string, () => unknown> = {
    uuid: randomUUID,
    text: randomUUID,
    integer: () => 1,
    bigint: () => 1,
    'double precision': () => 1,
    boolean: () => false,
    jsonb: () => '{}',
    bytea: () => Buffer.from(randomUUID()),
    date: () => '2026-01-01',
    'text[]': () => '{}',
    'uuid[]': () => '{}',
    'timestamp with time zone': () => '2026-01-01T00:00:00Z',
  };
  const make = values[type];
  if (!make) throw new Error(`${table}.${column}: which value has ${type}? Tell this test.`);
  return make();
}

/** Runs `work` as a role, in a transaction that leaves nothing behind; `reach` are the businesses it is to see. */
async function as<T>(role: string, reach: readonly string[], work: () => Promise<T>, before = 'select 1'): Promise<T> {
  await owner.query('begin');
  try {
    await owner.query(before);
    await owner.query("select set_config('app.businesses', $1, true)", [`{${reach.join(',')}}`]);
    await owner.query(`set local role ${role}`);
    return await work();
  } finally {
    await owner.query('rollback');
  }
}

/** The number of rows that a statement reached, or the state of its refusal. */
async function outcome(text: string, values: unknown[] = []): Promise<number | string> {
  await owner.query('savepoint tried');
  try {
    return (await owner.query(text, values)).rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await owner.query('rollback to savepoint tried');
  }
}

const REFUSED = '42501';

/** Every way in which our transaction can touch their rows of a table; each must come to nothing. */
async function leaks(table: string, before?: string): Promise<string[]> {
  const [b] = [theirs.business_id];
  const [foreign] = await rowsOf(table, b);
  const writable = (columns.get(table) ?? []).filter(({ generated }) => !generated).map(({ column }) => column);
  const tenant = writable.includes('business_id') ? 'business_id' : 'id';
  const some = writable.find((column) => column !== tenant) ?? tenant;
  const list = writable.join(', ');
  const found = await as(
    'kaicalls_app',
    [ours.business_id],
    async () => ({
      read: await outcome(`select * from ${table} where business_id = $1`, [b]),
      'read without asking whose': await outcome(`select * from ${table} where business_id <> $1`, [ours.business_id]),
      update: await outcome(`update ${table} set ${some} = ${some} where business_id = $1`, [b]),
      delete: await outcome(`delete from ${table} where business_id = $1`, [b]),
      insert: await outcome(
        `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1)`,
        [JSON.stringify(await snapshot(foreign))],
      ),
      move: await outcome(`update ${table} set ${tenant} = $1 where business_id = $2`, [b, ours.business_id]),
    }),
    before,
  );
  // A table that nobody may alter (the audit log) refuses outright what elsewhere finds no row.
  const harmless = (way: string): readonly unknown[] => {
    if (way === 'insert' || way === 'move') return [REFUSED];
    return way === 'update' || way === 'delete' ? [0, REFUSED] : [0];
  };
  return Object.entries(found)
    .filter(([way, came]) => !harmless(way).includes(came))
    .map(([way, came]) => `${way}: ${came}`);
}

/** A row as JSON that Postgres reads back: bytes as it writes them. */
async function snapshot(row: Row | undefined): Promise<Row> {
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  );
}

test('there are tables on both sides, and the wall stands before each', async () => {
  expect(open.length).toBeGreaterThan(15);
  expect(concealed).toEqual(expect.arrayContaining(['accounts', 'idempotency_keys', 'rate_limits']));
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
  );
  expect(rows, 'without row-level security').toEqual([]);
  const { rows: views } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace
        and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false))`,
  );
  expect(views, 'views that look past the wall').toEqual([]);
});

test('no table lets our transaction touch their rows', async () => {
  const found: Record<string, string[]> = {};
  for (const table of open) {
    expect((await rowsOf(table, ours.business_id)).length, `${table} has rows of ours`).toBeGreaterThan(0);
    expect((await rowsOf(table, theirs.business_id)).length, `${table} has rows of theirs`).toBeGreaterThan(0);
    const seen = await as('kaicalls_app', [ours.business_id], () => outcome(`select * from ${table}`));
    expect(seen, `${table}: ours can be seen`).toBe((await rowsOf(table, ours.business_id)).length);
    const leaked = await leaks(table);
    if (leaked.length > 0) found[table] = leaked;
  }
  expect(found).toEqual({});
});

test.each([
  ['without row-level security', (table: string) => `alter table ${table} disable row level security`],
  ['with a policy that lets everything pass', (table: string) => `create policy hole on ${table} using (true)`],
])('this test sees a table %s', async (_what, breach) => {
  for (const table of open)
    expect(await leaks(table, breach(table)), table).toContainEqual(expect.stringMatching(/^read: [1-9]/));
});

test('without a business in reach nothing is seen', async () => {
  for (const table of open) {
    expect(await as('kaicalls_app', [], () => outcome(`select * from ${table}`)), table).toBe(0);
  }
});

test('what is concealed is refused', async () => {
  for (const table of concealed) {
    const ways = ['select * from', 'delete from', 'truncate'];
    const came = await as('kaicalls_app', [ours.business_id], async () => {
      const outcomes: unknown[] = [];
      for (const way of ways) outcomes.push(await outcome(`${way} ${table}`));
      return outcomes;
    });
    expect(came, table).toEqual(ways.map(() => REFUSED));
  }
});

describe.each(['anon', 'authenticated'])('the role %s of PostgREST', (role) => {
  test('sees and changes nothing anywhere', async () => {
    for (const table of [...open, ...concealed]) {
      const [first] = columns.get(table) ?? [];
      const came = await as(role, [ours.business_id, theirs.business_id], async () => [
        await outcome(`select * from ${table}`),
        await outcome(`update ${table} set ${first?.column} = ${first?.column}`),
        await outcome(`delete from ${table}`),
        await outcome(`insert into ${table} default values`),
      ]);
      for (const one of came) expect([0, REFUSED], `${role} ${table}`).toContain(one);
      expect(came[3], `${role} ${table}`).toBe(REFUSED);
    }
  });

  test('may call none of our functions', async () => {
    const { rows } = await owner.query(
      `select p.oid::regprocedure::text as function from pg_proc p
        where p.pronamespace = 'app'::regnamespace and has_function_privilege($1, p.oid, 'execute')`,
      [role],
    );
    expect(rows).toEqual([]);
  });
});

test('functions that act for the owner are closed to the public and look for names where they were told', async () => {
  const { rows } = await owner.query(
    `select p.oid::regprocedure::text as function from pg_proc p
      where p.pronamespace = 'app'::regnamespace
        and (exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
          or p.prosecdef and not exists (select from unnest(p.proconfig) as c where c like 'search_path=%'))`,
  );
  expect(rows).toEqual([]);
});

test("the product's role owns nothing, is nobody else, and cannot step over the wall", async () => {
  const { rows } = await owner.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
            (select count(*)::int from pg_class where relowner = r.oid) as tables,
            (select count(*)::int from pg_proc where proowner = r.oid) as functions,
            (select count(*)::int from pg_auth_members where member = r.oid) as memberships
       from pg_roles r where rolname = 'kaicalls_app'`,
  );
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      tables: 0,
      functions: 0,
      memberships: 0,
    },
  ]);
});
