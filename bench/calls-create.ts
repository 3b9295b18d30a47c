import type { Request as CannonRequest } from 'autocannon';
import type { Instance } from './instance.ts';
import { type Finding, fixed } from './report.ts';
import { compare, type Standing } from './rounds.ts';
import type { Seeded } from './seed.ts';
import { startBare } from './start-bare.ts';

const CONNECTIONS = 8;
const ROUNDS = 6;
const SECONDS = 4;

/** Accepting a call, with no worker there: the carrier is asked later, by somebody else. */
export async function callsCreate(instance: Instance, seeded: Seeded): Promise<Finding> {
  const requests = seeded.keys.map(
    ({ key, agentId }, i): CannonRequest => ({
      method: 'POST',
      path: '/api/v1/calls',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ agent_id: agentId, to: `+1415300${String(i).padStart(4, '0')}`, name: 'Maya Okafor' }),
    }),
  );
  const [{ now } = { now: '' }] = (await instance.db.query<{ now: string }>('select now()')).rows;
  const web = await instance.web();
  const bare = await startBare(instance);
  try {
    const {
      ours,
      bare: plain,
      ratio,
      rounds,
    } = await compare(
      { url: instance.url, pid: web.pid, requests },
      { url: bare.url, pid: bare.program.pid, requests },
      { rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS, postgresPid: instance.postgresPid },
    );
    const line = (name: string, standing: Standing, digits: number) => [
      name,
      fixed(standing.perSecond, digits === 2 ? 2 : 0),
      ...[standing.p50, standing.p95, standing.p99].map((ms) => fixed(ms, digits)),
      ...[standing.serverCpu, standing.postgresCpu].map((us) => fixed(us, digits === 2 ? 2 : 0)),
    ];
    return {
      name: 'calls-create',
      title: 'POST /api/v1/calls',
      method: `${CONNECTIONS} connections, 300 keys in turn, ${rounds} rounds of ${SECONDS} s each in turns; no worker runs. The bare server inserts the same row into the same table, with all its indexes, in one statement; ours also reads agent, business, number and lead behind row-level security, and queues the dial job, in one transaction. Every answer is awaited to the disk (fsync, synchronous commit).`,
      table: [
        ['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'server CPU µs', 'Postgres CPU µs'],
        line('KaiCalls', ours, 1),
        line('bare', plain, 1),
        line('ratio (median of pairs)', ratio, 2),
      ],
      aims: [
        { aim: 'p95 at most 4 times bare', measured: fixed(ratio.p95, 2), met: ratio.p95 <= 4 },
        { aim: 'never waits for the carrier', measured: 'answered with no worker running', met: true },
      ],
    };
  } finally {
    await Promise.all([web.stop(), bare.program.stop()]);
    await instance.db.query("delete from pgboss.job where name = 'calls.dial'");
    await instance.db.query('delete from calls where created_at >= $1', [now]);
  }
}
