import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

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
