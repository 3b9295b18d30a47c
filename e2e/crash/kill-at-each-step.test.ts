import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Receiver } from '#lib/services/webhooks/testing/receiver.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { Holder } from './held.ts';
import { KILL_POINTS, type KillPoint } from './kill-points.ts';
import { OUTCOME, type Outcome, SETTLED } from './outcome.ts';
import { until } from './until.ts';
import { WorkerProcess } from './worker-process.ts';

// A call whose worker is killed at any step ends as the one that nobody disturbed: word for word, cent for cent.

interface Kind {
  path: string;
  body: object;
  /** Whether the call names webhooks of its own, besides that of the business. */
  hooks: boolean;
}
/** Each call of a kind is like every other. */
const DIALLED: Kind = { path: '/api/v1/calls', body: { to: '+15005550005' }, hooks: true };
const TOLD_ONCE: Kind = { ...DIALLED, hooks: false };
const CALLER = '+15125551234';
const LINES = [
  'Hi, I am calling about a kitchen remodel.',
  'My name is Maria Garcia.',
  'My email is maria@example.com.',
  'That is all. Thank you, goodbye.',
];
const RINGING: Kind = { path: '/api/v1/sandbox/calls', body: { from: CALLER, caller_lines: LINES }, hooks: false };

const kindOf = ({ queue }: KillPoint): Kind =>
  queue === 'calls.dial' ? DIALLED : queue === 'webhooks.deliver' ? TOLD_ONCE : RINGING;

interface Victim {
  at: string;
  kind: Kind;
  account: Account;
  callId: string;
}

const receiver = new Receiver();
const unanswered = new Set<string>();
let instance: Awaited<ReturnType<typeof testInstance>>;
let holder: Holder;
let workers: WorkerProcess[] = [];
const undisturbed = new Map<Kind, Outcome>();

/** Each worker takes jobs of a queue in two batches at a time: with two held, the others still come through. */
const WORKERS = 2;
const HELD_PER_QUEUE = 2;

function rounds(): KillPoint[][] {
  const made: KillPoint[][] = [];
  const held = new Map<string, number>();
  for (const point of KILL_POINTS) {
    const before = held.get(point.queue) ?? 0;
    held.set(point.queue, before + 1);
    const round = Math.floor(before / HELD_PER_QUEUE);
    made[round] = [...(made[round] ?? []), point];
  }
  return made;
}

const startWorkers = () => Promise.all(Array.from({ length: WORKERS }, () => WorkerProcess.start()));
const killWorkers = () => Promise.all(workers.map((worker) => worker.kill()));

beforeAll(async () => {
  instance = await testInstance();
  holder = await Holder.open(instance.adminUrl, KILL_POINTS);
  await receiver.open();
  receiver.answer = ({ path }) => (unanswered.has(path) ? null : { status: 200 });
  workers = await startWorkers();
  const calm = await Promise.all([DIALLED, TOLD_ONCE, RINGING].map((kind) => customer('nowhere', kind)));
  for (const one of calm) await call(one);
  for (const one of calm) undisturbed.set(one.kind, await end(one));
});

afterAll(async () => {
  await killWorkers();
  await holder?.close();
  receiver.close();
});

/** A business of its own, so that everything it has is the call's. */
async function customer(at: string, kind: Kind): Promise<Victim> {
  const account = await instance.signUp('Smith Law Firm');
  const hook = receiver.url(`/${account.business_id}`);
  await account.api.post('/api/v1/webhooks', { webhook_url: hook });
  return { at, kind, account, callId: '' };
}

async function call(victim: Victim): Promise<void> {
  const { account, kind } = victim;
  const hook = receiver.url(`/${account.business_id}`);
  const hooks = { webhook_url: hook, call_status_webhook_url: hook, post_call_webhook_url: hook };
  const placed = await account.api.post(kind.path, {
    agent_id: account.agent_id,
    ...kind.body,
    ...(kind.hooks ? hooks : {}),
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
  await killWorkers();
  await holder.letGo();
  await holder.letTimePass(workers);
  workers = await startWorkers();
}

test('undisturbed, a dialled call is asked for once, moves forward only, and is told', () => {
  const calm = undisturbed.get(DIALLED) as Outcome;
  expect(calm).toMatchObject({ asked: 1, marks: { attempted: 1, concluded: 1, announced: 1 } });
  expect(calm).toMatchObject({ carrier_call_id: true, recording: 'ready' });
  expect(calm.carrier_events).toEqual({ ringing: 1, answered: 1, speech: 1, ended: 1 });
  expect(calm.moves).toEqual(['ringing', 'in-progress', 'completed'].map((status) => ({ status, by_event: true })));
  expect(calm.events.map(({ type, target }) => `${type} ${target}`)).toEqual([
    'call.completed business',
    'call.completed call',
    'call.ended post_call',
    'call.status call_status',
    'call.status call_status',
    'call.status call_status',
  ]);
});

test('undisturbed, a ringing call files one lead and is told', () => {
  const calm = undisturbed.get(RINGING) as Outcome;
  expect(calm.turns.filter((turn) => turn.speaker === 'caller').map((turn) => turn.text)).toEqual(LINES);
  expect(calm.leads).toMatchObject([{ phone: CALLER, of_call: true }]);
  expect(calm.events.map(({ type }) => type)).toEqual(['call.completed', 'lead.created', 'lead.scored']);
});

describe.each(rounds().map((points, round) => ({ round: round + 1, points })))('round $round', ({ points }) => {
  const victims = new Map<string, Victim>();

  async function takeTo(some: KillPoint[]): Promise<void> {
    for (const point of some) {
      const victim = await customer(point.name, kindOf(point));
      victims.set(point.name, victim);
      await holder.arm(point, victim.account.business_id);
      await call(victim);
    }
    await holder.reached(some);
  }

  beforeAll(async () => {
    try {
      await takeTo(points.filter((point) => !point.holdsTheQueue));
      await takeTo(points.filter((point) => point.holdsTheQueue));
    } finally {
      await killAndReplace();
    }
  });

  test.each(points)('killed at: $name', async ({ name, attempts }) => {
    const victim = victims.get(name) as Victim;
    const calm = undisturbed.get(victim.kind) as Outcome;
    const marks = attempts === undefined ? calm.marks : { ...calm.marks, attempted: attempts };
    expect(await end(victim)).toEqual({ ...calm, marks });
    const { sent, got } = await arrivals(victim);
    expect(got).toEqual(sent);
  });
});

test('killed after sending, before the answer: the event arrives again under the same id', async () => {
  const victim = await customer('sent, not answered', TOLD_ONCE);
  const path = `/${victim.account.business_id}`;
  unanswered.add(path);
  await call(victim);
  const first = await until('an event sent', () => receiver.got.find((received) => received.path === path));
  await killAndReplace();
  unanswered.clear();
  expect(await end(victim)).toEqual(undisturbed.get(TOLD_ONCE));
  const { sent, got } = await arrivals(victim);
  expect(got).toEqual(sent);
  const again = receiver.got.filter(({ headers }) => headers['webhook-id'] === first.headers['webhook-id']);
  expect(again.length).toBeGreaterThan(1);
});

test('thought dead, but alive: a worker that goes on beside its successor plays no step twice', async () => {
  const point = KILL_POINTS.find(({ name }) => name === 'in the middle of the conversation') as KillPoint;
  const victim = await customer('thought dead', RINGING);
  await holder.arm(point, victim.account.business_id);
  await call(victim);
  await holder.reached([point]);
  await holder.letTimePass();
  await holder.contended();
  await holder.release(point);
  expect(await end(victim)).toEqual(undisturbed.get(RINGING));
});
