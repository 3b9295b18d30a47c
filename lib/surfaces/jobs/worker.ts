import type { PgBoss } from 'pg-boss';
import type { Context } from '#lib/core/context.ts';
import type { Job } from '#lib/core/job.ts';
import type { Ports } from '#lib/core/port.ts';
import { log } from '#lib/surfaces/http/log.ts';
import { openQueue } from './queues.ts';

interface TakenJob {
  id: string;
  data: unknown;
}
type Outcome = { id: string; status: 'completed' | 'failed' | 'deadletter'; output?: object };

/** The context of a job: the system, within the one business that its payload names. */
export const systemContext = (ports: Ports, job: string, businesses: readonly string[]): Context => ({
  requestId: `job_${job}`,
  principal: { kind: 'system', job },
  businesses,
  ip: null,
  ports,
  usage: {},
});

const businessOf = (data: unknown): string[] => {
  const id = (data as { business_id?: unknown } | null)?.business_id;
  return typeof id === 'string' ? [id] : [];
};

/** One attempt. A payload that does not fit is dead at once; a throw is tried again with backoff. */
async function attempt(ports: Ports, job: Job, taken: TakenJob): Promise<Outcome> {
  const input = job.input.safeParse(taken.data);
  if (!input.success) {
    log.error({ job: job.name, id: taken.id }, 'a job with an unusable payload');
    return { id: taken.id, status: 'deadletter', output: { error: 'unusable payload' } };
  }
  try {
    await job.run(systemContext(ports, job.name, businessOf(taken.data)), input.data);
    return { id: taken.id, status: 'completed' };
  } catch (error) {
    const { name, code, stack } = error as Error & { code?: string };
    log.warn(
      { job: job.name, id: taken.id, error: name, code, stack: stack?.split('\n').slice(1, 4) },
      'a job failed and will be tried again',
    );
    return { id: taken.id, status: 'failed', output: { error: name } };
  }
}

/**
 * Jobs that one taker takes at a time. It waits for all of them before it takes more: with many, one long conversation
 * holds up everything behind it; with few, short jobs cost more in taking than in doing.
 */
const TAKEN_AT_ONCE = 12;

/** Takes jobs until stopped. Any number of workers on any number of machines take from the same queues. */
export async function startWorker(
  adminUrl: string,
  ports: Ports,
  jobs: readonly Job[],
): Promise<{ stop(): Promise<void> }> {
  const boss: PgBoss = openQueue(adminUrl, (error) => log.warn({ error: error.name }, 'the job queue reports trouble'));
  await boss.start();
  for (const job of jobs) {
    const workers = Math.min(job.concurrency, Math.max(2, Math.ceil(job.concurrency / TAKEN_AT_ONCE)));
    const options = {
      batchSize: Math.ceil(job.concurrency / workers),
      localConcurrency: workers,
      perJobResults: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 1,
    } as const;
    await boss.work(job.name, options, (taken: TakenJob[]) =>
      Promise.all(taken.map((one) => attempt(ports, job, one))),
    );
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 4_000 }) };
}
