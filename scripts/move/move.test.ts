import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import { type ScratchPostgres, scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { closePool } from '#lib/adapters/db/pool.ts';
import { becomeProject, standInForAuth } from '#lib/adapters/db/testing/supabase-project.ts';
import { startSupabaseStorage } from '#lib/adapters/storage/testing/supabase-storage.ts';
import { signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, openInstance } from '#lib/surfaces/testing/instance.ts';
import { type Database, movedFile, openDatabase } from '#scripts/supervisor/database.ts';
import { ROOT, type Settings } from '#scripts/supervisor/settings.ts';
import { findPostgres15 } from '#scripts/testing/postgres15.ts';

// An embedded product with people, calls and files moves to a server made up as a Supabase project, of Postgres 15 where
// this machine has it; then the product runs there.
vi.setConfig({ testTimeout: 120_000 });

const dataDir = mkdtempSync(join(tmpdir(), 'kc-'));
const settings: Settings = {
  dev: false,
  host: '127.0.0.1',
  port: 3000,
  dataDir,
  publicUrl: 'http://127.0.0.1:3000',
  env: { HOST: '127.0.0.1', PORT: 3000, KAICALLS_DATA_DIR: dataDir },
};
const keys = loadAuthKeys(dataDir);

type Instance = Awaited<ReturnType<typeof openInstance>>;
let project: ScratchPostgres;
let projectUrl: string;
let storage: Awaited<ReturnType<typeof startSupabaseStorage>>;
let embedded: Database | undefined;
let before: Instance;
let protectedOwner: Account;
let other: Account;
let app: TOTP;
let callId: string;

beforeAll(async () => {
  project = await scratchPostgres(findPostgres15());
  await becomeProject(project);
  projectUrl = `postgresql://postgres@/postgres?host=${encodeURIComponent(project.host)}&port=${project.port}`;
  storage = await startSupabaseStorage('files', keys.secretKey);
  embedded = await openDatabase(settings);
  const owner = await connect(embedded.addresses.DATABASE_ADMIN_URL);
  await migrate(owner, { dir: join(ROOT, 'supabase/migrations'), platform: true }).finally(() => owner.end());
  before = await runOn(embedded.addresses.DATABASE_ADMIN_URL);
  protectedOwner = await before.signUp('Bloom Dental');
  other = await before.signUp('Acme Contractors');
  await live(protectedOwner);
  await addSecondFactor(protectedOwner);
}, 180_000);

afterAll(async () => {
  await closePool();
  await embedded?.stop();
  await project?.stop();
  await storage?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

/** The product of this process, on another database than before. */
async function runOn(adminUrl: string): Promise<Instance> {
  await closePool();
  Reflect.deleteProperty(globalThis, 'kaicallsComposition');
  process.env.DATABASE_URL = adminUrl.replace('postgres@', 'kaicalls_app@');
  process.env.DATABASE_ADMIN_URL = adminUrl;
  return openInstance({ adminUrl, dataDir, worker: true });
}

/** A call with a recording, a lead, a test twin, and a webhook whose deliveries wait for their next attempt. */
async function live({ api, agent_id, business_id }: Account): Promise<void> {
  await api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
  await api.post('/api/v1/sandbox/keys', { business_id });
  await api.post('/api/v1/leads', { name: 'Nora "Quill"\\ \n\t☎', source: 'web', agent_id, phone: '+15125550190' });
  const { body } = await api.post('/api/v1/sandbox/calls', {
    agent_id,
    from: '+15125550101',
    caller_lines: ['Hi, my name is Maria Garcia.', 'What do you charge?', 'Goodbye.'],
  });
  callId = body.id;
  await eventually(async () => (await callOf(api)).recording_url, 90_000);
  await eventually(async () => (await query(process.env.DATABASE_ADMIN_URL, WAITING)).length > 0, 30_000);
}

const WAITING = `select id from pgboss.job where name = 'webhooks.deliver' and state < 'completed'`;
const callOf = async (api: Account['api']) => (await api.get(`/api/v1/calls?id=${callId}`)).body;

async function addSecondFactor({ email }: Account): Promise<void> {
  const { auth } = await signedInBrowser(before, email);
  const { data, error } = await auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Phone' });
  if (error) throw error;
  app = new TOTP({ secret: Secret.fromBase32(data.totp.secret) });
  const code = app.generate({ timestamp: Date.now() - 30_000 });
  const verified = await auth.mfa.challengeAndVerify({ factorId: data.id, code });
  if (verified.error) throw verified.error;
  // What does not come along: recovery codes, and a link under way.
  await query(
    process.env.DATABASE_ADMIN_URL,
    `insert into auth.mfa_recovery_codes select id, 'hash', null, now() from auth.users where email = '${email}';
     update auth.users set email_change = 'next@example.com', recovery_token = 'token' where email = '${email}'`,
  );
}

/** The command as its user runs it. */
const moveTo = (...args: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const env = {
      ...process.env,
      KAICALLS_DATA_DIR: dataDir,
      DATABASE_URL: '',
      DATABASE_ADMIN_URL: '',
      DATABASE_AUTH_URL: '',
      NEXT_PUBLIC_SUPABASE_URL: storage.url,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
      SUPABASE_SECRET_KEY: keys.secretKey,
      SUPABASE_STORAGE_BUCKET: 'files',
    };
    const script = join(ROOT, 'scripts/move.ts');
    execFile(process.execPath, [script, '--to', projectUrl, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });

async function query(url: string | undefined, text: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url ?? '');
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Every table of ours with its rows, and the people. */
async function countsOf(url: string): Promise<Record<string, number>> {
  const tables = await query(url, `select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts: Record<string, number> = {};
  for (const name of ['auth.users', 'auth.identities', 'auth.mfa_factors', ...tables.map(({ name }) => String(name))]) {
    counts[name] = Number((await query(url, `select count(*) from ${name}`))[0]?.count);
  }
  const { rate_limits: _, ...lasting } = counts;
  return lasting;
}

test('refuses while the product runs', async () => {
  expect(await moveTo()).toEqual({
    code: 1,
    output: expect.stringContaining('already running on this data directory'),
  });
  await before.stop();
  await closePool();
  await embedded?.stop();
  embedded = undefined;
});

test('a dry run tells what there is, and changes nothing', async () => {
  const { code, output } = await moveTo('--dry-run');
  expect(output).toMatch(/people: 2, with 1 authenticator apps\n {2}waiting jobs: [1-9]\d*\n {2}files: 1 /);
  expect(output).toContain('  calls: 1\n');
  expect(code).toBe(0);
  expect(await query(projectUrl, `select to_regnamespace('app') as app`)).toEqual([{ app: null }]);
});

test('what arrives otherwise than it was sent undoes everything', async () => {
  const superuser = await connect(projectUrl.replace('postgres@', 'supabase_admin@'));
  await superuser.query(`create function auth.spoil() returns trigger language plpgsql as
      $$ begin new.identity_data := new.identity_data || '{"spoilt": true}'; return new; end $$;
    create trigger spoil before insert on auth.identities for each row execute function auth.spoil()`);
  const { code, output } = await moveTo();
  expect({ code, output }).toEqual({
    code: 1,
    output: expect.stringContaining('auth.identities did not arrive whole'),
  });
  await superuser.query('drop function auth.spoil cascade');
  await superuser.end();
  expect(Object.values(await countsOf(projectUrl)).every((rows) => rows === 0)).toBe(true);
});

test('everything moves, and a second move is refused at either end', async () => {
  const { code, output } = await moveTo();
  expect(output).toContain('KAICALLS_KEY_PEPPER must stay what it is');
  expect(output).toContain('1 people make new recovery codes');
  expect(code).toBe(0);
  const environment = readFileSync(join(dataDir, 'supabase.env'), 'utf8');
  expect(environment).toMatch(/^DATABASE_URL='postgresql:\/\/kaicalls_app:[\w-]{32}@/);
  expect(environment).toContain(`KAICALLS_KEY_PEPPER='${process.env.KAICALLS_KEY_PEPPER}'`);
  expect(output).not.toContain(String(process.env.KAICALLS_KEY_PEPPER));

  expect(await moveTo()).toEqual({ code: 1, output: expect.stringContaining('Everything here was moved to') });
  await expect(openDatabase(settings)).rejects.toThrow('Everything here was moved to');
  rmSync(movedFile(dataDir));
  expect(await moveTo()).toEqual({ code: 1, output: expect.stringContaining('not empty: auth.users has rows') });
  embedded = await openDatabase(settings);
  expect(await countsOf(projectUrl)).toEqual(await countsOf(embedded.addresses.DATABASE_ADMIN_URL));
  const sequences = `select sequencename, last_value from pg_sequences where schemaname in ('public', 'app')`;
  const drawn = await query(embedded.addresses.DATABASE_ADMIN_URL, sequences);
  expect(drawn).toContainEqual({ sequencename: 'sandbox_numbers', last_value: expect.any(Number) });
  expect(await query(projectUrl, sequences)).toEqual(drawn);
  // As Supabase's own auth server reads them.
  expect(await query(projectUrl, 'select secret from auth.mfa_factors')).toEqual([{ secret: app.secret.base32 }]);
  expect(await query(projectUrl, `select from auth.users where email_change <> '' or recovery_token <> ''`)).toEqual(
    [],
  );
  expect(await query(projectUrl, 'select distinct left(encrypted_password, 7) as kind from auth.users')).toEqual([
    { kind: '$2a$10$' },
  ]);
});

test('the product’s role has the password that was written down', async () => {
  const hba = join(project.dataDir, 'postgres/pg_hba.conf');
  const rules = readFileSync(hba, 'utf8');
  const superuser = await connect(projectUrl.replace('postgres@', 'supabase_admin@'));
  const reload = async (text: string) => {
    writeFileSync(hba, text);
    await superuser.query('select pg_reload_conf(), pg_sleep(0.3)');
  };
  await reload(`local all kaicalls_app scram-sha-256\n${rules}`);
  const [, url = ''] = /^DATABASE_URL='(.*)'$/m.exec(readFileSync(join(dataDir, 'supabase.env'), 'utf8')) ?? [];
  expect(await query(url, 'select current_user::text as me')).toEqual([{ me: 'kaicalls_app' }]);
  await expect(query(url.replace(/:[\w-]{32}@/, ':guessed@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  await reload(rules);
  await superuser.end();
});

test('there the same password, authenticator app and key open the same business', async () => {
  await standInForAuth(project, 'postgres');
  Object.assign(process.env, { NEXT_PUBLIC_SUPABASE_URL: storage.url, SUPABASE_STORAGE_BUCKET: 'files' });
  const attempts = async () =>
    Number((await query(projectUrl, 'select max(attempts) as most from deliveries'))[0]?.most);
  const attemptsBefore = await attempts();
  await query(projectUrl, `update pgboss.job set start_after = now() where name = 'webhooks.deliver'`);
  const after = await runOn(projectUrl);
  try {
    const api = after.client(protectedOwner.api_key);
    expect((await api.get('/api/v1/leads')).body.leads).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Nora "Quill"\\ \n\t☎' })]),
    );
    const { recording_url } = await callOf(api);
    const { pathname, search } = new URL(recording_url);
    const audio = await after.kernel.handle(new Request(`http://127.0.0.1:3000${pathname}${search}`), {
      address: '127.0.0.1',
    });
    expect([audio.status, (await audio.arrayBuffer()).byteLength > 10_000]).toEqual([200, true]);

    const weak = await signedInBrowser(after, protectedOwner.email);
    expect((await weak.api.get('/api/v1/calls')).body.error.message).toContain('second factor');
    const [factor] = (await weak.auth.mfa.listFactors()).data?.totp ?? [];
    await weak.auth.mfa.challengeAndVerify({ factorId: factor?.id ?? '', code: app.generate() });
    expect((await weak.api.get('/api/v1/calls')).body.calls).toMatchObject([{ id: callId }]);
    const open = await signedInBrowser(after, other.email);
    expect((await open.api.get('/api/v1/calls')).body.calls).toEqual([]);
    await expect(signedInBrowser(after, other.email, 'not the password')).rejects.toThrow('Invalid login credentials');

    // What is new is made there, and jobs that waited are worked off.
    expect((await after.signUp('New there', { email: 'new@example.com' })).phone_number).toMatch(/^\+1/);
    await eventually(async () => (await attempts()) > attemptsBefore, 30_000);
  } finally {
    await after.stop();
  }
});
