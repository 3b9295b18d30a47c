import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { boundsOf } from './period.ts';
import { counted } from './reach.ts';
import type { CallAnalyticsInput, CallAnalyticsOutput } from './schema.ts';
import { mondayOf, timeline } from './timeline.ts';

/** Call volume and outcomes by day or week of the business. Days without calls are left out. */
export async function callAnalytics(
  ctx: Context,
  { days, group_by, agent_id, business_id }: z.output<typeof CallAnalyticsInput>,
): Promise<z.output<typeof CallAnalyticsOutput>> {
  const period = { businesses: counted(ctx, business_id), days };
  return inTenant(ctx, async (tx) => {
    const [rows, { start }] = await Promise.all([
      countCalls(tx, { ...period, agentId: agent_id }, ['day', 'status']),
      boundsOf(tx, period),
    ]);
    const { total, total_duration_seconds, avg_duration_seconds } = callTotals(rows);
    return {
      period: { days, since: start, group_by },
      summary: { total_calls: total, total_duration_seconds, avg_duration_seconds },
      timeline: timeline(rows, group_by === 'week' ? mondayOf : undefined),
    };
  });
}
