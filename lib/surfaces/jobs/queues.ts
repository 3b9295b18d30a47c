import { PgBoss } from 'pg-boss';
import type { Job } from '#lib/core/job.ts';

const SCHEMA = 'pgboss';
/** A finished job is kept this long, to look at; an unfinished one for two weeks. */
const KEEP_FINISHED_SECONDS = 3600;
const KEEP_WAITING_SECONDS = 14 * 86_400;
const RETRY_DELAY_SECONDS = 1;
const RETRY_DELAY_MAX_SECONDS = 300;

/** Seconds until a lost attempt is made again; tests that kill workers make it shorter. */
const expiry = (job: Job): number =>
  Math.min(job.expireSeconds, Number(process.env.KAICALLS_JOB_EXPIRE_SECONDS ?? Number.POSITIVE_INFINITY));

/** pg-boss on the connection that owns the queue's tables (`DATABASE_ADMIN_URL`). */
export function openQueue(adminUrl: string, onError: (error: Error) => void): PgBoss {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: SCHEMA,
    max: 6,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    maintenanceIntervalSeconds: 60,
    schedule: false,
    reindex: false,
  });
  boss.on('error', onError);
  return boss;
}

/** Makes the queue's schema and one queue per job, with the limits that the job declares. */
export async function prepareQueues(adminUrl: string, jobs: readonly Job[]): Promise<void> {
  const boss = openQueue(adminUrl, () => {});
  await boss.start();
  try {
    for (const job of jobs) {
      const options = {
        expireInSeconds: expiry(job),
        retryLimit: job.retryLimit,
        retryDelay: RETRY_DELAY_SECONDS,
        retryBackoff: true,
        retryDelayMax: RETRY_DELAY_MAX_SECONDS,
        retentionSeconds: KEEP_WAITING_SECONDS,
        deleteAfterSeconds: KEEP_FINISHED_SECONDS,
        notify: true,
      };
      await boss.createQueue(job.name, options);
      await boss.updateQueue(job.name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The queues in which the time of a job has come. One statement for all: an idle worker should not be felt. */
export async function dueQueues(boss: PgBoss): Promise<string[]> {
  const { rows } = await boss.getDb().executeSql(
    `select name from ${SCHEMA}.queue q where exists (
       select from ${SCHEMA}.job j where j.name = q.name and state < 'active' and not blocked and start_after <= now())`,
  );
  return rows.map(({ name }: { name: string }) => name);
}
