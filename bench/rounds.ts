import type { Request as CannonRequest } from 'autocannon';
import { load } from './load.ts';
import { cpuOf, cpuOfFamily } from './processor-time.ts';
import { median, percentile } from './statistics.ts';

export interface Contestant {
  url: string;
  pid: number;
  /** Asked one after the other, from the first again. */
  requests: readonly CannonRequest[];
}

export interface Standing {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Processor microseconds of the server per answer. */
  serverCpu: number;
  /** The same of Postgres with all its backends. */
  postgresCpu: number;
}

/** Medians over the rounds; `ratio` is the median of ours ÷ bare taken pair by pair. */
export interface Comparison {
  ours: Standing;
  bare: Standing;
  ratio: Standing;
  rounds: number;
}

export interface Course {
  rounds: number;
  seconds: number;
  connections: number;
  postgresPid: number;
}

const FIELDS = ['perSecond', 'p50', 'p95', 'p99', 'serverCpu', 'postgresCpu'] as const;

/** Also long enough for the web server to have loaded its pages, which it does behind the first requests. */
const WARM_UP_SECONDS = 5;

/** Runs both in turns, in changing order, so that whatever else the machine does falls on both. */
export async function compare(ours: Contestant, bare: Contestant, course: Course): Promise<Comparison> {
  for (const contestant of [ours, bare]) await one(contestant, { ...course, seconds: WARM_UP_SECONDS });
  const pairs: { ours: Standing; bare: Standing }[] = [];
  for (let round = 0; round < course.rounds; round++) {
    const oursFirst = round % 2 === 0;
    const first = await one(oursFirst ? ours : bare, course);
    const second = await one(oursFirst ? bare : ours, course);
    pairs.push(oursFirst ? { ours: first, bare: second } : { ours: second, bare: first });
    const told = ({ perSecond, p95, p99 }: Standing) =>
      `${perSecond.toFixed(0)}/s p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
    const pair = pairs.at(-1);
    if (pair) console.log(`  round ${round + 1}: ours ${told(pair.ours)} · bare ${told(pair.bare)}`);
  }
  return {
    ours: middle(pairs.map((pair) => pair.ours)),
    bare: middle(pairs.map((pair) => pair.bare)),
    ratio: middle(pairs.map((pair) => each((field) => pair.ours[field] / pair.bare[field]))),
    rounds: pairs.length,
  };
}

async function one({ url, pid, requests }: Contestant, course: Course): Promise<Standing> {
  const server = cpuOf(pid);
  const postgres = cpuOfFamily(course.postgresPid);
  const { answers, seconds, latencies } = await load(url, requests, course);
  return {
    perSecond: answers / seconds,
    p50: median(latencies),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    serverCpu: ((cpuOf(pid) - server) * 1000) / answers,
    postgresCpu: ((cpuOfFamily(course.postgresPid) - postgres) * 1000) / answers,
  };
}

const middle = (standings: readonly Standing[]): Standing =>
  each((field) => median(standings.map((standing) => standing[field])));

const each = (value: (field: (typeof FIELDS)[number]) => number): Standing =>
  Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as unknown as Standing;
