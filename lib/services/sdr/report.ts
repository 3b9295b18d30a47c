import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { CARRIED, OUTCOME } from './activity.ts';
import { configOf } from './config.ts';
import { pipelineOf } from './pipeline-sql.ts';
import type { PERIODS, ReportInput, ReportOutput, SdrConfig } from './schema.ts';
import { HOT } from './segments.ts';

/** Whole days of the business's zone before today that belong to a period. */
const DAYS_BEFORE: Readonly<Record<(typeof PERIODS)[number], number>> = { today: 0, week: 6, month: 29 };
const MOST_LISTED = 50;

type Report = z.input<typeof ReportOutput>;

/** What SDR did in a period, what came of it, and who matters now (reference: KaiCalls API, SDR Pipeline, "report"). */
export async function report(ctx: Context, input: z.output<typeof ReportInput>): Promise<Report> {
  const { period } = input;
  const businessId = requireBusiness(ctx, input.businessId);
  return inTenant(ctx, async (tx) => {
    const config = await configOf(tx, businessId);
    const now = new Date();
    const from = await beginningOf(tx, businessId, period, now);
    const [activity, created, hot, stale] = await Promise.all([
      countActivity(tx, businessId, from),
      named(tx, businessId, config, now, sql`created_at >= ${from}::timestamptz`),
      named(tx, businessId, config, now, sql`segment = any (${HOT}::text[])`),
      named(tx, businessId, config, now, sql`manual_review_at is not null`),
    ]);
    return {
      businessId,
      period,
      from,
      to: now.toISOString(),
      ...activity,
      new_leads: created,
      hot_leads: hot,
      stale_leads: stale,
    };
  });
}

async function beginningOf(tx: Tx, businessId: string, period: (typeof PERIODS)[number], now: Date): Promise<string> {
  const { rows } = await sql<{ begins: string }>`
    select (date_trunc('day', ${now.toISOString()}::timestamptz at time zone b.zone) - make_interval(days => ${DAYS_BEFORE[period]}::integer))
             at time zone b.zone as begins
      from businesses b where b.id = ${businessId}`.execute(tx);
  return rows[0]?.begins ?? now.toISOString();
}

async function countActivity(tx: Tx, businessId: string, from: string): Promise<Pick<Report, 'actions' | 'outcomes'>> {
  const { rows } = await sql<{ action: string; outcome: string; times: number }>`
    select action, outcome, count(*)::int as times
      from (select r.action, ${sql.raw(OUTCOME)} as outcome from sdr_activity_log r ${sql.raw(CARRIED)}
             where r.business_id = ${businessId} and r.created_at >= ${from}::timestamptz) a group by 1, 2`.execute(tx);
  const actions = { call: 0, email: 0, sms: 0, skip: 0, escalate: 0, pause: 0, resume: 0 } as Record<string, number>;
  const outcomes: Record<string, number> = {};
  for (const { action, outcome, times } of rows) {
    actions[action] = (actions[action] ?? 0) + times;
    // What is no touch has no outcome worth counting.
    if (outcome !== 'done') outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
  }
  return { actions, outcomes };
}

/** How many leads a condition holds for, and the newest of them. */
async function named(
  tx: Tx,
  businessId: string,
  config: SdrConfig,
  at: Date,
  condition: ReturnType<typeof sql>,
): Promise<Report['hot_leads']> {
  const { rows } = await sql<Report['hot_leads']>`
    select count(*)::int as count,
           coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'segment', segment, 'score', score) order by created_at desc)
                    filter (where place <= ${MOST_LISTED}), '[]') as leads
      from (select id, name, segment, score, created_at, row_number() over (order by created_at desc, id desc) as place
              from ${pipelineOf(businessId, config, at)} where ${condition}) l`.execute(tx);
  return rows[0] ?? { count: 0, leads: [] };
}
