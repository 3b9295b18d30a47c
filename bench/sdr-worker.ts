import { closePool } from '#lib/adapters/db/pool.ts';
import { sdrRunJob } from '#lib/services/sdr/schedule.ts';
import { composedPorts } from '#lib/surfaces/compose.ts';
import { startWorker } from '#lib/surfaces/jobs/worker.ts';

// A worker that makes runs of the pipeline and nothing else: the calls, texts and mails that they queue stay queued.
const worker = await startWorker(process.env.DATABASE_ADMIN_URL ?? '', composedPorts(), [sdrRunJob]);

process.once('SIGTERM', async () => {
  await worker.stop();
  await closePool();
  process.exit(0);
});
process.send?.({ ready: true });
