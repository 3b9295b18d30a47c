import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { callHours } from './hours.ts';
import { compareBusinesses, getReport } from './report.ts';

// Calls and leads around midnight in a zone far from UTC, told apart by their own days; the lists of the API count along.
const ZONE = 'Asia/Kathmandu'; // +05:45
const DAY = '2026-06-10';
/** The same day as moments. */
const START = '2026-06-09T18:15:00Z';
const END = '2026-06-10T18:15:00Z';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
let ada: string;

const reach = (businesses: string[]): Context => ({
  requestId: 'test',
  principal: { kind: 'system', job: 'test' },
  businesses,
  ip: null,
  ports: new Ports(),
  usage: {},
});
const report = (more: Partial<Parameters<typeof getReport>[1]> = {}) =>
  getReport(reach([a.business_id]), { businessId: a.business_id, days: 1, until: DAY, ...more });

async function call(agent: string, at: string, status = 'completed', duration: number | null = 60) {
  const over = ['queued', 'ringing', 'in-progress'].includes(status) ? null : at;
  await asOwner(
    `insert into calls (id, business_id, agent_id, direction, status, to_number, conversation_id, carrier, deadline, ended_at, duration, created_at)
     values (uuidv7(), $1, $2, 'inbound', $3, '+15125550100', 'c', 'sandbox', now(), $4, $5, $6)`,
    [a.business_id, agent, status, over, duration, at],
  );
}

async function lead(agent: string | null, at: string, source: string, status = 'new') {
  await asOwner(
    `insert into leads (id, business_id, agent_id, name, source, status, created_at) values (uuidv7(), $1, $2, 'Lead', $3, $4, $5)`,
    [a.business_id, agent, source, status, at],
  );
}

beforeAll(async () => {
  instance = await testInstance();
  a = await instance.signUp('Reported');
  await asOwner('update businesses set zone = $2 where id = $1', [a.business_id, ZONE]);
  const made = await a.api.post('/api/v1/agents', {
    business_id: a.business_id,
    name: 'Ada',
    system_prompt: 'Be kind.',
  });
  ada = made.body.id;
  await call(a.agent_id, START, 'completed', 100);
  await call(a.agent_id, '2026-06-10T18:14:59Z', 'no-answer', null);
  await call(a.agent_id, '2026-06-10T04:00:00Z', 'in-progress', null);
  await call(ada, '2026-06-10T04:10:00Z', 'completed', 50);
  await call(a.agent_id, END); // the day after
  await call(a.agent_id, '2026-06-09T18:14:59Z'); // the day before
  await call(ada, '2026-06-09T04:00:00Z', 'failed', null); // the day before
  await lead(a.agent_id, START, 'website', 'converted');
  await lead(ada, '2026-06-10T18:14:59Z', 'website', 'lost');
  await lead(null, '2026-06-10T12:00:00Z', 'import', 'qualified');
  await lead(ada, END, 'website'); // the day after
  await lead(ada, '2026-06-09T12:00:00Z', 'radio'); // the day before
});

