import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { byStatus, countLeads, leadTotals } from './lead-days.ts';
import { boundsOf, type Period } from './period.ts';
import { percent } from './rates.ts';
import { agentsOf, counted } from './reach.ts';
import type { DashboardInput, DashboardOutput } from './schema.ts';

const TOP = 5;
const RECENT = 5;

type Dashboard = z.output<typeof DashboardOutput>;

/** Snapshot of leads, calls and the busiest agents (reference: "Dashboard summary"). */
export async function dashboard(
  ctx: Context,
  { days, business_id }: z.output<typeof DashboardInput>,
): Promise<Dashboard> {
  const period = { businesses: counted(ctx, business_id), days };
  return inTenant(ctx, async (tx) => {
    const [{ start }, leads, calls, agents] = await Promise.all([
      boundsOf(tx, period),
      leadSnapshot(tx, period),
      countCalls(tx, period, ['agent_id']),
      agentsOf(tx, period.businesses),
    ]);
    const top_by_calls = [...Map.groupBy(calls, (row) => row.agent_id)].map(([agent_id, rows]) => {
      const { total, total_duration_seconds, avg_duration_seconds } = callTotals(rows);
      const name = agents.find((agent) => agent.id === agent_id)?.name ?? '';
      return {
        agent_id,
        name,
        count: total,
        total_duration: total_duration_seconds,
        avg_duration: avg_duration_seconds,
      };
    });
    top_by_calls.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
    return {
      period: { days, since: start },
      leads,
      calls: callTotals(calls),
      agents: { total: agents.filter((agent) => agent.active).length, top_by_calls: top_by_calls.slice(0, TOP) },
    };
  });
}

/** Here, and only here, the conversion rate counts the qualified too (contract, "Analytics"). */
async function leadSnapshot(tx: Tx, period: Period): Promise<Dashboard['leads']> {
  const recent = sql<Dashboard['leads']['recent'][number]>`
    select l.id, l.name, l.status, l.source, l.created_at
      from unnest(${[...period.businesses]}::uuid[]) as b (id)
     cross join lateral (select * from leads l where l.business_id = b.id order by l.created_at desc, l.id desc limit ${sql.lit(RECENT)}) l
     order by l.created_at desc, l.id desc limit ${sql.lit(RECENT)}`.execute(tx);
  const [rows, { rows: latest }] = await Promise.all([countLeads(tx, period, ['status']), recent]);
  const by_status = byStatus(rows);
  const { total } = leadTotals(rows);
  const conversion_rate = percent(by_status.qualified + by_status.converted, total);
  return { total, by_status, conversion_rate, recent: latest };
}
