import { setTimeout as sleep } from 'node:timers/promises';
import { post } from './ask.ts';
import type { Instance } from './instance.ts';
import { residentBytes } from './processor-time.ts';
import { type Finding, fixed } from './report.ts';
import { median, percentile } from './statistics.ts';

const CALLS = 200;
/** `max_duration`, in seconds, of calls that the carrier loses: the watchdog closes them that much and 120 s later at most. */
const LOST_DURATION = 10;
const TERMINAL_WITHIN = LOST_DURATION + 120;
const RECORDED_WITHIN_MS = 420_000;
const MEMORY_LIMIT_MB = 900;

interface Kind {
  name: string;
  /** The number of the other side; null: any ordinary one. */
  number: string | null;
  direction: 'inbound' | 'outbound';
  /** Of two hundred. */
  count: number;
  status: string;
  reason?: string;
}

/** The sandbox numbers (`lib/services/sandbox/magic-numbers.ts`), and ordinary people for the most part. */
const KINDS: readonly Kind[] = [
  { name: 'ordinary, outbound', number: null, direction: 'outbound', count: 80, status: 'completed' },
  { name: 'ordinary, inbound', number: null, direction: 'inbound', count: 60, status: 'completed' },
  {
    name: 'invalid',
    number: '+15005550001',
    direction: 'outbound',
    count: 8,
    status: 'failed',
    reason: 'invalid-number',
  },
  { name: 'no answer', number: '+15005550002', direction: 'outbound', count: 8, status: 'no-answer' },
  { name: 'busy', number: '+15005550003', direction: 'outbound', count: 8, status: 'busy' },
  {
    name: 'voicemail',
    number: '+15005550004',
    direction: 'outbound',
    count: 8,
    status: 'completed',
    reason: 'voicemail',
  },
  {
    name: 'hangs up',
    number: '+15005550005',
    direction: 'outbound',
    count: 8,
    status: 'completed',
    reason: 'customer-ended-call',
  },
  { name: 'opts out', number: '+15005550006', direction: 'outbound', count: 8, status: 'completed' },
  { name: 'wants a person', number: '+15005550007', direction: 'outbound', count: 8, status: 'completed' },
  {
    name: 'lost by the carrier',
    number: '+15005550008',
    direction: 'outbound',
    count: 4,
    status: 'completed',
    reason: 'carrier-lost-the-call',
  },
];

interface Outcome {
  id: string;
  status: string;
  ended_reason: string | null;
  recording: string;
  /** Seconds since the call was accepted. */
  ended: number | null;
  concluded: number | null;
  announced: number | null;
}

/** Two hundred simulated calls at once, through the API, to the last recording. */
export async function sandbox(instance: Instance): Promise<Finding> {
  const web = await instance.web();
  const worker = await instance.worker();
  const memory = new Memory([web.pid, worker.pid]);
  try {
    const account = await signUp(instance);
    const began = performance.now();
    const placed = await placeAll(instance, account);
    const placing = (performance.now() - began) / 1000;
    const ids = [...placed.keys()];
    await until(TERMINAL_WITHIN * 1000, async () =>
      (await outcomes(instance, ids)).every((call) => call.concluded !== null),
    );
    const concluded = (performance.now() - began) / 1000;
    await until(RECORDED_WITHIN_MS, async () =>
      (await outcomes(instance, ids)).every((call) => call.announced !== null && call.recording !== 'pending'),
    );
    const recorded = (performance.now() - began) / 1000;
    return finding(await outcomes(instance, ids), placed, { placing, concluded, recorded, memory: memory.peak });
  } finally {
    memory.stop();
    await Promise.all([web.stop(), worker.stop()]);
  }
}

interface Account {
  api_key: string;
  agent_id: string;
}

const signUp = (instance: Instance): Promise<Account> =>
  post(`${instance.url}/api/v1/signup`, {
    business_name: 'Bloom Dental',
    business_type: 'Dental care',
    email: `bench${Date.now()}@example.com`,
    password: 'a long password of no value',
  });

