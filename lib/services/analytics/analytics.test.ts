import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
beforeAll(async () => {
  instance = await testInstance();
});

/** A business of its own, in a zone, with one agent. */
async function business(name: string, zone: string): Promise<Account> {
  const account = await instance.signUp(name);
  await asOwner('update businesses set zone = $2 where id = $1', [account.business_id, zone]);
  return account;
}

/** `at` is a moment in SQL over the business `b`: `(today - 1) at noon`. */
async function addCalls(to: Account, n: number, at: string, status = 'completed', duration: number | null = 60) {
  const ended = ['queued', 'ringing', 'in-progress'].includes(status) ? 'null' : 'now()';
  await asOwner(
    `insert into calls (id, business_id, agent_id, direction, status, to_number, conversation_id, carrier, deadline, ended_at, duration, created_at)
     select uuidv7(), b.id, $2, 'inbound', $4, '+15125550100', 'c', 'sandbox', now(), ${ended}, $5, ${at}
       from businesses b, generate_series(1, $3) where b.id = $1`,
    [to.business_id, to.agent_id, n, status, duration],
  );
}

async function addLeads(to: Account, status: string, n: number, source = 'website', at = 'now()') {
  await asOwner(
    `insert into leads (id, business_id, agent_id, name, source, status, created_at)
     select uuidv7(), b.id, $2, 'Lead', $5, $4, ${at} from businesses b, generate_series(1, $3) where b.id = $1`,
    [to.business_id, to.agent_id, n, status, source],
  );
}

/** Noon of the business's day, so many days ago. */
const noon = (daysAgo: number) => `((now() at time zone b.zone)::date - ${daysAgo} + time '12:00') at time zone b.zone`;

