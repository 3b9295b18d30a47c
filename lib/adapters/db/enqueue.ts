import { sql } from 'kysely';
import type { z } from 'zod';
import type { Job } from '#lib/core/job.ts';
import type { Tx } from './tenant.ts';

export interface EnqueueOptions {
  /** Not before this moment. */
  startAt?: Date;
  /** Higher goes first. */
  priority?: number;
}

/** Puts a job into the queue in the transaction of its cause: it exists when, and only when, that commits. */
export async function enqueue<I extends z.ZodType>(
  tx: Tx,
  job: Pick<Job<I>, 'name' | 'input'>,
  input: z.input<I>,
  options: EnqueueOptions = {},
): Promise<void> {
  const payload = JSON.stringify(job.input.parse(input));
  const startAt = options.startAt?.toISOString() ?? null;
  await sql`select app.enqueue(${job.name}, ${payload}::jsonb, coalesce(${startAt}::timestamptz, now()), null, ${options.priority ?? 0})`.execute(
    tx,
  );
}

/** As `enqueue`, for many at once: one statement however many they are. */
export async function enqueueAll<I extends z.ZodType>(
  tx: Tx,
  job: Pick<Job<I>, 'name' | 'input'>,
  inputs: readonly z.input<I>[],
  options: EnqueueOptions = {},
): Promise<void> {
  if (inputs.length === 0) return;
  const payloads = inputs.map((input) => JSON.stringify(job.input.parse(input)));
  const startAt = options.startAt?.toISOString() ?? null;
  await sql`select app.enqueue_all(${job.name}, ${payloads}::jsonb[], coalesce(${startAt}::timestamptz, now()), ${options.priority ?? 0})`.execute(
    tx,
  );
}
