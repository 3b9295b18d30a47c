import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { encodeCursor } from '#lib/core/page.ts';
import { configOf } from './config.ts';
import { pipelineOf } from './pipeline-sql.ts';
import type { PipelineInput, PipelineOutput, PipelineRow, SdrConfig } from './schema.ts';

/** The leads of a business with where they stand, newest first. The summary counts all, also those beyond the page. */
export async function listPipeline(
  ctx: Context,
  input: z.output<typeof PipelineInput>,
): Promise<z.input<typeof PipelineOutput>> {
  const businessId = requireBusiness(ctx, input.businessId);
  return inTenant(ctx, async (tx) => {
    const config = await configOf(tx, businessId);
    const at = new Date();
    const [rows, summary] = await Promise.all([
      page(tx, input, config, at),
      summarise(tx, businessId, config, at, input.segment),
    ]);
    const leads = rows.slice(0, input.limit);
    const last = leads.at(-1);
    const more = rows.length > input.limit;
    return {
      businessId,
      enabled: config.enabled,
      summary,
      leads,
      has_more: more,
      next_cursor: more && last ? encodeCursor(last.created_at, last.id) : null,
    };
  });
}

async function page(
  tx: Tx,
  { businessId, segment, limit, after }: z.output<typeof PipelineInput>,
  config: SdrConfig,
  at: Date,
): Promise<z.input<typeof PipelineRow>[]> {
  const { rows } = await sql<z.input<typeof PipelineRow>>`
    select id, name, email, phone, status, source, segment, score, touches as touch_count, last_touch_at as last_touch,
           next_action, hold, paused_at is not null as paused, manual_review_at is not null as manual_review,
           case when hold in ('too_soon', 'deferred') then greatest(last_touch_at + touch_gap, deferred_until) end as next_action_at,
           created_at, updated_at
      from ${pipelineOf(businessId, config, at)}
     where ${segment ? sql`segment = ${segment}` : sql`true`}
       and ${after ? (after.id ? sql`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : sql`created_at < ${after.createdAt}::timestamptz`) : sql`true`}
     order by created_at desc, id desc limit ${limit + 1}`.execute(tx);
  return rows;
}

/** A call, an email or a text is due. */
const DUE = sql`hold is null and next_action in ('call', 'email', 'sms')`;

interface Count {
  segment: z.output<typeof PipelineRow>['segment'];
  total: number;
  actionable: number;
  manual: number;
}

async function summarise(
  tx: Tx,
  businessId: string,
  config: SdrConfig,
  at: Date,
  segment: string | undefined,
): Promise<z.input<typeof PipelineOutput>['summary']> {
  const { rows } = await sql<Count>`
    select segment, count(*)::int as total, (count(*) filter (where ${DUE}))::int as actionable,
           (count(*) filter (where manual_review_at is not null or (hold is null and next_action = 'escalate')))::int as manual
      from ${pipelineOf(businessId, config, at)}
     where ${segment ? sql`segment = ${segment}` : sql`true`} group by segment`.execute(tx);
  const sum = (of: (row: Count) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    total_leads: sum((row) => row.total),
    actionable: sum((row) => row.actionable),
    needs_manual: sum((row) => row.manual),
    segments: Object.fromEntries(rows.map((row) => [row.segment, row.total])),
  };
}
