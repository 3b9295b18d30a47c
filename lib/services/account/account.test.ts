import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { callApp } from '#lib/adapters/db/outside.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import type { Role } from '#lib/core/scope.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { requestDays } from './request-days.ts';
import { getSpending } from './spending.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
beforeAll(async () => {
  instance = await testInstance();
  a = await instance.signUp('Alpha');
});

/** A ledger line of a call that was. `at` is SQL. */
async function charge(
  to: Account,
  seconds: number,
  more: { at?: string; component?: string; micros?: number; call?: string } = {},
) {
  await asOwner(
    `insert into ledger (id, business_id, call_id, reference, component, quantity, unit, amount_micros, price_version, created_at)
     values (uuidv7(), $1, $2, gen_random_uuid()::text, $3, $4, 'second', $5, 'test', ${more.at ?? 'now()'})`,
    [to.business_id, more.call ?? null, more.component ?? 'conversation', seconds, more.micros ?? 0],
  );
}

const balance = async ({ api }: Account) => (await api.get('/api/v1/balance')).body.businesses;

describe('the balance', () => {
  test('of a business that was just made', async () => {
    expect(await balance(a)).toEqual([
      {
        business_id: a.business_id,
        minutes_used: 0,
        phone_numbers: 1,
        subscription_status: 'trialing',
        trial_ends_at: expect.any(String),
        period_start: expect.any(String),
      },
    ]);
  });

  test('counts each second of a call once, and rounds the sum up to whole minutes', async () => {
    for (const seconds of [30, 30, 1]) {
      await charge(a, seconds);
      await charge(a, seconds, { component: 'telephony' });
    }
    expect((await balance(a))[0].minutes_used).toBe(2);
  });

  test('begins with the month of the business', async () => {
    const b = await instance.signUp('Kiritimati');
    await asOwner('update businesses set zone = $2 where id = $1', [b.business_id, 'Pacific/Kiritimati']);
    const midnight = `date_trunc('month', now(), 'Pacific/Kiritimati')`;
    await charge(b, 60, { at: `${midnight} - interval '1 second'` });
    await charge(b, 120, { at: midnight });
    const [row] = await balance(b);
    expect(row.minutes_used).toBe(2);
    expect(row.period_start).toMatch(/T10:00:00/);
  });

  test('tells of a subscription that is no trial any more', async () => {
    const b = await instance.signUp('Paying');
    await asOwner("update businesses set subscription_status = 'past_due' where id = $1", [b.business_id]);
    expect((await balance(b))[0]).toMatchObject({ subscription_status: 'past_due', trial_ends_at: null });
  });
});

