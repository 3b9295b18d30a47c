import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { mailerPort } from '#lib/adapters/mail/port.ts';
import { marketsPort } from '#lib/adapters/numbers/port.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { type VendorAnswer, vendorAccountsPort } from '#lib/adapters/vendor-account/port.ts';
import { Ports } from '#lib/core/port.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { sandboxMarket } from '#lib/services/sandbox/number-market.ts';
import { createHttpServer } from '#lib/surfaces/http/server.ts';
import { signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import type { Patient } from './check.ts';
import { clockVerdict } from './database.ts';
import { CHECKS, examine, look, patientOf } from './service.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
let served: Server;
let publicUrl: string;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  a = await instance.signUp('Examined');
  served = createHttpServer({ kernel: instance.kernel, pages: async (_in, out) => void out.end() });
  await new Promise<void>((listening) => served.listen(0, '127.0.0.1', listening));
  publicUrl = `http://127.0.0.1:${(served.address() as AddressInfo).port}`;
  instance.ports.plug(publicUrlPort, () => publicUrl);
});
afterAll(() => served.closeAllConnections());
afterAll(() => void served.close());

const well = (): Patient => ({ ...patientOf(instance.ports), publicUrl });
async function checked(id: string, patient: Partial<Patient>) {
  const check = CHECKS.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return look(check, { ...well(), ...patient });
}
const env = (more: Record<string, string>) => ({ env: { ...process.env, ...more } });
const ports = (plug: (ports: Ports) => void) => {
  const own = new Ports();
  for (const slot of [publicUrlPort, mailerPort, storagePort, vendorAccountsPort] as const) {
    own.plug<unknown>(slot, instance.ports.get<unknown>(slot));
  }
  plug(own);
  return { ports: own };
};

