import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's Postgres listens, and the folder that goes with it at the end of the run. */
    postgres: { host: string; port: number; dataDir: string };
  }
}

/** One Postgres for the whole run, with the schema made once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = fork(join(import.meta.dirname, 'cluster.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(cluster, 'exit');
  const ready = once(cluster, 'message').then(([address]) => address as ProvidedContext['postgres']);
  const failed = ended.then(() => Promise.reject(new Error('The Postgres for tests did not start.')));
  project.provide('postgres', await Promise.race([ready, failed]));
  failed.catch(() => {});
  return async () => {
    cluster.disconnect();
    await ended;
  };
}
