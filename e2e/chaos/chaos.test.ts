import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '#e2e/crash/until.ts';
import { BAD_DAY, type Chaos } from '#e2e/emulators/kit/chaos.ts';
import { holdsByThePublishedContracts } from '#e2e/emulators/twilio/published.ts';
import { officialVapi } from '#e2e/emulators/vapi/official.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Account } from '#lib/surfaces/testing/instance.ts';
import { openWorld } from './world.ts';

// Calls and texts in and out while every vendor is slow, refuses, fails after having acted, repeats itself, mixes up its
// order and loses what it had to say, and while workers are killed. `npm run chaos` makes a thousand calls; the usual
// tests a few dozen.

const CALLS = Number(process.env.CHAOS_CALLS ?? 40);
const SEED = Number(process.env.CHAOS_SEED ?? 20261122);
/** One worker at a time, spread over the run. */
const KILLS = Math.max(1, Math.floor(CALLS / 200));
/** Callers who hear the agent, at least. */
const ANSWERED = CALLS / 8;
/** Calls of each direction that come at once. */
const AT_ONCE = 4;
const SETTLED_WITHIN_MS = 120_000 + CALLS * 400;
/** Past the time-out of the product's client. */
const RATES = { ...BAD_DAY, hangMs: 16_000 };
const LINES = ['Hello, I need a quote for a new roof.', 'My name is Omar Haddad.', 'Thank you, goodbye.'];
/** Of the sandbox's numbers, those that can be called again and again. */
const MAGIC = ['0001', '0002', '0003', '0004', '0005', '0007', '0008'].map((last) => `+1500555${last}`);

type World = Awaited<ReturnType<typeof openWorld>>;

let world: World;
let account: Account;
let plans: Record<string, Chaos>;
/** Who was answered by the agent: on a machine that is too slow, callers hear that nobody can take their call. */
const inbound: string[] = [];
let turnedAway = 0;
const outbound: string[] = [];
const texted: string[] = [];

/** A telephone number of its own for the n-th who calls, is called, is written to, writes. */
const numberOf = (direction: 5 | 6 | 7 | 8, n: number) => `+1512${direction}${String(n).padStart(6, '0').slice(-6)}`;

beforeAll(async () => {
  world = await openWorld({ concurrency: 80, pace: 20 });
  account = await world.instance.signUp('Acme Roofing');
  await ring(0); // the first one finds a product that is cold
  plans = world.storm(SEED, RATES);
  await Promise.all([
    inWaves(CALLS / 2 - 1, (n) => {
      if (n % 2 === 0) hear(n / 2);
      return ring(n + 1);
    }),
    inWaves(CALLS / 2, place),
    inWaves(CALLS / 2, write),
    killWorkers(),
  ]);
  // Where a slow machine turned most of those away who rang at once, others ring one by one.
  for (let n = CALLS / 2; inbound.length <= ANSWERED && n < 2 * CALLS; n++) await ring(n);
  await Promise.all([world.vapi.settled(), world.twilio.settled()]);
  await until('nothing left to do', nothingLeft, SETTLED_WITHIN_MS).catch(async (error) => {
    const said = world.workers.map((worker) => worker.said.slice(-2000)).join('\n');
    throw new Error(`${error.message}; left: ${JSON.stringify((await whatIsLeft()).slice(0, 20))}\n${said}`);
  });
}, SETTLED_WITHIN_MS * 2);

afterAll(() => {
  const { vapi } = world;
  const attempts = vapi.server.requests.filter(({ route }) => route === 'POST /call').length;
  console.log(`\n${CALLS} calls, seed ${SEED}: ${attempts} requests to dial, ${vapi.placed.size} numbers dialled`);
  console.log(`${vapi.webhooks.delivered.length} messages delivered, ${vapi.webhooks.lost.length} lost`);
  const asked = vapi.webhooks.delivered.filter(({ kind }) => kind === 'assistant-request').map(({ tookMs }) => tookMs);
  const [median, slowest] = [0.5, 1].map((share) => asked.sort((a, b) => a - b)[Math.ceil(asked.length * share) - 1]);
  console.log(`who answers: ${median} ms in the middle, ${slowest} ms at most, ${turnedAway} turned away`);
  for (const [vendor, { happened }] of Object.entries(plans)) console.log(`${vendor}: ${JSON.stringify(happened)}`);
});

async function inWaves(count: number, work: (n: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const wave = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => from + index);
    await Promise.all(wave.map(work));
  }
}

async function ring(n: number): Promise<void> {
  const from = numberOf(5, n);
  const { assistantId } = await world.vapi.ring({ number: account.phone_number, from, lines: LINES });
  if (assistantId) inbound.push(from);
  else turnedAway++;
}

/** Every fourth call goes to a number that is busy, or worse. */
async function place(n: number): Promise<void> {
  const to = n % 4 === 3 ? MAGIC[Math.floor(n / 4) % MAGIC.length] : numberOf(6, n);
  const { status, body } = await account.api.post('/api/v1/calls', { agent_id: account.agent_id, to });
  expect(status, JSON.stringify(body)).toBe(201);
  outbound.push(body.id);
}