test('a sound installation: nothing fails, and what is not configured is skipped', async () => {
  const found = await examine(well());
  expect(found.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn')).toEqual([]);
  expect(found.filter(({ outcome }) => outcome === 'skip').map(({ id }) => id)).toEqual([
    'vendor-accounts',
    'prices',
    'inbound-texts',
    'mail',
  ]);
  expect(found).toHaveLength(CHECKS.length);
});

describe('what is wrong is found, with what to do about it', () => {
  test('a vendor in part, a misspelt variable', async () => {
    expect(await checked('vendors-whole', env({ STRIPE_SECRET_KEY: 'sk_test_not_shown' }))).toMatchObject({
      outcome: 'fail',
      said: expect.stringContaining('STRIPE_WEBHOOK_SECRET'),
    });
    const said = await checked(
      'variables-known',
      env({ TWILIO_AUTH_TOKN: 'not shown', SMPT_URL: 'smtp://x', OPENAI_ORG: 'x' }),
    );
    expect(said).toMatchObject({ outcome: 'warn', fix: 'Rename or remove them.' });
    expect(said.said).toContain('TWILIO_AUTH_TOKN (meant: TWILIO_AUTH_TOKEN?)');
    expect(said.said).toContain('SMPT_URL (meant: SMTP_URL?)');
    expect(said.said).not.toContain('not shown');
  });

  test('files that others can read', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'doctor-'));
    writeFileSync(join(dataDir, 'key-pepper'), 'x', { mode: 0o600 });
    mkdirSync(join(dataDir, 'outbox'), { mode: 0o700 });
    chmodSync(dataDir, 0o711); // as root leaves it, for Postgres to pass
    expect(await checked('data-directory', { dataDir })).toMatchObject({ outcome: 'ok' });
    chmodSync(dataDir, 0o755);
    expect(await checked('data-directory', { dataDir })).toMatchObject({ said: expect.stringContaining('itself') });
    chmodSync(dataDir, 0o700);
    chmodSync(join(dataDir, 'key-pepper'), 0o644);
    expect(await checked('data-directory', { dataDir })).toMatchObject({
      outcome: 'fail',
      said: expect.stringContaining('key-pepper'),
    });
    rmSync(dataDir, { recursive: true });
  });

  test('a table without its wall, a migration that is missing', async () => {
    await asOwner('create table naked (id int)');
    await asOwner(`delete from supabase_migrations.schema_migrations where version = '20261122000036'`);
    expect(await checked('row-level-security', {})).toMatchObject({
      outcome: 'fail',
      said: expect.stringContaining('naked'),
    });
    expect(await checked('migrations', {})).toMatchObject({ outcome: 'fail', fix: 'Run: npm run migrate' });
    await asOwner('drop table naked');
    await asOwner(
      `insert into supabase_migrations.schema_migrations (version, name) values ('20261122000036', 'platform')`,
    );
  });

  test('clocks that are apart', () => {
    expect([100, 5_000, 120_000].map((apart) => clockVerdict(apart).outcome)).toEqual(['ok', 'warn', 'fail']);
  });

  test('jobs that nobody takes', async () => {
    await asOwner(`select pgboss.create_queue('nobody', '{"policy": "standard", "partition": false}')`);
    await asOwner(
      `insert into pgboss.job (name, data, start_after) values ('nobody', '{}', now() - interval '5 minutes')`,
    );
    expect(await checked('queue', {})).toMatchObject({
      outcome: 'fail',
      said: expect.stringMatching(/the oldest for 30\d s/),
    });
    await asOwner(`delete from pgboss.job where name = 'nobody'`);
    expect(await checked('queue', {})).toMatchObject({ outcome: 'ok' });
  });

  test('a public address that leads nowhere, elsewhere, or to this machine only', async () => {
    expect(await checked('public-url', { publicUrl: 'http://127.0.0.1:9' })).toMatchObject({
      outcome: 'fail',
      said: 'Nothing answers there.',
    });
    const other = createServer((_request, response) => response.end('{"answer":"yes"}'));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const elsewhere = { publicUrl: `http://127.0.0.1:${(other.address() as AddressInfo).port}` };
    expect(await checked('webhook-round-trip', elsewhere)).toMatchObject({ outcome: 'fail' });
    other.close();
    expect(await checked('public-url', env({ VAPI_API_KEY: 'x' }))).toMatchObject({
      outcome: 'fail',
      said: expect.stringContaining('this machine only'),
    });
    expect(await checked('public-url', env({ VAPI_API_KEY: 'x', VAPI_BASE_URL: 'http://127.0.0.1:1' }))).toMatchObject({
      outcome: 'ok',
    });
  });

  test('an installation with another secret', async () => {
    expect(
      await checked('webhook-round-trip', env({ KAICALLS_KEY_PEPPER: 'another pepper altogether' })),
    ).toMatchObject({
      outcome: 'fail',
      fix: expect.stringContaining('KAICALLS_KEY_PEPPER'),
    });
  });

  test.each<[string, VendorAnswer, object]>([
    [
      'refused',
      { kind: 'refused', status: 401 },
      { outcome: 'fail', said: 'Twilio answered 401 to what TWILIO_AUTH_TOKEN say.' },
    ],
    ['unreachable', { kind: 'unreachable' }, { outcome: 'fail', said: 'Twilio cannot be reached from here.' }],
    ['accepted', { kind: 'accepted' }, { outcome: 'ok', said: 'Twilio did.' }],
  ])('credentials that are %s', async (_how, answer, found) => {
    const account = { vendor: 'Twilio', variables: ['TWILIO_AUTH_TOKEN'], ask: async () => answer };
    expect(
      await checked(
        'vendor-accounts',
        ports((own) => own.plug(vendorAccountsPort, [account])),
      ),
    ).toMatchObject(found);
  });

  test('texts that come in elsewhere', async () => {
    const market = { ...sandboxMarket, misfits: async () => ['They are dropped.'] };
    const found = await checked(
      'inbound-texts',
      ports((own) => own.plug(marketsPort, { live: market, sandbox: sandboxMarket })),
    );
    expect(found).toMatchObject({ outcome: 'fail', said: 'They are dropped.', fix: expect.stringContaining('Defer') });
  });

  test('a mail server that refuses, a storage that keeps nothing', async () => {
    const refusing = { send: async () => {}, verify: async () => Promise.reject(new Error('Invalid login')) };
    expect(
      await checked(
        'mail',
        ports((own) => own.plug(mailerPort, refusing)),
      ),
    ).toMatchObject({
      outcome: 'fail',
      said: 'The mail server does not let us in: Invalid login',
    });
    const storage = { put: async () => {}, get: async () => null, head: async () => null, delete: async () => {} };
    expect(
      await checked(
        'storage',
        ports((own) => own.plug(storagePort, storage)),
      ),
    ).toMatchObject({ outcome: 'fail' });
  });
});

describe('over HTTP', () => {
  test('an admin runs it, and everybody who may sees what was found', async () => {
    instance.ports.plug(publicUrlPort, () => 'http://127.0.0.1:3000'); // where the browser of tests is
    const browser = await signedInBrowser(instance, a.email);
    expect((await browser.api.get('/api/v1/doctor')).body).toMatchObject({ findings: expect.any(Array) });
    const { status, body } = await browser.api.post('/api/v1/doctor', {});
    expect(status).toBe(200);
    expect(body.ran_at).toMatch(/^20/);
    expect(body.findings).toHaveLength(CHECKS.length);
    expect((await browser.api.get('/api/v1/doctor')).body).toEqual(body);
    expect((await a.api.get('/api/v1/doctor')).status).toBe(403);
  });

  test('the round trip answers nobody else', async () => {
    const forged = await instance
      .client()
      .post('/api/callbacks/doctor', { nonce: 'x' }, { 'x-kaicalls-signature': 't=1,v1=0' });
    expect(forged).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
  });
});
