import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { byStatus, countLeads, leadTotals } from './lead-days.ts';
import { boundsOf } from './period.ts';
import { percent } from './rates.ts';
import { counted } from './reach.ts';
import { FUNNEL_STAGES, type FunnelInput, type FunnelOutput } from './schema.ts';

type Funnel = z.output<typeof FunnelOutput>;

/** How far the leads of a period have come (reference: "Conversion funnel"). */
export async function funnel(
  ctx: Context,
  { days, source, agent_id, business_id }: z.output<typeof FunnelInput>,
): Promise<Funnel> {
  const period = { businesses: counted(ctx, business_id), days };
  return inTenant(ctx, async (tx) => {
    const [rows, { start }] = await Promise.all([
      countLeads(tx, { ...period, source, agentId: agent_id }, ['status']),
      boundsOf(tx, period),
    ]);
    return { period: { days, since: start }, ...funnelOf(rows) };
  });
}

/**
 * A stage counts the leads that are in it or beyond it; the lost are in none. `rate_from_top` is of all leads,
 * `dropoff_rate` of the stage before.
 */
export function funnelOf(rows: Parameters<typeof byStatus>[0]): Omit<Funnel, 'period'> {
  const { total } = leadTotals(rows);
  const in_stage = byStatus(rows);
  const reached = FUNNEL_STAGES.map((_, i) => FUNNEL_STAGES.slice(i).reduce((sum, stage) => sum + in_stage[stage], 0));
  return {
    total_leads: total,
    lost: in_stage.lost,
    funnel: FUNNEL_STAGES.map((stage, i) => {
      const count = reached[i] ?? 0;
      const before = reached[i - 1] ?? count;
      return { stage, count, rate_from_top: percent(count, total), dropoff_rate: percent(before - count, before) };
    }),
  };
}
