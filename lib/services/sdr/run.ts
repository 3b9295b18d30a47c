import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { beginRun, type Run, type RunOptions } from './begin-run.ts';
import { notifyReview } from './escalate.ts';
import { pipelineOf } from './pipeline-sql.ts';
import type { NextAction } from './plan.ts';
import type { RunOutput } from './schema.ts';
import { SEGMENT_NAMES } from './segments.ts';
import { takeBatch } from './take-batch.ts';
import { Tally } from './tally.ts';

/**
 * Reviews the whole pipeline of a business and dispatches what is due. Leads are taken in batches of one transaction
 * each: what is claimed is dispatched, or neither. A batch that fails is counted and passed over. Other runs and actions
 * at the same time are kept apart by the claims (`cadence.ts`) and by the day's counters.
 * @throws `sdr_disabled` while the business does not let SDR work, `payment_required` while nothing may go out.
 */
export async function runPipeline(ctx: Context, businessId: string, options: RunOptions = {}): Promise<RunOutput> {
  requireBusiness(ctx, businessId);
  const run = await beginRun(ctx, businessId, options);
  const tally = new Tally();
  await review(ctx, run, tally);
  const complete = await walk(ctx, run, tally, options.until);
  const outcome = tally.told();
  if (run.id !== null) await end(ctx, businessId, run.id, { ...outcome.summary, skipped: outcome.skipped, complete });
  return { success: true, dryRun: run.id === null, ...outcome, runId: run.id, complete };
}

/** Counts what is left alone. */
async function review(ctx: Context, { businessId, config, at }: Run, tally: Tally): Promise<void> {
  const { rows } = await inTenant(ctx, (tx) =>
    sql<{ reason: string; leads: number }>`
      select coalesce(hold, 'no_action') as reason, count(*)::int as leads
        from ${pipelineOf(businessId, config, at)} where hold is not null or next_action = 'skip' group by 1`.execute(
      tx,
    ),
  );
  for (const { reason, leads } of rows) tally.skip(reason, leads);
}

/** A lead that was due when it was listed, and where the list goes on. */
interface Due {
  id: string;
  action: NextAction;
  rank: number;
}

/** Only this much is held of what is due, and of no more leads: each list costs a look at the whole pipeline. */
const LIST = 100_000;
/** Leads per transaction: locked for a moment only. */
const BATCH = 500;

/** Takes what is due, the most urgent segment first and in it the newest lead. Answers whether it came to the end. */
async function walk(ctx: Context, run: Run, tally: Tally, until?: Date): Promise<boolean> {
  let last: Due | null = null;
  do {
    const due: Due[] = await list(ctx, run, last);
    let batch: string[] = [];
    for (const { id, action } of due) {
      if (run.spent.has(action)) tally.skip('daily_cap');
      else batch.push(id);
      if (batch.length < BATCH && id !== due.at(-1)?.id) continue;
      if (until && new Date() >= until) return false;
      await takeBatch(ctx, run, batch, tally);
      batch = [];
    }
    last = due.length === LIST ? (due.at(-1) ?? null) : null;
  } while (last);
  return true;
}

async function list(ctx: Context, { businessId, config, at }: Run, after: Due | null): Promise<Due[]> {
  const rank = sql`array_position(${SEGMENT_NAMES}::text[], segment)`;
  const { rows } = await inTenant(ctx, (tx) =>
    sql<Due>`
      select id, action, rank
        from (select id, next_action as action, ${rank} as rank from ${pipelineOf(businessId, config, at)}
               where hold is null and next_action <> 'skip') due
       where ${after ? sql`rank > ${after.rank} or (rank = ${after.rank} and id < ${after.id})` : sql`true`}
       order by rank, id desc limit ${LIST}`.execute(tx),
  );
  return rows;
}

async function end(
  ctx: Context,
  businessId: string,
  id: string,
  after: RunOutput['summary'] & { skipped: number; complete: boolean },
): Promise<void> {
  await inTenant(ctx, async (tx) => {
    await tx
      .updateTable('sdr_runs')
      .set({ finished_at: new Date().toISOString(), summary: jsonb(after) })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, ctx, { businessId, action: 'sdr.run', subjectType: 'sdr_run', subjectId: id, after });
    if (after.escalated > 0) await notifyReview(tx, businessId, id, after.escalated);
  });
}
