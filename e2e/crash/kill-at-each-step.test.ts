import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Receiver } from '#lib/services/webhooks/testing/receiver.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { Holder } from './held.ts';
import { KILL_POINTS, type KillPoint } from './kill-points.ts';
import { OUTCOME, type Outcome, SETTLED } from './outcome.ts';
import { until } from './until.ts';
import { WorkerProcess } from './worker-process.ts';

// A call whose worker is killed at any step ends as the one that nobody disturbed: word for word, cent for cent.

/** The same person is called by a business of the same name each time, so that the calls are alike. */
const TO = '+15125550144';

interface Victim {
  at: string;
  account: Account;
  callId: string;
}

const receiver = new Receiver();
const unanswered = new Set<string>();
let instance: Awaited<ReturnType<typeof testInstance>>;
let holder: Holder;
let worker: WorkerProcess;
let undisturbed: Outcome;

/** Of every round at most one kill point per queue: a worker that is held in one still works in the others. */
function rounds(): KillPoint[][] {
  const made: KillPoint[][] = [];
  const used = new Map<string, number>();
  for (const point of KILL_POINTS) {
    const round = used.get(point.queue) ?? 0;
    used.set(point.queue, round + 1);
    made[round] = [...(made[round] ?? []), point];
  }
  return made;
}

beforeAll(async () => {
  instance = await testInstance();
  holder = await Holder.open(instance.adminUrl, KILL_POINTS);
  await receiver.open();
  receiver.answer = ({ path }) => (unanswered.has(path) ? null : { status: 200 });
  worker = await WorkerProcess.start();
  const calm = await customer('nowhere');
  await call(calm);
  undisturbed = await end(calm);
});

afterAll(async () => {
  await worker?.kill();
  await holder?.close();
  receiver.close();
});

/** A business of its own, so that everything it has is the call's. */
async function customer(at: string): Promise<Victim> {
  const account = await instance.signUp('Smith Law Firm');
  const hook = receiver.url(`/${account.business_id}`);
  await account.api.post('/api/v1/webhooks', { webhook_url: hook });
  return { at, account, callId: '' };
}

async function call(victim: Victim): Promise<void> {
  const hook = receiver.url(`/${victim.account.business_id}`);
  const placed = await victim.account.api.post('/api/v1/calls', {
    agent_id: victim.account.agent_id,
    to: TO,
    webhook_url: hook,
    call_status_webhook_url: hook,
    post_call_webhook_url: hook,
  });
  if (placed.status !== 201) throw new Error(`the call was not accepted: ${placed.status}`);
  victim.callId = placed.body.id;
}

async function end({ at, callId }: Victim): Promise<Outcome> {
  await until(`settled: the call killed at ${at}`, async () => {
    const [row] = await holder.query<{ settled: boolean }>(SETTLED, [callId]);
    return row?.settled;
  });
  const [row] = await holder.query<{ outcome: Outcome }>(OUTCOME, [callId]);
  return (row as { outcome: Outcome }).outcome;
}

/** What arrived at the receiver of a business, against what is on record as sent. */
async function arrivals({ account }: Victim) {
  const sent = await holder.query<{ id: string }>('select id from events where business_id = $1 order by id', [
    account.business_id,
  ]);
  const got = receiver.got.filter(({ path }) => path === `/${account.business_id}`);
  return {
    sent: sent.map((event) => event.id),
    got: [...new Set(got.map(({ headers }) => String(headers['webhook-id'])))].sort(),
  };
}

async function killAndReplace(): Promise<void> {
  await worker.kill();
  await holder.letGo();
  await holder.letTimePass();
  worker = await WorkerProcess.start();
}

test('undisturbed, a call is asked for once, forward only, concluded and told', () => {
  const statuses = undisturbed.moves.map((move) => move.status);
  expect(undisturbed).toMatchObject({ asked: 1, carrier_call_id: true, recording: 'ready' });
  expect(statuses).toEqual(['ringing', 'in-progress', 'completed']);
  expect(undisturbed.moves.every((move) => move.by_event)).toBe(true);
  expect(undisturbed.carrier_events).toMatchObject({ ringing: 1, answered: 1, ended: 1 });
  expect(undisturbed.turns.length).toBeGreaterThan(5);
  expect(undisturbed.leads).toMatchObject([{ phone: TO, of_call: true }]);
  const told = undisturbed.events.filter((event) => event.type === 'call.completed').map((event) => event.target);
  expect(told).toEqual(['business', 'call']);
});

describe.each(rounds().map((points, round) => ({ round: round + 1, points })))('round $round', ({ points }) => {
  const victims = new Map<string, Victim>();

  beforeAll(async () => {
    for (const point of points) {
      const victim = await customer(point.name);
      victims.set(point.name, victim);
      await holder.arm(point, victim.account.business_id);
      await call(victim);
    }
    await holder.reached(points);
    await killAndReplace();
  });

  test.each(points)('killed at: $name', async ({ name }) => {
    const victim = victims.get(name) as Victim;
    expect(await end(victim)).toEqual(undisturbed);
    const { sent, got } = await arrivals(victim);
    expect(got).toEqual(sent);
  });
});

test('killed after sending, before the answer: the event arrives again under the same id', async () => {
  const victim = await customer('sent, not answered');
  const path = `/${victim.account.business_id}`;
  unanswered.add(path);
  await call(victim);
  await until('an event sent', () => receiver.got.some((received) => received.path === path));
  await killAndReplace();
  unanswered.clear();
  expect(await end(victim)).toEqual(undisturbed);
  const { sent, got } = await arrivals(victim);
  expect(got).toEqual(sent);
  const ids = receiver.got.filter((received) => received.path === path).map(({ headers }) => headers['webhook-id']);
  expect(ids.length).toBeGreaterThan(got.length);
});