/** All at once, the kinds mixed as they come. */
async function placeAll(instance: Instance, { api_key, agent_id }: Account): Promise<Map<string, Kind>> {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.count }, (_, i) => ({ kind, at: i / kind.count })));
  const mixed = kinds.toSorted((a, b) => a.at - b.at);
  const placed = mixed.map(async ({ kind }, i): Promise<[string, Kind]> => {
    const number = kind.number ?? `+1415400${String(i).padStart(4, '0')}`;
    const max_duration = kind.name.startsWith('lost') ? LOST_DURATION : 600;
    const { id } =
      kind.direction === 'inbound'
        ? await post<{ id: string }>(`${instance.url}/api/v1/sandbox/calls`, { agent_id, from: number }, api_key)
        : await post<{ id: string }>(`${instance.url}/api/v1/calls`, { agent_id, to: number, max_duration }, api_key);
    return [id, kind];
  });
  return new Map(await Promise.all(placed));
}

async function outcomes({ db }: Instance, ids: readonly string[]): Promise<Outcome[]> {
  const since = (column: string) => `extract(epoch from ${column} - created_at)::float8`;
  const { rows } = await db.query<Outcome>(
    `select id, status, ended_reason, recording, ${since('ended_at')} as ended, ${since('concluded_at')} as concluded,
            ${since('announced_at')} as announced from calls where id = any ($1::uuid[])`,
    [ids],
  );
  return rows;
}

/** What never comes true is seen in the findings. */
async function until(withinMs: number, probe: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(500)) if (await probe()) return;
}

/** The most that these processes held together. */
class Memory {
  peak = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(pids: readonly number[]) {
    this.#timer = setInterval(() => {
      const megabytes = pids.reduce((total, pid) => total + residentBytes(pid), 0) / 2 ** 20;
      this.peak = Math.max(this.peak, megabytes);
    }, 200);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

interface Course {
  placing: number;
  concluded: number;
  recorded: number;
  memory: number;
}

function finding(calls: readonly Outcome[], placed: ReadonlyMap<string, Kind>, course: Course): Finding {
  const asExpected = (call: Outcome): boolean => {
    const kind = placed.get(call.id);
    return call.status === kind?.status && (kind.reason === undefined || call.ended_reason === kind.reason);
  };
  const rows = KINDS.map((kind) => {
    const those = calls.filter((call) => placed.get(call.id) === kind);
    const seconds = (field: 'ended' | 'concluded') => those.map((call) => call[field] ?? Number.POSITIVE_INFINITY);
    const three = (values: number[]) =>
      [median(values), percentile(values, 0.95), Math.max(...values)].map((value) => fixed(value)).join(' / ');
    return [
      kind.name,
      `${those.filter(asExpected).length} of ${those.length}`,
      three(seconds('ended')),
      three(seconds('concluded')),
    ];
  });
  const right = calls.filter(asExpected).length;
  const prompt = calls
    .filter((call) => !placed.get(call.id)?.name.startsWith('lost'))
    .map((call) => call.ended ?? Number.POSITIVE_INFINITY);
  const latest = Math.max(...calls.map((call) => call.ended ?? Number.POSITIVE_INFINITY));
  const failed = calls.filter((call) => call.recording === 'failed' || call.recording === 'pending').length;
  return {
    name: 'sandbox',
    title: `${CALLS} sandbox calls at once`,
    method: `Placed through the API within ${fixed(course.placing)} s, in compressed time, to one agent; one worker holds the conversations with the built-in receptionist, concludes them and speaks the recordings. Seconds run from the acceptance of each call.`,
    table: [['Kind', 'ended as they should', 'ended: p50 / p95 / max s', 'concluded: p50 / p95 / max s'], ...rows],
    aims: [
      { aim: 'all end as they should', measured: `${right} of ${CALLS}`, met: right === CALLS },
      {
        aim: 'on time: within `max_duration` + 120 s, also what the carrier loses',
        measured: `the last after ${fixed(latest)} s; without the lost ones p95 ${fixed(percentile(prompt, 0.95))} s, max ${fixed(Math.max(...prompt))} s`,
        met: latest <= TERMINAL_WITHIN,
      },
      {
        aim: `web and worker together under ${MEMORY_LIMIT_MB} MB`,
        measured: `peak ${fixed(course.memory, 0)} MB`,
        met: course.memory < MEMORY_LIMIT_MB,
      },
      {
        aim: 'recordings follow',
        measured: `the last after ${fixed(course.recorded)} s, ${failed} missing`,
        met: failed === 0,
      },
    ],
    notes: [`All concluded after ${fixed(course.concluded)} s.`],
  };
}
