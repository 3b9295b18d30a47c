import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { job } from '#lib/core/job.ts';
import { type Check, fail, ok } from './check.ts';

const WITHIN_MS = 8_000;
const ID = 'worker-seen';

/** Does nothing but say that somebody takes jobs. */
export const seenJob = job({
  name: 'doctor.seen',
  input: z.object({ sign: z.guid() }),
  expireSeconds: 30,
  retryLimit: 1,
  concurrency: 1,
  async run(_ctx, { sign }) {
    await callApp('select app.keep_findings($1)', [JSON.stringify([{ id: ID, outcome: 'ok', said: sign, fix: null }])]);
  },
});

export const workerCheck: Check = {
  id: 'worker',
  title: 'A worker takes jobs',
  async run({ ports }) {
    const sign = crypto.randomUUID();
    const began = Date.now();
    await inTenant(
      { requestId: 'doctor', principal: { kind: 'system', job: 'doctor' }, businesses: [], ip: null, ports, usage: {} },
      (tx) => enqueue(tx, seenJob, { sign }, { priority: 100 }),
    );
    while (Date.now() - began < WITHIN_MS) {
      const [seen] = await callApp<{ said: string }>('select said from app.kept_findings() where id = $1', [ID]);
      if (seen?.said === sign) return ok(`A job was done within ${((Date.now() - began) / 1000).toFixed(1)} s.`);
      await sleep(100);
    }
    return fail(
      `A job was not taken within ${WITHIN_MS / 1000} s.`,
      'Start a worker: npm start has one, or npm run worker.',
    );
  },
};