/** A text, asked for by a client that repeats its request until it is answered. */
async function write(n: number): Promise<void> {
  const to = numberOf(7, n);
  const text = { to, from_agent_id: account.agent_id, message: `Until ${n}.` };
  await until(
    'a text is taken',
    async () => {
      const { status } = await account.api.post('/api/v1/sms/send', text, { 'idempotency-key': `text-${n}` });
      if (status < 300) return true;
      await sleep(1000);
      await world.letTimePass();
      return false;
    },
    SETTLED_WITHIN_MS,
  );
  texted.push(to);
}

/** Half of them by WhatsApp; each second one has something to add, which may be here first. */
function hear(n: number): void {
  const from = numberOf(8, n);
  const text = { from, to: account.phone_number, channel: n % 2 === 0 ? ('sms' as const) : ('whatsapp' as const) };
  world.twilio.text({ ...text, body: LINES[0] ?? '' });
  if (n % 4 < 2) world.twilio.text({ ...text, body: LINES[1] ?? '' });
}

async function killWorkers(): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    const share = (kill + 1) / (KILLS + 1);
    await until('calls are placed', () => outbound.length >= (share * CALLS) / 2, SETTLED_WITHIN_MS);
    await world.replaceWorker(kill % world.workers.length);
  }
}

const whatIsLeft = () =>
  asOwner<{ what: string; state: string }>(
    `select 'call' as what, status::text as state from calls where announced_at is null
     union all
     select 'text', status from messages
      where direction = 'outbound' and status = 'queued' and network_id is null
     union all
     select 'use', attempts::text from meter_events where sent_at is null
     union all
     select 'job ' || name, state::text from pgboss.job where state < 'completed'`,
  );

async function nothingLeft(): Promise<boolean> {
  await world.letTimePass();
  await sleep(500);
  return (await whatIsLeft()).length === 0;
}

interface Row {
  id: string;
  direction: string;
  status: string;
  ended_reason: string;
  duration: number;
  carrier_call_id: string | null;
  reported_at: string | null;
  to_number: string;
}

const rows = () =>
  asOwner<Row>(
    'select id, direction, status, ended_reason, duration, carrier_call_id, reported_at, to_number from calls',
  );

/** Rows of a query over everything that must not be there. */
const none = async (text: string) => expect(await asOwner(text)).toEqual([]);

