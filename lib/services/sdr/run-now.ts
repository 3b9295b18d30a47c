import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { runPipeline } from './run.ts';
import { sdrRunJob } from './schedule.ts';
import type { RunInput, RunOutput } from './schema.ts';

/** Longer than this nobody is kept waiting for an answer. */
const ANSWER_MS = 45_000;

/** A run that somebody asked for and waits for. What is not done in time is handed to a worker. */
export async function runNow(ctx: Context, input: z.output<typeof RunInput>): Promise<RunOutput> {
  const { businessId, dryRun } = input;
  const told = await runPipeline(ctx, businessId, { dryRun, until: new Date(Date.now() + ANSWER_MS) });
  if (!told.complete && !dryRun) {
    await inTenant(ctx, (tx) => enqueue(tx, sdrRunJob, { business_id: businessId }));
  }
  return told;
}
