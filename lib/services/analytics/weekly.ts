import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf, type Period } from './period.ts';
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
  const businesses = counted(ctx, business_id);
  return inTenant(ctx, async (tx) => {
    const [now, before, agents] = await Promise.all([
      weekOf(tx, { businesses, days: DAYS, before: 1 }),
      weekOf(tx, { businesses, days: DAYS, before: 1 + DAYS }),
      agentsOf(tx, businesses),
    ]);
    const top_agents = agents
      .map(({ id, name, active }) => {
        const { total, total_duration_seconds } = callTotals(now.byAgent.filter((row) => row.agent_id === id));
        return { active, agent_id: id, agent_name: name, total_calls: total, total_duration_seconds };
      })
      .filter(({ active, total_calls }) => active || total_calls > 0)
      .sort((a, b) => b.total_calls - a.total_calls)
      .slice(0, TOP);
    return {
      period: { this_week: now.bounds, last_week: before.bounds },
      calls: {
        this_week: now.calls,
        last_week: before.calls,
        change: {
          total: change(now.calls.total, before.calls.total),
          completed: change(now.calls.completed, before.calls.completed),
          avg_duration: change(now.calls.avg_duration_seconds, before.calls.avg_duration_seconds),
        },
      },
      leads: {
        this_week: now.leads,
        last_week: before.leads,
        change: {
          total: change(now.leads.total, before.leads.total),
          converted: change(now.leads.converted, before.leads.converted),
        },
      },
      top_agents,
    };
  });
}

async function weekOf(tx: Tx, period: Period) {
  const [bounds, byAgent, leads] = await Promise.all([
    boundsOf(tx, period),
    countCalls(tx, period, ['agent_id']),
    countLeads(tx, period, ['status']),
  ]);
  return { bounds, byAgent, calls: callTotals(byAgent), leads: leadTotals(leads) };
}