test(`every call is there once, over, concluded and announced (seed ${SEED})`, async () => {
  const calls = await rows();
  expect(
    calls
      .filter(({ direction }) => direction === 'outbound')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(outbound.sort());
  expect(calls.filter(({ direction }) => direction === 'inbound')).toHaveLength(inbound.length + turnedAway);
  expect(inbound.length, 'answered').toBeGreaterThan(ANSWERED);
  await none('select id, status from calls where ended_at is null or concluded_at is null or announced_at is null');
});

test('nobody is dialled twice, and everybody who can be is dialled', async () => {
  const undiallable = (await rows()).filter(({ to_number }) => to_number === MAGIC[0]).map(({ id }) => id);
  const dialled = Object.fromEntries(outbound.map((id) => [id, world.vapi.placed.get(id)?.length ?? 0]));
  expect(dialled).toEqual(Object.fromEntries(outbound.map((id) => [id, undiallable.includes(id) ? 0 : 1])));
});

const STATUS_BY_REASON: Readonly<Record<string, string>> = {
  'customer-did-not-answer': 'no-answer',
  'customer-busy': 'busy',
  'assistant-request-returned-error': 'failed',
  'assistant-request-failed': 'failed',
  'call.in-progress.error-providerfault-outbound-sip-503-service-unavailable': 'failed',
};

test('what we know of each call is what happened: status, reason, seconds, words', async () => {
  const turns = await asOwner<{ call_id: string; text: string }>(
    `select call_id, text from call_turns where speaker <> 'note' order by call_id, index`,
  );
  const words = Map.groupBy(turns, ({ call_id }) => call_id);
  for (const { id, status, ended_reason, duration, carrier_call_id, reported_at } of await rows()) {
    if (carrier_call_id === null) {
      expect({ status, ended_reason }).toEqual({ status: 'failed', ended_reason: 'invalid-number' });
      continue;
    }
    const call = world.vapi.account.calls.get(carrier_call_id);
    const { messages } = call.artifact as { messages: { role: string; message: string }[] };
    const seconds = call.startedAt ? (Date.parse(String(call.endedAt)) - Date.parse(String(call.startedAt))) / 1000 : 0;
    expect({
      status,
      ended_reason,
      reported: reported_at !== null,
      near: Math.abs(duration - seconds) <= 1,
      words: (words.get(id) ?? []).map(({ text }) => text),
    }).toEqual({
      status: STATUS_BY_REASON[String(call.endedReason)] ?? 'completed',
      ended_reason: call.endedReason,
      reported: true,
      near: true,
      words: messages.filter(({ role }) => role !== 'system').map(({ message }) => message),
    });
  }
});

test('one lead per caller, one count per call', async () => {
  const leads = await asOwner<{ phone: string }>(
    `select phone from leads where source = 'inbound_call' order by phone`,
  );
  expect(leads.map(({ phone }) => phone)).toEqual(inbound.sort());
  expect(await asOwner('select sum(calls)::int as calls, sum(seconds)::int as seconds from call_days')).toEqual(
    await asOwner('select count(*)::int as calls, sum(duration)::int as seconds from calls'),
  );
});

test('one ledger line per call and component, and each is counted at the provider once', async () => {
  await none(`select call_id, component, count(*) from ledger where call_id is not null
               group by 1, 2 having count(*) > 1`);
  expect(await asOwner(`select count(*)::int as n from ledger where component in ('sms', 'whatsapp')`)).toEqual(
    await asOwner('select count(*)::int as n from messages where network_id is not null'),
  );
  await none(`select id from calls c where duration > 0 and not exists (select from ledger l where l.call_id = c.id)`);
  await none(`select id from calls c where duration = 0 and exists
               (select from ledger l where l.call_id = c.id and l.amount_micros <> 0)`);
  const used = await asOwner<{ identifier: string; quantity: number }>(
    'select identifier, quantity from meter_events order by identifier',
  );
  const counted = world.stripe.account.meter.events.map(({ identifier, value }) => ({ identifier, quantity: value }));
  expect(counted.sort((a, b) => (a.identifier < b.identifier ? -1 : 1))).toEqual(used);
  expect(plans.stripe?.happened.hangAfter, 'not waited for to the end').toBeGreaterThan(0);
});

test('every text is sent once, and known by its name at the network', async () => {
  const sent = world.twilio.messages.sent;
  const to = sent.map((text) => text.to).filter((phone) => texted.includes(phone));
  expect(to.sort()).toEqual(texted.sort());
  const known = await asOwner<{ network_id: string }>(
    `select network_id from messages where direction = 'outbound' and status <> 'failed'`,
  );
  expect(known.map(({ network_id }) => network_id).sort()).toEqual(sent.map(({ sid }) => sid).sort());
  // What the network was too busy for went out by the client's next request.
  await none(`select id, error_code from messages where status = 'failed'`);
});

test('every text that reached us is filed once and answered once, also where two crossed', async () => {
  const { delivered } = world.twilio.account.webhooks;
  const posted = delivered.filter(({ kind }) => kind === 'inbound');
  const taken = posted
    .filter(({ status }) => status === 200)
    .map(({ body }) => new URLSearchParams(body).get('MessageSid') ?? '');
  expect(taken.length, 'some came twice').toBeGreaterThan(new Set(taken).size);
  const filed = await asOwner<{ network_id: string; contact: string }>(
    `select network_id, contact from messages where direction = 'inbound'`,
  );
  const names = filed.map(({ network_id }) => network_id);
  expect([new Set(names).size, taken.filter((name) => !names.includes(name))]).toEqual([names.length, []]);
  await none('select in_reply_to from messages where in_reply_to is not null group by 1 having count(*) > 1');
  // Who wrote twice is answered at the latest with what came last.
  await none(`select contact from (select distinct on (contact) contact, id from messages where direction = 'inbound'
                                     order by contact, created_at desc, id desc) last
               where not exists (select from messages o where o.in_reply_to = last.id)`);
  expect(await asOwner(`select phone from leads where source = 'inbound_sms' order by phone`)).toEqual(
    [...new Set(filed.map(({ contact }) => contact))].sort().map((phone) => ({ phone })),
  );
});

test('every event is told once', async () => {
  await none(`select subject_id, type, count(*) from events where type in ('lead.created', 'call.completed')
               group by 1, 2 having count(*) > 1`);
  await none(`select c.id from calls c where c.status = 'completed'
                and not exists (select from events e where e.subject_id = c.id and e.type = 'call.completed')`);
});

/** Counted as turned away. */
const TOO_LATE = 'assistant-request: answered 0';

test('every answer to the carrier was one that it takes', () => {
  expect(world.vapi.faults.filter((fault) => fault !== TOO_LATE)).toEqual([]);
});

const official = officialVapi();
const ANSWERS: Readonly<Record<string, string>> = {
  'assistant-request': 'ServerMessageResponseAssistantRequest',
  'tool-calls': 'ServerMessageResponseToolCalls',
};

test.skipIf(!official)('what was said to the carrier holds by its published contract', () => {
  const { server, webhooks } = world.vapi;
  const wrong = server.requests.flatMap((request) =>
    // The document has neither credentials nor live control.
    request.route === undefined || /credential|control/.test(request.route)
      ? []
      : (official?.checkRequest(request) ?? []).map((fault) => `${request.route}: ${fault}`),
  );
  const answers = webhooks.delivered.flatMap(({ kind, status, answer }) => {
    const type = ANSWERS[kind];
    return type && status === 200 ? (official?.check(type, JSON.parse(answer)) ?? []) : [];
  });
  expect([...new Set([...wrong, ...answers])]).toEqual([]);
});

holdsByThePublishedContracts(() => world.twilio);
