import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { job } from '#lib/core/job.ts';
import { Ports } from '#lib/core/port.ts';
import { prepareQueues } from '#lib/surfaces/jobs/queues.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { enqueue, enqueueAll } from './enqueue.ts';

const counted = job({
  name: 'test.counted',
  input: z.object({ n: z.number() }),
  expireSeconds: 30,
  retryLimit: 3,
  concurrency: 5,
  run: async () => {},
});
const ctx = systemContext(new Ports(), 'test', []);

beforeAll(async () => {
  const { adminUrl } = await testDatabase();
  await prepareQueues(adminUrl, [counted]);
});

const rows = () =>
  asOwner<{ row: object }>(
    `select to_jsonb(j) - 'id' - 'created_on' - 'start_after' - 'keep_until' || jsonb_build_object('kept', keep_until - start_after) as row
       from pgboss.job j where name = 'test.counted' order by data ->> 'n'`,
  );

test('many at once are the rows that one after the other would be', async () => {
  await inTenant(ctx, async (tx) => {
    for (const n of [1, 2, 3]) await enqueue(tx, counted, { n }, { priority: -1 });
  });
  const one = await rows();
  await asOwner("delete from pgboss.job where name = 'test.counted'");
  await inTenant(ctx, (tx) => enqueueAll(tx, counted, [{ n: 1 }, { n: 2 }, { n: 3 }], { priority: -1 }));
  expect(one).toHaveLength(3);
  expect(await rows()).toEqual(one);
});

test('a queue that is not there is refused, with the change that enqueued', async () => {
  const nowhere = { name: 'test.nowhere', input: counted.input };
  await expect(inTenant(ctx, (tx) => enqueueAll(tx, nowhere, [{ n: 1 }]))).rejects.toThrow(
    'no queue named test.nowhere',
  );
});
