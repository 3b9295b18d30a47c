import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchPostgres, scratchPostgres } from './embedded/scratch.ts';
import { migrate } from './migrate.ts';
import { becomeProject, createProjectDatabase } from './testing/supabase-project.ts';

// The migrations on a server that is made up as a Supabase project: whoever applies them is no superuser and does not
// own the auth server's tables.
const MIGRATIONS = join(import.meta.dirname, '../../../supabase/migrations');

let server: ScratchPostgres;
let owner: Client;

beforeAll(async () => {
  server = await scratchPostgres();
  await becomeProject(server);
  owner = await connect('postgres');
  await migrate(owner, { dir: MIGRATIONS, platform: false });
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await server?.stop();
});

async function connect(user: string, database = 'postgres'): Promise<Client> {
  const client = new Client({ host: server.host, port: server.port, user, database });
  await client.connect();
  return client;
}

async function as<T>(user: string, work: (client: Client) => Promise<T>, database?: string): Promise<T> {
  const client = await connect(user, database);
  return work(client).finally(() => client.end());
}

/** Somebody signed in, as Supabase's auth server writes them. */
async function person(): Promise<{ account: string; session: string; other: string }> {
  const [account, session, other] = [randomUUID(), randomUUID(), randomUUID()];
  await as('supabase_auth_admin', async (auth) => {
    await auth.query(
      `insert into users (id, email, raw_user_meta_data, created_at) values ($1, $1::uuid || '@example.com', '{"name": "Ada"}', now())`,
      [account],
    );
    await auth.query(
      `insert into sessions (id, user_id, aal, created_at) values ($1, $3, 'aal1', now()), ($2, $3, 'aal1', now())`,
      [session, other, account],
    );
    await auth.query(`insert into refresh_tokens (token, user_id, session_id) values ($1::uuid, $2, $1::uuid)`, [
      session,
      account,
    ]);
  });
  await owner.query('select app.create_account($1, $2)', [account, `${account}@example.com`]);
  return { account, session, other };
}

const factor = (account: string, type: string, name: string) =>
  as('supabase_auth_admin', (auth) =>
    auth.query(
      `insert into mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at)
       values (gen_random_uuid(), $1, $3, $2, 'verified', now(), now())`,
      [account, type, name],
    ),
  );

const one = async (client: Client, text: string, values: unknown[]) =>
  (await client.query({ text, values, rowMode: 'array' })).rows[0]?.[0];

test('whoever migrates is no superuser, and owns what was made', async () => {
  const { rows } = await owner.query(
    `select rolsuper, (select count(*)::int from pg_class
              where relnamespace in ('public'::regnamespace, 'app'::regnamespace) and relowner <> r.oid) as foreign
       from pg_roles r where rolname = current_user`,
  );
  expect(rows).toEqual([{ rolsuper: false, foreign: 0 }]);
  expect(await migrate(owner, { dir: MIGRATIONS, platform: false })).toEqual([]);
  await expect(migrate(owner, { dir: MIGRATIONS, platform: true })).rejects.toThrow('This is a Supabase project');
});

test('a project whose owner has put extensions elsewhere is migrated too', async () => {
  await createProjectDatabase(server, 'elsewhere');
  const work = async (client: Client) => {
    await client.query(
      'create extension pg_trgm with schema extensions; create extension btree_gin with schema extensions',
    );
    return migrate(client, { dir: MIGRATIONS, platform: false });
  };
  expect(await as('postgres', work, 'elsewhere')).not.toEqual([]);
});

test('the product, once it has a password, reads and ends sessions of the project’s auth server', async () => {
  await owner.query('alter role kaicalls_app login');
  const { account, session, other } = await person();
  await as('kaicalls_app', async (product) => {
    expect(await one(product, 'select app.session_standing($1, $2)', [account, session])).toBe('open');
    expect((await product.query('select id from app.open_sessions($1)', [account])).rowCount).toBe(2);
    expect(await one(product, 'select app.end_session($1, $2)', [account, other])).toBe(true);
    expect(await one(product, 'select app.session_standing($1, $2)', [account, other])).toBe('ended');
    await expect(product.query('select from auth.sessions')).rejects.toThrow('permission denied');
    await expect(product.query('delete from auth.users')).rejects.toThrow('permission denied');
  });
});

test('an authenticator app is asked for; a set of recovery codes alone is not one', async () => {
  const { account, session } = await person();
  const standing = () => one(owner, 'select app.session_standing($1, $2)', [account, session]);
  const factors = async () => (await owner.query('select factors from app.person($1)', [account])).rows[0].factors;
  await factor(account, 'recovery_code', 'Recovery codes');
  expect([await standing(), await factors()]).toEqual(['open', []]);
  await factor(account, 'totp', 'Phone');
  expect([await standing(), await factors()]).toEqual(['needs_code', [expect.objectContaining({ name: 'Phone' })]]);
});

test('people go with the business that is deleted, with all that the auth server keeps of them', async () => {
  const { account } = await person();
  const business = randomUUID();
  await owner.query(`insert into businesses (id, name, trial_ends_at) values ($1, 'Gone', now())`, [business]);
  await owner.query(`insert into memberships (account_id, business_id, role) values ($1, $2, 'owner')`, [
    account,
    business,
  ]);
  await owner.query(
    `insert into business_deletions (business_id, delete_after) values ($1, now() - interval '1 day')`,
    [business],
  );
  await as('kaicalls_app', (product) => product.query('select app.delete_business_portion($1, 100)', [business]));
  const left = `select count(*)::int from auth.users u full join auth.sessions s on s.user_id = u.id where $1 in (u.id, s.user_id)`;
  expect(await one(owner, left, [account])).toBe(0);
});

test.each(['anon', 'authenticated'])('PostgREST’s role %s sees no row and may call nothing of ours', async (role) => {
  await person();
  await as('authenticator', async (rest) => {
    await rest.query(`set role ${role}`);
    const { rows: tables } = await owner.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`,
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      const seen = await rest.query(`select from public.${name}`).then(
        ({ rowCount }) => rowCount,
        (error) => error.code,
      );
      expect([0, '42501'], name).toContain(seen);
    }
    await expect(rest.query(`select app.person(gen_random_uuid())`)).rejects.toThrow('permission denied');
    await expect(rest.query('select from auth.users')).rejects.toThrow('permission denied');
  });
});