/** How many the list has, by moments. */
async function listed(what: 'calls' | 'leads', query: string): Promise<number> {
  const { status, body } = await a.api.get(`/api/v1/${what}?limit=100&date_from=${START}&date_to=${END}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body[what].length;
}

describe('a report', () => {
  test('counts a day of the business, and compares it with the day before', async () => {
    const { now, before } = await report();
    expect(now).toEqual({
      calls: 4,
      completed: 2,
      seconds: 150,
      averageSeconds: 38,
      answerRate: 66.67, // of the three that are over
      leads: 3,
      converted: 1,
      conversionRate: 33.33,
    });
    expect(before).toMatchObject({ calls: 2, completed: 1, answerRate: 50, leads: 1, converted: 0 });
  });

  test('has each of its numbers from the list behind it', async () => {
    const { now, outcomes, agents, funnel, sources } = await report();
    expect(await listed('calls', '')).toBe(now.calls);
    for (const { status, calls } of outcomes) expect(await listed('calls', `status=${status}`), status).toBe(calls);
    for (const { id, calls, completed } of agents) {
      expect(await listed('calls', `agent_id=${id}`)).toBe(calls);
      expect(await listed('calls', `agent_id=${id}&status=completed`)).toBe(completed);
    }
    expect(await listed('leads', '')).toBe(now.leads);
    expect(await listed('leads', 'status=converted')).toBe(now.converted);
    for (const { id, leads } of agents) expect(await listed('leads', `agent_id=${id}`)).toBe(leads);
    for (const { name, leads, converted } of sources) {
      expect(await listed('leads', `source=${name}`), name).toBe(leads);
      expect(await listed('leads', `source=${name}&status=converted`), name).toBe(converted);
    }
    for (const [index, { stage, count }] of funnel.funnel.entries())
      expect(await listed('leads', `status=${stage}`), stage).toBe(count - (funnel.funnel[index + 1]?.count ?? 0));
    expect(outcomes.reduce((sum, { calls }) => sum + calls, 0)).toBe(now.calls);
    expect(sources.reduce((sum, { leads }) => sum + leads, 0)).toBe(now.leads);
    expect(funnel.total_leads).toBe(now.leads);
  });

  test('of one agent or one source has nothing else, and still offers the others', async () => {
    const ofAda = await report({ agentId: ada });
    expect(ofAda.now).toMatchObject({ calls: 1, seconds: 50, leads: 1, converted: 0 });
    expect(ofAda.agents.map(({ name }) => name)).toEqual(['Ada']);
    expect(ofAda.choices.agents).toHaveLength(2);
    const ofWebsite = await report({ source: 'website' });
    expect(ofWebsite.now).toMatchObject({ calls: 4, leads: 2, converted: 1 });
    expect(ofWebsite.funnel).toMatchObject({ total_leads: 2, lost: 1 });
    expect(ofWebsite.sources).toMatchObject([{ name: 'website', leads: 2, before: 0 }]);
    expect(ofWebsite.choices.sources).toEqual(['website', 'import', 'radio']);
  });

  test('tells of a source that only the period before had', async () => {
    expect((await report()).sources).toMatchObject([
      { name: 'website', leads: 2, conversionRate: 50, before: 0 },
      { name: 'import', leads: 1, before: 0 },
      { name: 'radio', leads: 0, before: 1 },
    ]);
  });

  test('of several days has a row for each day with calls', async () => {
    const { timeline, timelineBefore } = await report({ days: 3, until: '2026-06-11' });
    expect(timeline.map(({ date, total }) => [date, total])).toEqual([
      ['2026-06-09', 2],
      [DAY, 4],
      ['2026-06-11', 1],
    ]);
    expect(timelineBefore).toEqual([]);
  });

  test('of the businesses of a person is the same, business by business', async () => {
    const b = await instance.signUp('Neighbour');
    const rows = await compareBusinesses(reach([a.business_id, b.business_id]), { days: 1, until: DAY });
    expect(rows).toMatchObject([
      { name: 'Reported', ...(await report()).now },
      { name: 'Neighbour', calls: 0, leads: 0, answerRate: 0 },
    ]);
  });
});

describe('the hours of the week', () => {
  test('are those of the clock of the business', async () => {
    const hours = await callHours(reach([a.business_id]), { businessId: a.business_id, days: 1, until: DAY });
    // 2026-06-10 is a Wednesday; 04:00 UTC is 09:45 there, 18:14:59 UTC one second before midnight.
    expect(hours).toEqual([
      { weekday: 3, hour: 0, calls: 1 },
      { weekday: 3, hour: 9, calls: 2 },
      { weekday: 3, hour: 23, calls: 1 },
    ]);
    const ofAda = { businessId: a.business_id, days: 1, until: DAY, agentId: ada };
    expect(await callHours(reach([a.business_id]), ofAda)).toEqual([{ weekday: 3, hour: 9, calls: 1 }]);
  });

  test('have every call that the days have', async () => {
    const period = { businessId: a.business_id, days: 3, until: '2026-06-11' };
    const hours = await callHours(reach([a.business_id]), period);
    expect(hours.reduce((sum, { calls }) => sum + calls, 0)).toBe((await report(period)).now.calls);
  });
});
