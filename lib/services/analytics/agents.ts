import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf } from './period.ts';
import { agentsOf, counted } from './reach.ts';
import type { AgentAnalyticsInput, AgentAnalyticsOutput } from './schema.ts';

/**
 * Calls and leads per agent (reference: "Agent performance"), the busiest first. A lead belongs to the agent that it was
 * filed with. An archived agent is told of while the period has something of it.
 */
export async function agentAnalytics(
  ctx: Context,
  { days, agent_id, business_id }: z.output<typeof AgentAnalyticsInput>,
): Promise<z.output<typeof AgentAnalyticsOutput>> {
  const period = { businesses: counted(ctx, business_id), days };
  const filter = { ...period, agentId: agent_id };
  return inTenant(ctx, async (tx) => {
    const [{ start }, allCalls, allLeads, all] = await Promise.all([
      boundsOf(tx, period),
      countCalls(tx, filter, ['agent_id']),
      countLeads(tx, filter, ['agent_id']),
      agentsOf(tx, period.businesses),
    ]);
    const calls = Map.groupBy(allCalls, (row) => row.agent_id);
    const leads = Map.groupBy(allLeads, (row) => row.agent_id);
    const agents = all
      .filter(({ id }) => agent_id === undefined || id === agent_id)
      .filter(({ id, active }) => active || id === agent_id || calls.has(id) || leads.has(id))
      .map(({ id, name }) => ({
        agent_id: id,
        agent_name: name,
        calls: callTotals(calls.get(id) ?? []),
        leads: leadTotals(leads.get(id) ?? []),
      }))
      .sort((a, b) => b.calls.total - a.calls.total);
    return { period: { days, since: start }, agents };
  });
}
