import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import type { Sample } from './schema.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
let owner: Browser;
beforeAll(async () => {
  instance = await testInstance({ worker: true });
  account = await instance.signUp('Sampled');
  owner = await signedInBrowser(instance, account.email);
}, 60_000);

const AT = '/api/v1/sample';
/** Rows of a business by table; the log of what people did, and counts that add up to nothing, are not part of it. */
async function rows(business: string): Promise<Record<string, number>> {
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'business_id' and table_name not in ('audit_log', 'call_days', 'lead_days')`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner<{ n: number }>(`select count(*)::int as n from ${name} where business_id = $1`, [
      business,
    ]);
    if (row?.n) counted[name] = row.n;
  }
  return counted;
}

test('a test twin that was made just now is within reach at once', async () => {
  const { business_id, email } = await instance.signUp('Opened');
  const { api } = await signedInBrowser(instance, email);
  const counted = async (id: string) => (await api.get(`/api/v1/leads/count?business_id=${id}`)).status;
  expect(await counted(business_id)).toBe(200);
  const { body: opened } = await api.post('/api/v1/test-mode', { business_id });
  expect(await counted(opened.business_id)).toBe(200);
});

test('fills the test twin, tells nobody, and goes without a trace', async () => {
  const { business_id } = account;
  const { body: key } = await account.api.post('/api/v1/sandbox/keys', { business_id });
  const twin: string = key.business_id;
  await asOwner("insert into webhooks (business_id, url, secret) values ($1, 'http://127.0.0.1:9/', 'whsec_sample')", [
    twin,
  ]);
  await eventually(async () => (await rows(business_id)).usage, 10_000);
  const live = await rows(business_id);
  const before = await rows(twin);

  expect((await owner.api.post(AT, { business_id })).status).toBe(202);
  await eventually(async () => {
    const { body } = await owner.api.get(`${AT}?business_id=${business_id}`);
    return (body as Sample).status === 'ready';
  }, 200_000);
  const filled = await rows(twin);
  expect(filled.calls).toBeGreaterThan(60);
  expect(filled.leads).toBe(24);
  expect(filled).not.toHaveProperty('events');
  expect(filled).not.toHaveProperty('deliveries');
  expect(filled).not.toHaveProperty('notices');
  expect(filled.sdr_leads).toBe(24);
  expect(await rows(business_id)).toEqual(live);
  const [costs] = await asOwner<{ sum: number }>('select coalesce(sum(amount_micros), 0)::int as sum from ledger');
  expect(costs?.sum).toBe(0);
  expect(await asOwner('select * from app.wrong_days()')).toEqual([]);

  const { body: leads } = await owner.api.get(`/api/v1/leads?business_id=${twin}&limit=100`);
  const statuses = new Set(leads.leads.map(({ status }: { status: string }) => status));
  expect([...statuses].sort()).toEqual(['contacted', 'converted', 'lost', 'new', 'qualified']);

  expect((await owner.api.del(`${AT}?business_id=${twin}`)).body.status).toBe('none');
  expect(await rows(twin)).toEqual(before);
  expect(await asOwner('select * from app.wrong_days()')).toEqual([]);
}, 280_000);
