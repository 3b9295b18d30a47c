import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

export interface DayCount {
  /** YYYY-MM-DD, the business's own day. */
  day: string;
  agent_id: string;
  status: string;
  calls: number;
  seconds: number;
}

/** The period of `days` whole days, today among them, that ended `before` days ago; days of each business's own zone. */
export interface Window {
  businesses: readonly string[];
  days: number;
  before?: number;
  agentId?: string | undefined;
}

/**
 * Calls per day, agent and status: the finished ones from the daily counts, the open ones from where they are. Costs as
 * much as the period has days, whatever the number of calls.
 */
export async function countCalls(tx: Tx, { businesses, days, before = 0, agentId }: Window): Promise<DayCount[]> {
  const byAgent = agentId ? sql`and agent_id = ${agentId}` : sql``;
  const { rows } = await sql<DayCount>`
    with span as (
      select id, zone, (now() at time zone zone)::date - ${before}::int as last from businesses where id = any (${[...businesses]}::uuid[])
    )
    select d.day, d.agent_id, d.status, sum(d.calls)::int as calls, sum(d.seconds)::bigint as seconds from (
      select c.day, c.agent_id, c.status, c.calls, c.seconds
        from span s join call_days c on c.business_id = s.id and c.day > s.last - ${days}::int and c.day <= s.last ${byAgent}
      union all
      select (c.created_at at time zone s.zone)::date, c.agent_id, c.status, 1, 0
        from span s join calls c on c.business_id = s.id and c.ended_at is null
         and (c.created_at at time zone s.zone)::date > s.last - ${days}::int and (c.created_at at time zone s.zone)::date <= s.last ${byAgent}
    ) d group by 1, 2, 3 having sum(d.calls) > 0 order by 1`.execute(tx);
  return rows;
}

/** The first moment of the period, in the zone of the first business. */
export async function periodStart(tx: Tx, businesses: readonly string[], days: number): Promise<string> {
  const { rows } = await sql<{ since: string }>`
    select (((now() at time zone zone)::date - ${days - 1}::int)::timestamp at time zone zone)::timestamptz as since
      from businesses where id = any (${[...businesses]}::uuid[]) order by created_at, id limit 1`.execute(tx);
  return rows[0]?.since ?? new Date(Date.now() - days * 86_400_000).toISOString();
}

/** Sums; `average` is seconds over all calls, rounded to a whole second. */
export function totals(rows: readonly DayCount[]) {
  const sum = (of: (row: DayCount) => number) => rows.reduce((total, row) => total + of(row), 0);
  const calls = sum((row) => row.calls);
  const seconds = sum((row) => row.seconds);
  return {
    calls,
    seconds,
    completed: sum((row) => (row.status === 'completed' ? row.calls : 0)),
    average: calls === 0 ? 0 : Math.round(seconds / calls),
  };
}
