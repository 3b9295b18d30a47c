import { isDeepStrictEqual } from 'node:util';
import type { Request as CannonRequest } from 'autocannon';
import type { Instance } from './instance.ts';
import { load } from './load.ts';
import type { Program } from './program.ts';
import { type Finding, fixed } from './report.ts';
import { type Comparison, compare, type Standing } from './rounds.ts';
import type { Seeded } from './seed.ts';
import { startBare } from './start-bare.ts';
import { median, percentile } from './statistics.ts';

const PATH = '/api/v1/calls?limit=50';
const CONNECTIONS = 32;
const ROUNDS = 8;
const SECONDS = 5;

const get = (key: string): CannonRequest => ({
  method: 'GET',
  path: PATH,
  headers: { authorization: `Bearer ${key}` },
});

/** The first page of a business's calls, by key. */
export async function callsList(instance: Instance, seeded: Seeded): Promise<Finding> {
  const web = await instance.web();
  const bare = await startBare(instance);
  try {
    const bytes = await sameAnswers([instance.url, bare.url], seeded);
    const requests = seeded.keys.map(({ key }) => get(key));
    const found = await compare(
      { url: instance.url, pid: web.pid, requests },
      { url: bare.url, pid: bare.program.pid, requests },
      { rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS, postgresPid: instance.postgresPid },
    );
    const wide = await load(instance.url, [get(seeded.wide)], { connections: 8, seconds: SECONDS });
    return finding(found, bytes, wide);
  } finally {
    await stop(web, bare.program);
  }
}

const stop = (...programs: Program[]) => Promise.all(programs.map((program) => program.stop()));

/** Both must do the same work. @throws when any answer differs; answers the bytes of one. */
async function sameAnswers(urls: readonly string[], { keys }: Seeded): Promise<number> {
  let bytes = 0;
  for (const { key } of [keys[0], keys[57], keys[199]].filter((one) => one !== undefined)) {
    const texts = await Promise.all(
      urls.map(async (url) => {
        const response = await fetch(url + PATH, { headers: { authorization: `Bearer ${key}` } });
        return response.text();
      }),
    );
    const [ours = '', bare = ''] = texts;
    const [a, b] = [JSON.parse(ours), JSON.parse(bare)];
    if (a.calls?.length !== 50 || !isDeepStrictEqual(a, b)) throw new Error('the two servers answer differently');
    bytes = Buffer.byteLength(bare);
  }
  return bytes;
}

function finding({ ours, bare, ratio, rounds }: Comparison, bytes: number, wide: { latencies: number[] }): Finding {
  const line = (name: string, standing: Standing, digits: number) => [
    name,
    fixed(standing.perSecond, digits === 2 ? 2 : 0),
    ...[standing.p50, standing.p95, standing.p99].map((ms) => fixed(ms, digits)),
    ...[standing.serverCpu, standing.postgresCpu].map((us) => fixed(us, digits === 2 ? 2 : 0)),
  ];
  return {
    name: 'calls-list',
    title: 'GET /api/v1/calls?limit=50',
    method: `The first page of 1,000,000 calls of 100 businesses with 300 keys in turn, ${CONNECTIONS} connections, ${rounds} rounds of ${SECONDS} s each in turns. The bare server looks the key up (kept for a second, as ours is) and sends one plain statement as the owner of the tables; both have 12 connections and answer the same JSON of ${bytes.toLocaleString('en')} bytes (checked). Ours with row-level security, rate limits and the usage log on.`,
    table: [
      ['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'server CPU µs', 'Postgres CPU µs'],
      line('KaiCalls', ours, 1),
      line('bare', bare, 1),
      line('ratio (median of pairs)', ratio, 2),
    ],
    aims: [
      {
        aim: 'throughput at least 0.85 of bare',
        measured: fixed(ratio.perSecond, 2),
        met: ratio.perSecond >= 0.85,
      },
      { aim: 'p99 at most 1.5 of bare', measured: fixed(ratio.p99, 2), met: ratio.p99 <= 1.5 },
    ],
    notes: [
      `A key that reaches all 100 businesses (the heads of 100 lists, merged), 8 connections: p50 ${fixed(median(wide.latencies))} ms, p99 ${fixed(percentile(wide.latencies, 0.99))} ms.`,
    ],
  };
}
