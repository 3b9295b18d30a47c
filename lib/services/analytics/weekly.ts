import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf } from './period.ts';
import { change } from './rates.ts';
import { agentsOf, counted } from './reach.ts';
import type { WeeklyInput, WeeklyOutput } from './schema.ts';

const DAYS = 7;
const TOP = 5;

/** The last seven whole days of the business, today not among them, against the seven before (decisions, "Zones"). */
export async function weekly(
  ctx: Context,
  { business_id }: z.output<typeof WeeklyInput>,
): Promise<z.output<typeof WeeklyOutput>> {
  const thisWeek = { businesses: counted(ctx, business_id), days: DAYS, before: 1 };
  const lastWeek = { ...thisWeek, before: 1 + DAYS };
  return inTenant(ctx, async (tx) => {
    const byAgent = await countCalls(tx, thisWeek, ['agent_id']);
    const calls = { now: callTotals(byAgent), before: callTotals(await countCalls(tx, lastWeek, ['agent_id'])) };
    const leads = {
      now: leadTotals(await countLeads(tx, thisWeek, ['status'])),
      before: leadTotals(await countLeads(tx, lastWeek, ['status'])),
    };
    const agents = await agentsOf(tx, thisWeek.businesses);
    const top_agents = agents
      .map(({ id, name, active }) => {
        const { total, total_duration_seconds } = callTotals(byAgent.filter((row) => row.agent_id === id));
        return { active, agent_id: id, agent_name: name, total_calls: total, total_duration_seconds };
      })
      .filter(({ active, total_calls }) => active || total_calls > 0)
      .sort((a, b) => b.total_calls - a.total_calls)
      .slice(0, TOP);
    return {
      period: { this_week: await boundsOf(tx, thisWeek), last_week: await boundsOf(tx, lastWeek) },
      calls: {
        this_week: calls.now,
        last_week: calls.before,
        change: {
          total: change(calls.now.total, calls.before.total),
          completed: change(calls.now.completed, calls.before.completed),
          avg_duration: change(calls.now.avg_duration_seconds, calls.before.avg_duration_seconds),
        },
      },
      leads: {
        this_week: leads.now,
        last_week: leads.before,
        change: {
          total: change(leads.now.total, leads.before.total),
          converted: change(leads.now.converted, leads.before.converted),
        },
      },
      top_agents,
    };
  });
}
