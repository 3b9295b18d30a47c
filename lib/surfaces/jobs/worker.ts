import type { Context } from '#lib/core/context.ts';
import type { Job } from '#lib/core/job.ts';
import type { Ports } from '#lib/core/port.ts';
import { describeFault } from '#lib/surfaces/http/fault.ts';
import { log } from '#lib/surfaces/http/log.ts';
import { dueQueues, openQueue } from './queues.ts';
import { type Attempt, type Outcome, Taker } from './taker.ts';
import { listenForJobs } from './wake-calls.ts';

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
async function perform(ports: Ports, job: Job, { id, data }: Attempt): Promise<Outcome> {
  const input = job.input.safeParse(data);
  if (!input.success) {
    log.error({ job: job.name, id }, 'a job with an unusable payload');
    return 'dead';
  }
  try {
    await job.run(systemContext(ports, job.name, businessOf(data)), input.data);
    return 'done';
  } catch (error) {
    log.warn({ job: job.name, id, fault: describeFault(error) }, 'a job failed and will be tried again');
    return 'failed';
  }
}

/** For jobs whose time comes later, and for whatever a lost notification announced. */
const POLL_MS = 500;
const STOP_MS = 4_000;

/** Takes jobs until stopped. Any number of workers on any number of machines take from the same queues. */
export async function startWorker(
  adminUrl: string,
  ports: Ports,
  jobs: readonly Job[],
): Promise<{ stop(): Promise<void> }> {
  const trouble = (error: unknown) => log.warn({ fault: describeFault(error) }, 'the job queue reports trouble');
  const boss = openQueue(adminUrl, trouble);
  await boss.start();
  const takers = new Map(
    jobs.map((job) => [
      job.name,
      new Taker(boss, job.name, job.concurrency, (attempt) => perform(ports, job, attempt), trouble),
    ]),
  );
  const wake = (queue: string) => takers.get(queue)?.wake();
  const clock = setInterval(() => void dueQueues(boss).then((due) => due.forEach(wake), trouble), POLL_MS);
  const listening = listenForJobs(adminUrl, wake);
  return {
    async stop() {
      clearInterval(clock);
      await listening.stop();
      await Promise.all([...takers.values()].map((taker) => taker.stop(STOP_MS)));
      await boss.stop({ graceful: false });
    },
  };
}