interface Row {
  endpoint: string;
  method: string;
  status_code: number;
  call_id: string | null;
  cost_cents: number | null;
  created_at: string;
}
const usage = async ({ api }: Account, query = '') => {
  const { status, body } = await api.get(`/api/v1/usage?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { usage: Row[]; has_more: boolean; next_cursor: string | null };
};
const logged = (who: Account, match: (row: Row) => boolean) =>
  eventually(async () => (await usage(who, 'limit=500')).usage.find(match), 5000);

describe('the usage log', () => {
  test('has each request of a key, with the call that it placed and what that cost', async () => {
    const b = await instance.signUp('Busy');
    const { body: call } = await b.api.post('/api/v1/calls', { agent_id: b.agent_id, to: '+15125550160' });
    await b.api.get('/api/v1/calls?limit=0');
    expect(await logged(b, (row) => row.call_id === call.id)).toMatchObject({
      endpoint: '/v1/calls',
      method: 'POST',
      status_code: 201,
      cost_cents: null,
    });
    expect(await logged(b, (row) => row.status_code === 400)).toMatchObject({ endpoint: '/v1/calls', method: 'GET' });
    for (const micros of [100_000, 46_000]) await charge(b, 60, { call: call.id, micros });
    expect(await logged(b, (row) => row.call_id === call.id)).toMatchObject({ cost_cents: 15 });
  });

  test('is paged, newest first, and bounded by start and end', async () => {
    const b = await instance.signUp('Pages');
    for (let i = 0; i < 5; i++) await b.api.get(`/api/v1/agents?limit=${i + 1}`);
    await eventually(async () => (await usage(b)).usage.length >= 5, 5000);
    const all = (await usage(b, `end=${encodeURIComponent(new Date().toISOString())}`)).usage;
    expect(all.map((row) => row.created_at)).toEqual(
      all
        .map((row) => row.created_at)
        .toSorted()
        .toReversed(),
    );
    const first = await usage(b, 'limit=2');
    expect(first).toMatchObject({ usage: [{}, {}], has_more: true });
    const [, , third, fourth] = all;
    const between = await usage(b, `start=${fourth?.created_at}&end=${all[1]?.created_at}`);
    expect(between.usage).toEqual([third, fourth]);
    const today = new Date().toISOString().slice(0, 10);
    expect((await usage(b, `end=${today}`)).usage.length).toBeGreaterThanOrEqual(5);
    expect(await usage(b, 'start=2999-01-01T00:00:00Z')).toEqual({ usage: [], has_more: false, next_cursor: null });
    expect((await b.api.get('/api/v1/usage?start=yesterday')).status).toBe(400);
  });

  test('is narrowed to a key, and to what went wrong', async () => {
    const b = await instance.signUp('Narrow');
    const [first] = await asOwner<{ id: string }>('select id from api_keys where business_id = $1', [b.business_id]);
    const [second] = await asOwner<{ id: string }>(
      `insert into api_keys (id, account_id, business_id, name, prefix, hash, scopes)
       select gen_random_uuid(), account_id, business_id, 'Second', 'kc_live_seco', 'hash of it', scopes from api_keys where id = $1 returning id`,
      [first?.id],
    );
    const at = new Date(Date.now() - 60_000).toISOString();
    await logEach([
      ...[200, 201, 404, 429, 500].map((status_code) => ({ key_id: first?.id, status_code, created_at: at })),
      { key_id: second?.id, status_code: 200, created_at: at },
    ]);
    const statuses = async (query: string) =>
      (await usage(b, `end=${encodeURIComponent(new Date(Date.parse(at) + 1).toISOString())}&${query}`)).usage
        .map((row) => row.status_code)
        .sort();
    expect(await statuses('')).toEqual([200, 200, 201, 404, 429, 500]);
    expect(await statuses(`key_id=${second?.id}`)).toEqual([200]);
    expect(await statuses('outcome=ok')).toEqual([200, 200, 201]);
    expect(await statuses(`outcome=ok&key_id=${first?.id}`)).toEqual([200, 201]);
    expect(await statuses('outcome=refused')).toEqual([404, 429]);
    expect(await statuses('outcome=failed')).toEqual([500]);
    expect((await b.api.get('/api/v1/usage?outcome=odd')).status).toBe(400);
  });

  test("has nothing of another account, also where a business is shared, and a key of one business only that one's", async () => {
    const [b, c] = [await instance.signUp('Shared'), await instance.signUp('Partner')];
    const partner = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
      c.business_id,
    ]);
    // A key of the partner's in our business, and one that reaches all of theirs.
    await asOwner(`insert into memberships (account_id, business_id, role) values ($1, $2, 'owner')`, [
      partner[0]?.account_id,
      b.business_id,
    ]);
    await asOwner('update api_keys set all_businesses = true where business_id = $1', [c.business_id]);
    await b.api.get('/api/v1/numbers');
    await c.api.get('/api/v1/transcripts');
    await logged(b, (row) => row.endpoint === '/v1/numbers');
    await logged(c, (row) => row.endpoint === '/v1/transcripts');
    const [ours, theirs] = [(await usage(b)).usage, (await usage(c)).usage];
    expect(ours.some((row) => row.endpoint === '/v1/transcripts')).toBe(false);
    expect(theirs.some((row) => row.endpoint === '/v1/numbers')).toBe(false);
    await asOwner(`update api_keys set all_businesses = false, business_id = $2 where business_id = $1`, [
      c.business_id,
      b.business_id,
    ]);
    await eventually(async () => (await usage(c)).usage.every((row) => row.endpoint === '/v1/usage'), 5000);
  });
});

/** Writes to the log as the kernel does. */
async function logEach(entries: { key_id: string | undefined; status_code: number; created_at: string }[]) {
  const batch = entries.map((entry) => ({ id: randomUUID(), endpoint: '/v1/calls', method: 'GET', ...entry }));
  await callApp('select app.log_usage($1)', [JSON.stringify(batch)]);
  return batch;
}

/** A person of the business, as a page knows them. */
async function personOf(of: Account, role: Role): Promise<Context> {
  const [row] = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
    of.business_id,
  ]);
  const roles = new Map([[of.business_id, role]]);
  return {
    requestId: 'test',
    principal: { kind: 'session', id: 's', accountId: row?.account_id ?? '', email: of.email, roles },
    businesses: [of.business_id],
    ip: null,
    ports: instance.ports,
    usage: {},
  };
}

describe('requests by day', () => {
  test('are those of the log, by the days of the business, each once', async () => {
    const b = await instance.signUp('Counted');
    await asOwner('update businesses set zone = $2 where id = $1', [b.business_id, 'Pacific/Kiritimati']);
    const [key] = await asOwner<{ id: string }>('select id from api_keys where business_id = $1', [b.business_id]);
    const entry = (created_at: string, status_code: number) => ({ key_id: key?.id, created_at, status_code });
    const batch = await logEach([
      entry('2026-06-10T09:59:59Z', 200), // one second before midnight there
      entry('2026-06-10T10:00:00Z', 200),
      entry('2026-06-10T12:00:00Z', 404),
      entry('2026-06-10T12:00:00Z', 503),
    ]);
    await callApp('select app.log_usage($1)', [JSON.stringify(batch)]); // comes again after a lost answer
    await logEach([entry('2026-06-11T09:00:00Z', 201)]);
    const days = (from: string, to: string, role: Role = 'owner') =>
      personOf(b, role).then((ctx) => requestDays(ctx, { businessId: b.business_id, from, to }));
    const key_id = key?.id;
    expect(await days('2026-06-01', '2026-06-30')).toEqual([
      { day: '2026-06-10', key_id, requests: 1, refused: 0, failed: 0 },
      { day: '2026-06-11', key_id, requests: 4, refused: 1, failed: 1 },
    ]);
    expect(await days('2026-06-10', '2026-06-10')).toHaveLength(1);
    const stranger = await personOf(await instance.signUp('Stranger'), 'owner');
    const asked = { businessId: b.business_id, from: '2026-06-01', to: '2026-06-30' };
    expect(await requestDays({ ...stranger, businesses: [b.business_id] }, asked)).toEqual([]);
    await expect(requestDays(stranger, asked)).rejects.toThrow(/not within your reach/);
  });
});

describe('the spending of a month', () => {
  test('is the sum of the ledger, by component, and only for owners and admins', async () => {
    const b = await instance.signUp('Spender');
    await charge(b, 90, { micros: 135_000 });
    await charge(b, 90, { component: 'telephony', micros: 20_970 });
    await charge(b, 30, { micros: 45_000 });
    for (const segments of [1, 3]) await charge(b, segments, { component: 'sms', micros: segments * 8_300 });
    await charge(b, 600, { micros: 900_000, at: "date_trunc('month', now()) - interval '1 day'" });
    const spending = await getSpending(await personOf(b, 'admin'), b.business_id);
    expect(spending).toMatchObject({
      seconds: 120,
      texts: 2,
      micros: 234_170,
      components: [
        { component: 'conversation', unit: 'second', quantity: 120, micros: 180_000 },
        { component: 'sms', quantity: 4, micros: 33_200 },
        { component: 'telephony', quantity: 90, micros: 20_970 },
      ],
    });
    expect(Math.ceil(spending.seconds / 60)).toBe((await balance(b))[0].minutes_used);
    const day = 86_400_000;
    const length = Date.parse(spending.end) - Date.parse(spending.start);
    expect(length).toBeGreaterThanOrEqual(28 * day - 3_600_000);
    expect(length).toBeLessThanOrEqual(31 * day + 3_600_000);
    await expect(personOf(b, 'member').then((ctx) => getSpending(ctx, b.business_id))).rejects.toThrow(/admin/);
  });

  test('of a business that used nothing is nothing, with its month', async () => {
    const b = await instance.signUp('Thrifty');
    const spending = await getSpending(await personOf(b, 'owner'), b.business_id);
    expect(spending).toMatchObject({ seconds: 0, texts: 0, micros: 0, components: [] });
    expect(spending.start).toBe((await balance(b))[0].period_start);
  });
});
