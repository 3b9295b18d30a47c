import { sql } from 'kysely';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { configOf } from './config.ts';
import { type Speaker, speakerOf } from './dispatch.ts';
import { notifyReview } from './escalate.ts';
import { pipelineOf } from './pipeline-sql.ts';
import type { RunOutput, SdrConfig } from './schema.ts';
import { SEGMENT_NAMES, type SegmentName } from './segments.ts';
import { takeBatch } from './take-batch.ts';
import { Tally } from './tally.ts';

/** One walk over the pipeline of one business. */
export interface Run {
  /** Null for a dry run: nothing is written. */
  readonly id: string | null;
  readonly businessId: string;
  readonly config: SdrConfig;
  readonly speaker: Speaker;
  /** Every lead is looked at as of this moment. */
  readonly at: Date;
}

/** Where a walk within a segment goes on: newest first. */
export interface Place {
  created_at: string;
  id: string;
}

export interface RunOptions {
  dryRun?: boolean;
  /** The slot of a scheduled run: asked for again after a crash, it goes on in the same row. */
  slot?: string;
  /** The walk goes no further then, and says that it is not complete. */
  until?: Date;
}

/**
 * Reviews the whole pipeline of a business and dispatches what is due, the most urgent segment first. Leads are taken in
 * batches of one transaction each: what is claimed is dispatched, or neither. A batch that fails is counted and passed
 * over. Other runs and actions at the same time are kept apart by the claims (`cadence.ts`) and by the day's counters.
 * @throws `sdr_disabled` while the business does not let SDR work.
 */
export async function runPipeline(ctx: Context, businessId: string, options: RunOptions = {}): Promise<RunOutput> {
  requireBusiness(ctx, businessId);
  const run = await begin(ctx, businessId, options);
  const tally = new Tally();
  let complete = true;
  for (const segment of await review(ctx, run, tally)) {
    complete &&= await walk(ctx, run, segment, tally, options.until);
  }
  const outcome = tally.told();
  if (run.id !== null) await end(ctx, run, outcome.summary, outcome.skipped, complete);
  return { success: true, dryRun: run.id === null, ...outcome, runId: run.id, complete };
}

async function begin(ctx: Context, businessId: string, { dryRun, slot }: RunOptions): Promise<Run> {
  return inTenant(ctx, async (tx) => {
    const wanted = await configOf(tx, businessId);
    if (!wanted.enabled) throw new AppError('sdr_disabled', 'SDR is not enabled for this business (config: enabled).');
    const speaker = await speakerOf(tx, businessId, wanted);
    const config = {
      ...wanted,
      auto_call: wanted.auto_call && speaker.agentId !== null,
      auto_sms: wanted.auto_sms && speaker.canText,
    };
    const id = dryRun ? null : await openRun(tx, businessId, slot ?? null);
    return { id, businessId, config, speaker, at: new Date() };
  });
}

async function openRun(tx: Tx, businessId: string, slot: string | null): Promise<string> {
  const row = await tx
    .insertInto('sdr_runs')
    .values({ id: newId(), business_id: businessId, slot })
    .onConflict((conflict) => conflict.columns(['business_id', 'slot']).doUpdateSet({ finished_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Counts what is left alone, and answers the segments that hold something due, the most urgent first. */
async function review(ctx: Context, { businessId, config, at }: Run, tally: Tally): Promise<SegmentName[]> {
  const { rows } = await inTenant(ctx, (tx) =>
    sql<{ segment: SegmentName; reason: string | null; leads: number }>`
      select segment, coalesce(hold, case next_action when 'skip' then 'no_action' end) as reason, count(*)::int as leads
        from ${pipelineOf(businessId, config, at)} group by 1, 2`.execute(tx),
  );
  for (const { reason, leads } of rows) if (reason !== null) tally.skip(reason, leads);
  const due = new Set(rows.filter(({ reason }) => reason === null).map(({ segment }) => segment));
  return SEGMENT_NAMES.filter((name) => due.has(name));
}

/** Answers whether it came to the segment's end. */
async function walk(ctx: Context, run: Run, segment: SegmentName, tally: Tally, until?: Date): Promise<boolean> {
  let from: Place | null = null;
  do {
    if (until && new Date() >= until) return false;
    from = await takeBatch(ctx, run, segment, from, tally);
  } while (from);
  return true;
}

async function end(
  ctx: Context,
  { id, businessId }: Run,
  summary: RunOutput['summary'],
  skipped: number,
  complete: boolean,
): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const after = { ...summary, skipped, complete };
    await tx
      .updateTable('sdr_runs')
      .set({ finished_at: new Date().toISOString(), summary: jsonb(after) })
      .where('id', '=', id ?? '')
      .execute();
    await recordAudit(tx, ctx, { businessId, action: 'sdr.run', subjectType: 'sdr_run', subjectId: id ?? '', after });
    if (summary.escalated > 0) await notifyReview(tx, businessId, id ?? '', summary.escalated);
  });
}
