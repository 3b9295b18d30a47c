import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { LEAD_STATUSES } from '#lib/services/leads/schema.ts';
import { countCalls, type DayCount, periodStart, totals } from './call-days.ts';
import type {
  CallAnalyticsInput,
  CallAnalyticsOutput,
  DashboardInput,
  DashboardOutput,
  TimelineRow,
} from './schema.ts';

/** A rate in percent with two decimals. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;

const TOP = 5;
const RECENT = 5;

const within = (ctx: Context, businessId: string | undefined): readonly string[] =>
  businessId ? [requireBusiness(ctx, businessId)] : ctx.businesses;

/** Call volume and outcomes by day or week of the business. Days without calls are left out. */
export async function callAnalytics(
  ctx: Context,
  input: z.output<typeof CallAnalyticsInput>,
): Promise<z.output<typeof CallAnalyticsOutput>> {
  const businesses = within(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const rows = await countCalls(tx, { businesses, days: input.days, agentId: input.agent_id });
    const all = totals(rows);
    return {
      period: { days: input.days, since: await periodStart(tx, businesses, input.days), group_by: input.group_by },
      summary: { total_calls: all.calls, total_duration_seconds: all.seconds, avg_duration_seconds: all.average },
      timeline: timeline(rows, input.group_by === 'week' ? mondayOf : (day) => day),
    };
  });
}

/** Counts gathered by a date made of their day, oldest first. */
export function timeline(rows: readonly DayCount[], dateOf: (day: string) => string): TimelineRow[] {
  const groups = Map.groupBy(rows, (row) => dateOf(row.day));
  return [...groups].map(([date, group]) => {
    const all = totals(group);
    const statuses: Record<string, number> = {};
    for (const row of group) statuses[row.status] = (statuses[row.status] ?? 0) + row.calls;
    return {
      date,
      total: all.calls,
      completed: all.completed,
      total_duration: all.seconds,
      avg_duration_seconds: all.average,
      statuses,
    };
  });
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Snapshot of leads, calls and the busiest agents (reference: "Dashboard summary"). */
export async function dashboard(
  ctx: Context,
  input: z.output<typeof DashboardInput>,
): Promise<z.output<typeof DashboardOutput>> {
  const businesses = within(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const since = await periodStart(tx, businesses, input.days);
    const rows = await countCalls(tx, { businesses, days: input.days });
    const calls = totals(rows);
    return {
      period: { days: input.days, since },
      leads: await leadSnapshot(tx, businesses, since),
      calls: {
        total: calls.calls,
        completed: calls.completed,
        total_duration_seconds: calls.seconds,
        avg_duration_seconds: calls.average,
      },
      agents: await busiestAgents(tx, businesses, rows),
    };
  });
}

export async function leadsByStatus(tx: Tx, businesses: readonly string[], since: string, until: string | null = null) {
  const { rows } = await sql<{ status: string; n: number }>`
    select status, count(*)::int as n from leads
     where business_id = any (${[...businesses]}::uuid[]) and created_at >= ${since}::timestamptz
       and (${until}::timestamptz is null or created_at < ${until}::timestamptz) group by 1`.execute(tx);
  const counted = new Map(rows.map((row) => [row.status, row.n]));
  const [fresh = 0, contacted = 0, qualified = 0, converted = 0, lost = 0] = LEAD_STATUSES.map(
    (status) => counted.get(status) ?? 0,
  );
  return { new: fresh, contacted, qualified, converted, lost };
}

async function leadSnapshot(tx: Tx, businesses: readonly string[], since: string) {
  const by_status = await leadsByStatus(tx, businesses, since);
  const total = Object.values(by_status).reduce((sum, n) => sum + n, 0);
  const recent = await tx
    .selectFrom('leads')
    .select(['id', 'name', 'status', 'source', 'created_at'])
    .where('business_id', 'in', [...businesses])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT)
    .execute();
  return { total, by_status, conversion_rate: percent(by_status.qualified + by_status.converted, total), recent };
}

async function busiestAgents(tx: Tx, businesses: readonly string[], rows: readonly DayCount[]) {
  const agents = await tx
    .selectFrom('agents')
    .select(['id', 'name', 'status'])
    .where('business_id', 'in', [...businesses])
    .execute();
  const top_by_calls = [...Map.groupBy(rows, (row) => row.agent_id)]
    .map(([agent_id, group]) => {
      const all = totals(group);
      const name = agents.find((agent) => agent.id === agent_id)?.name ?? '';
      return { agent_id, name, count: all.calls, total_duration: all.seconds, avg_duration: all.average };
    })
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, TOP);
  return { total: agents.filter((agent) => agent.status === 'active').length, top_by_calls };
}
