import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { type Job, job } from '#lib/core/job.ts';
import { Ports } from '#lib/core/port.ts';
import { openQueue, prepareQueues } from './queues.ts';
import { startWorker } from './worker.ts';

const ran: number[] = [];
let running = 0;
let most = 0;
let failures = 0;

const input = z.object({ n: z.number() });
/** Slow jobs wait for it. */
let letGo = Promise.withResolvers<void>();
const counted = job({
  name: 'test.counted',
  input,
  expireSeconds: 30,
  retryLimit: 3,
  concurrency: 5,
  async run(_ctx, { n }) {
    running += 1;
    most = Math.max(most, running);
    await (n < 0 ? letGo.promise : sleep(1));
    running -= 1;
    ran.push(n);
  },
});
const failing = job({
  name: 'test.failing',
  input,
  expireSeconds: 30,
  retryLimit: 3,
  concurrency: 2,
  async run(_ctx, { n }) {
    failures += 1;
    if (failures < 2) throw new Error('not yet');
    ran.push(n);
  },
});
const JOBS: readonly Job[] = [counted, failing];

let adminUrl: string;
let boss: PgBoss;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  ({ adminUrl } = await testDatabase());
  await prepareQueues(adminUrl, JOBS);
  boss = openQueue(adminUrl, () => {});
  await boss.start();
});
afterAll(() => boss.stop({ graceful: false }));

const enqueue = (name: string, payload: object) =>
  asOwner('select app.enqueue($1, $2)', [name, JSON.stringify(payload)]);
const states = async (name: string) =>
  Object.fromEntries(
    (
      await asOwner<{ state: string; n: number }>(
        'select state::text, count(*)::int as n from pgboss.job where name = $1 group by 1',
        [name],
      )
    ).map(({ state, n }) => [state, n]),
  );
async function until(probe: () => Promise<boolean> | boolean, within = 10_000): Promise<void> {
  for (const end = Date.now() + within; !(await probe()); await sleep(20))
    if (Date.now() > end) throw new Error('not in time');
}

test('app.enqueue writes the row that pg-boss itself would write', async () => {
  await enqueue('test.counted', { n: 1 });
  await boss.send('test.counted', { n: 1 });
  const rows = await asOwner<Record<string, unknown>>(
    `select to_jsonb(j) - 'id' - 'created_on' - 'start_after' - 'keep_until' as row, keep_until - start_after as kept from pgboss.job j where name = 'test.counted'`,
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual(rows[1]);
});

test('a queue that is not there is refused, with the change that enqueued', async () => {
  await expect(enqueue('test.nowhere', {})).rejects.toThrow('there is no queue named test.nowhere');
});

test('slow jobs hold their own slots and nothing else; no more run at once than declared', async () => {
  worker = await startWorker(adminUrl, new Ports(), JOBS);
  await until(async () => (await states('test.counted')).completed === 2);
  ran.length = 0;
  await Promise.all([-1, -2, -3].map((n) => enqueue('test.counted', { n })));
  await until(() => running === 3);
  await asOwner(`select app.enqueue('test.counted', jsonb_build_object('n', n)) from generate_series(1, 200) n`);
  await until(() => ran.filter((n) => n > 0).length === 200);
  expect(running, 'the slow ones are still at it').toBe(3);
  letGo.resolve();
  expect(most).toBeLessThanOrEqual(5);
  await until(async () => (await states('test.counted')).completed === 205);
  expect(new Set(ran).size).toBe(203);
});

test('a job that throws is tried again; one whose payload does not fit is dead at once', async () => {
  await enqueue('test.failing', { n: 900 });
  await enqueue('test.failing', { n: 'nine hundred' });
  await until(async () => (await states('test.failing')).completed === 1);
  expect(failures).toBe(2);
  expect(await states('test.failing')).toEqual({ completed: 1, cancelled: 1 });
});

test('stopping waits for what runs and tells the queue', async () => {
  ran.length = 0;
  letGo = Promise.withResolvers<void>();
  await enqueue('test.counted', { n: -9 });
  await until(() => running === 1);
  const stopped = worker.stop();
  letGo.resolve();
  await stopped;
  expect(ran).toEqual([-9]);
  expect((await states('test.counted')).active).toBeUndefined();
});