const ask = async ({ api }: Account, what: string) => {
  const { status, body } = await api.get(`/api/v1/analytics/${what}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

describe('leads, as the reference counts them', () => {
  let a: Account;
  beforeAll(async () => {
    a = await business('Smith Law Firm', 'America/New_York');
    for (const [status, n] of [
      ['new', 45],
      ['contacted', 38],
      ['qualified', 32],
      ['converted', 18],
      ['lost', 9],
    ] as const) {
      await addLeads(a, status, n);
    }
  });

  test('the dashboard counts the qualified and the converted', async () => {
    const { leads } = await ask(a, 'dashboard');
    expect(leads).toMatchObject({
      total: 142,
      by_status: { new: 45, contacted: 38, qualified: 32, converted: 18, lost: 9 },
      conversion_rate: 35.21,
    });
    expect(leads.recent).toHaveLength(5);
  });

  test('the funnel leaves the lost out, and measures each stage against all and against the one before', async () => {
    expect(await ask(a, 'funnel')).toMatchObject({
      total_leads: 142,
      lost: 9,
      funnel: [
        { stage: 'new', count: 133, rate_from_top: 93.66, dropoff_rate: 0 },
        { stage: 'contacted', count: 88, rate_from_top: 61.97, dropoff_rate: 33.83 },
        { stage: 'qualified', count: 50, rate_from_top: 35.21, dropoff_rate: 43.18 },
        { stage: 'converted', count: 18, rate_from_top: 12.68, dropoff_rate: 64 },
      ],
    });
    expect((await ask(a, 'funnel?source=elsewhere')).funnel[0]).toEqual({
      stage: 'new',
      count: 0,
      rate_from_top: 0,
      dropoff_rate: 0,
    });
    expect((await ask(a, 'funnel?source=website')).total_leads).toBe(142);
  });

  test('the funnel of one agent has its leads only', async () => {
    expect((await ask(a, `funnel?agent_id=${a.agent_id}`)).total_leads).toBe(142);
    expect((await ask(a, `funnel?agent_id=${randomUUID()}`)).total_leads).toBe(0);
  });

  test('elsewhere only the converted count', async () => {
    const leads = { total: 142, converted: 18, conversion_rate: 12.68 };
    expect((await ask(a, 'agents')).agents).toMatchObject([{ agent_id: a.agent_id, leads }]);
    expect((await ask(a, 'businesses')).businesses).toMatchObject([{ business_id: a.business_id, leads }]);
  });
});

describe('calls', () => {
  test('the sums are those of the list, the open ones among them; averages are over all', async () => {
    const a = await business('Open', 'America/New_York');
    await addCalls(a, 3, 'now()', 'completed', 100);
    await addCalls(a, 1, 'now()', 'no-answer', null);
    for (const status of ['queued', 'ringing', 'in-progress']) await addCalls(a, 1, 'now()', status, null);
    const { calls } = (await a.api.get('/api/v1/calls?limit=100')).body;
    const sums = { total: 7, completed: 3, total_duration_seconds: 300, avg_duration_seconds: 43 };
    expect(calls).toHaveLength(7);
    expect((await ask(a, 'dashboard')).calls).toEqual(sums);
    expect((await ask(a, 'agents')).agents[0].calls).toEqual(sums);
    expect((await ask(a, 'businesses')).businesses[0].calls).toEqual(sums);
    const { summary, timeline } = await ask(a, 'calls');
    expect(summary).toEqual({ total_calls: 7, total_duration_seconds: 300, avg_duration_seconds: 43 });
    expect(timeline).toMatchObject([
      { total: 7, statuses: { completed: 3, 'no-answer': 1, queued: 1, ringing: 1, 'in-progress': 1 } },
    ]);
  });

  test('days and weeks are those of the business', async () => {
    const a = await business('Kiritimati', 'Pacific/Kiritimati');
    // One minute on each side of midnight there: one hour of one day in UTC, two days of the business.
    await addCalls(a, 1, `date_trunc('day', now(), b.zone) - interval '1 minute'`);
    await addCalls(a, 1, `date_trunc('day', now(), b.zone) + interval '1 minute'`);
    expect((await ask(a, 'calls?days=1')).summary.total_calls).toBe(1);
    const { period, timeline } = await ask(a, 'calls?days=2');
    expect(timeline.map((row: { total: number }) => row.total)).toEqual([1, 1]);
    expect(period.since).toMatch(/T10:00:00/); // midnight at +14:00, the day before
    const [first, second] = timeline.map((row: { date: string }) => Date.parse(row.date));
    expect(second - first).toBe(86_400_000);
    const weeks = (await ask(a, 'calls?days=2&group_by=week')).timeline;
    for (const { date } of weeks) expect(new Date(date).getUTCDay()).toBe(1);
  });

  test('days above 90 are 90; below 1, or no number, is refused', async () => {
    const a = await business('Days', 'UTC');
    expect((await ask(a, 'dashboard?days=400')).period.days).toBe(90);
    for (const what of ['dashboard', 'calls', 'funnel', 'agents', 'businesses'])
      for (const days of ['0', '-3', 'abc', '1.5'])
        expect((await a.api.get(`/api/v1/analytics/${what}?days=${days}`)).status, `${what} ${days}`).toBe(400);
  });

  test('an agent of nobody has no calls, and one of the business only its own', async () => {
    const a = await business('Filter', 'UTC');
    const other = (
      await a.api.post('/api/v1/agents', { business_id: a.business_id, name: 'Ada', system_prompt: 'Be kind.' })
    ).body;
    await addCalls(a, 2, 'now()');
    await addLeads(a, 'converted', 1);
    expect((await ask(a, `agents?agent_id=${randomUUID()}`)).agents).toEqual([]);
    expect((await ask(a, `agents?agent_id=${other.id}`)).agents).toMatchObject([
      { agent_name: 'Ada', calls: { total: 0 }, leads: { total: 0, conversion_rate: 0 } },
    ]);
    expect((await ask(a, 'agents')).agents.map((row: { calls: { total: number } }) => row.calls.total)).toEqual([2, 0]);
    expect((await ask(a, `calls?agent_id=${other.id}`)).summary.total_calls).toBe(0);
  });
});

describe('the weekly report', () => {
  test("compares the last seven whole days of the business with the seven before, as in the reference's example", async () => {
    const a = await business('Weekly', 'Asia/Kolkata');
    await addCalls(a, 50, noon(0)); // today is in neither
    await addCalls(a, 40, noon(1), 'completed', 129);
    await addCalls(a, 39, noon(7), 'completed', 129);
    await addCalls(a, 8, noon(3), 'no-answer', 129);
    await addCalls(a, 65, noon(8), 'completed', 126);
    await addCalls(a, 7, noon(14), 'busy', 126);
    await addCalls(a, 50, noon(15));
    await addLeads(a, 'converted', 6, 'web', noon(2));
    await addLeads(a, 'new', 28, 'web', noon(2));
    await addLeads(a, 'converted', 4, 'web', noon(9));
    await addLeads(a, 'new', 24, 'web', noon(9));
    const report = await ask(a, 'weekly');
    expect(report).toMatchObject({
      calls: {
        this_week: { total: 87, completed: 79, total_duration_seconds: 11_223, avg_duration_seconds: 129 },
        last_week: { total: 72, completed: 65, total_duration_seconds: 9072, avg_duration_seconds: 126 },
        change: { total: 20.83, completed: 21.54, avg_duration: 2.38 },
      },
      leads: {
        this_week: { total: 34, converted: 6, conversion_rate: 17.65 },
        last_week: { total: 28, converted: 4, conversion_rate: 14.29 },
        change: { total: 21.43, converted: 50 },
      },
      top_agents: [{ agent_id: a.agent_id, total_calls: 87, total_duration_seconds: 11_223 }],
    });
    const { this_week, last_week } = report.period;
    expect(this_week.start).toBe(last_week.end);
    for (const moment of [this_week.start, this_week.end, last_week.start]) expect(moment).toMatch(/T18:30:00/);
  });

  test('from zero there is no change to speak of', async () => {
    const a = await business('Fresh', 'UTC');
    await addCalls(a, 2, noon(1));
    const { calls, leads } = await ask(a, 'weekly');
    expect(calls.change).toEqual({ total: null, completed: null, avg_duration: null });
    expect(leads.change).toEqual({ total: null, converted: null });
  });
});

test('several businesses in reach are each counted by their own days', async () => {
  const east = await business('East', 'Pacific/Kiritimati');
  const west = await business('West', 'Pacific/Pago_Pago'); // 25 hours behind: never the same day
  await asOwner(
    `insert into memberships (account_id, business_id, role)
     select account_id, $2, 'owner' from memberships where business_id = $1`,
    [east.business_id, west.business_id],
  );
  await asOwner('update api_keys set all_businesses = true where business_id = $1', [east.business_id]);
  for (const at of [east, west]) {
    await addCalls(at, 1, `date_trunc('day', now(), b.zone) + interval '1 second'`);
    await addCalls(at, 1, `date_trunc('day', now(), b.zone) - interval '1 second'`);
    await addLeads(at, 'new', 1, 'web', `date_trunc('day', now(), b.zone) - interval '1 second'`);
  }
  const both = await ask(east, 'calls?days=1');
  expect(both.summary.total_calls).toBe(2);
  expect(both.timeline).toHaveLength(2);
  expect((await ask(east, 'dashboard?days=1')).leads.total).toBe(0);
  expect((await ask(east, 'dashboard?days=2')).leads.total).toBe(2);
  expect((await ask(east, 'businesses?days=2')).businesses).toMatchObject([
    { business_name: 'East', calls: { total: 2 }, leads: { total: 1 } },
    { business_name: 'West', calls: { total: 2 }, leads: { total: 1 } },
  ]);
  expect((await ask(west, 'businesses')).businesses).toHaveLength(1);
  expect((await ask(east, `calls?days=1&business_id=${west.business_id}`)).summary.total_calls).toBe(1);
});
