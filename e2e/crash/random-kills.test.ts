import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Receiver } from '#lib/services/webhooks/testing/receiver.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { Holder } from './held.ts';
import { until } from './until.ts';
import { WorkerProcess } from './worker-process.ts';

// Two workers, thirty calls, and one of the workers killed at a random moment again and again. After each kill every
// job under way counts as lost, also those of the worker that lives: so that some run twice at once.

const SEED = Number(process.env.CRASH_SEED ?? 20261122);
const KILLS = 6;
const SETTLED_WITHIN_MS = 120_000;
const LINES = ['Hello, I need a quote for a new roof.', 'My name is Omar Haddad.', 'Thank you, goodbye.'];

/** mulberry32: small, seeded, good enough to spread kills. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const receiver = new Receiver();
let holder: Holder;
let workers: WorkerProcess[] = [];
let account: Account;
const inbound: string[] = [];
const outbound: string[] = [];

beforeAll(async () => {
  const instance = await testInstance();
  holder = await Holder.open(instance.adminUrl, []);
  await receiver.open();
  account = await instance.signUp('Acme Roofing');
  await account.api.post('/api/v1/webhooks', { webhook_url: receiver.url('/hook') });
  workers = await Promise.all([WorkerProcess.start(), WorkerProcess.start()]);
  const dice = random(SEED);
  await placeAll();
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(300 + dice() * 1200);
    const at = Math.floor(dice() * workers.length);
    const victim = workers[at] as WorkerProcess;
    await victim.kill();
    await holder.letTimePass([victim]);
    workers[at] = await WorkerProcess.start();
  }
  await until('nothing left to do', nothingLeft, SETTLED_WITHIN_MS).catch(async (error) => {
    throw new Error(`${error.message}; left: ${JSON.stringify(await whatIsLeft())}`);
  });
}, SETTLED_WITHIN_MS + 60_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await holder?.close();
  receiver.close();
});

async function placeAll(): Promise<void> {
  const { agent_id } = account;
  const place = async (path: string, body: object, ids: string[]) => {
    const { status, body: placed } = await account.api.post(path, { agent_id, ...body });
    expect(status).toBe(201);
    ids.push(placed.id);
  };
  for (let index = 0; index < 10; index++) {
    const last = String(index).padStart(2, '0');
    await place('/api/v1/sandbox/calls', { from: `+151255501${last}`, caller_lines: LINES }, inbound);
    await place('/api/v1/calls', { to: `+151255502${last}`, record: false }, outbound);
    await place('/api/v1/calls', { to: `+1500555000${1 + (index % 7)}`, record: false }, outbound);
  }
}

async function nothingLeft(): Promise<boolean> {
  await holder.letBackoffPass();
  return (await whatIsLeft()).length === 0;
}

const whatIsLeft = () =>
  holder.query(
    `select 'call' as what, status::text as state, null::integer as retries, null::float as starts_in_s
       from calls where announced_at is null
     union all
     select 'delivery', last_status_code::text, attempts, extract(epoch from next_attempt_at - now())
       from deliveries where status = 'pending'
     union all
     select 'job ' || name, state::text, retry_count, extract(epoch from start_after - now())
       from pgboss.job where state < 'completed'`,
  );

/** Rows of a query over all calls that must not be there. */
const none = async (text: string) => expect(await holder.query(text)).toEqual([]);

test(`every call is asked for, attempted, concluded and announced once (seed ${SEED})`, async () => {
  const calls = await holder.query<{ id: string }>('select id from calls');
  expect(calls.map(({ id }) => id).sort()).toEqual([...inbound, ...outbound].sort());
  await none(`select c.id, (select count(*) from crash.asks a where a.call_id = c.id) as asks from calls c
               where (select count(*) from crash.asks a where a.call_id = c.id) <> 1`);
  await none(
    `select call_id, mark, count(*) from crash.marks group by 1, 2 having count(*) > 1 or mark = 'step out of order'`,
  );
  await none('select id from calls where concluded_at is null or announced_at is null or carrier_call_id is null');
});

test('every status came with an event of the carrier, moved forward, and the last one is final', async () => {
  await none('select * from crash.moves where not by_event');
  const moves = await holder.query<{ path: string }>(
    `select string_agg(status, ' ' order by n) as path from crash.moves group by call_id`,
  );
  const ENDS = ['completed', 'failed', 'no-answer', 'busy', 'canceled'];
  for (const { path } of moves) {
    expect(path).toMatch(new RegExp(`^(ringing )?(in-progress )?(${ENDS.join('|')})$`));
  }
  expect(moves).toHaveLength(30);
});

test('every conversation is whole: nothing said twice, nothing missing', async () => {
  await none(
    `select call_id, type, count(*) from carrier_events where type <> 'speech' group by 1, 2 having count(*) > 1`,
  );
  await none(`select c.id from calls c
    where (select count(*) from carrier_events e where e.call_id = c.id and e.type = 'speech')
       <> (select count(*) from call_turns t where t.call_id = c.id)`);
  await none(`select * from (
      select call_id, speaker, lag(speaker) over (partition by call_id order by index) as before, start_ms,
             lag(end_ms) over (partition by call_id order by index) as ended
        from call_turns where speaker <> 'note') t
    where speaker = before or start_ms < ended`);
  for (const id of inbound) {
    const said = await holder.query<{ text: string }>(
      `select text from call_turns where call_id = $1 and speaker = 'caller' order by index`,
      [id],
    );
    expect(said.map(({ text }) => text)).toEqual(LINES);
  }
});

test('one lead per caller, one ledger line per call and component, one count per call', async () => {
  const leads = await holder.query<{ phone: string }>(
    "select phone from leads where source = 'inbound_call' order by phone",
  );
  expect(leads.map(({ phone }) => phone)).toEqual(
    inbound.map((_, index) => `+151255501${String(index).padStart(2, '0')}`),
  );
  const lines = await holder.query<{ component: string; n: number }>(
    'select component, count(distinct call_id)::int as calls, count(*)::int as lines from ledger group by 1',
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatchObject({ calls: 30, lines: 30 });
  expect(await holder.query('select sum(calls)::int as calls, sum(seconds)::int as seconds from call_days')).toEqual(
    await holder.query('select count(*)::int as calls, sum(duration)::int as seconds from calls'),
  );
});

test('every event was written once and arrived, each time under its own id', async () => {
  await none(`select subject_id, type, count(*) from events where type in ('lead.created', 'call.completed')
               group by 1, 2 having count(*) > 1`);
  await none(`select c.id from calls c where c.status = 'completed'
                and not exists (select from events e where e.subject_id = c.id and e.type = 'call.completed')`);
  const events = await holder.query<{ id: string }>('select id from events');
  const arrived = new Set(receiver.got.map(({ headers }) => String(headers['webhook-id'])));
  expect([...arrived].sort()).toEqual(events.map(({ id }) => id).sort());
});
