import { closePool } from '#lib/adapters/db/pool.ts';
import { composedPorts } from '#lib/surfaces/compose.ts';
import { JOBS } from '#lib/surfaces/jobs/registry.ts';
import { startRounds } from '#lib/surfaces/jobs/rounds.ts';
import { startWorker } from '#lib/surfaces/jobs/worker.ts';
import { configured, fail, ready } from './supervisor/lifetime.ts';

const ports = await configured(composedPorts);
const worker = await startWorker(
  process.env.DATABASE_ADMIN_URL ?? (await fail('DATABASE_ADMIN_URL is not set.')),
  ports,
  JOBS,
);
const rounds = startRounds(ports);

ready(async () => {
  rounds.stop();
  await worker.stop();
  await closePool();
});
