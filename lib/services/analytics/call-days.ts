import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { CALL_STATUSES, TERMINAL } from '#lib/services/calls/schema.ts';
import { type Period, span } from './period.ts';
import { percent } from './rates.ts';

/** What calls can be counted by. `day` is YYYY-MM-DD, the business's own. */
interface Marks {
  business_id: string;
  day: string;
  agent_id: string;
  status: string;
}

export interface CallCount {
  calls: number;
  completed: number;
  /** Of conversation. */
  seconds: number;
}

export interface CallFilter extends Period {
  agentId?: string | undefined;
}

/**
 * Calls of a period: the finished ones from the daily counts, the open ones from where they are. Costs as much as the
 * period has days, whatever the number of calls.
 */
export async function countCalls<M extends keyof Marks>(
  tx: Tx,
  filter: CallFilter,
  by: readonly M[],
): Promise<(Pick<Marks, M> & CallCount)[]> {
  const byAgent = filter.agentId ? sql`and c.agent_id = ${filter.agentId}` : sql``;
  const marks = sql.join(by.map((mark) => sql.ref(mark)));
  const { rows } = await sql<Pick<Marks, M> & CallCount>`
    with span as (${span(filter)}),
         counted as (
           select c.business_id, c.day, c.agent_id, c.status, c.calls, c.seconds
             from span s join call_days c on c.business_id = s.id and c.day between s.first and s.last ${byAgent}
           union all
           select c.business_id, (c.created_at at time zone s.zone)::date, c.agent_id, c.status, 1, 0
             from span s join calls c on c.business_id = s.id and c.ended_at is null
              and (c.created_at at time zone s.zone)::date between s.first and s.last ${byAgent})
    select ${marks}, sum(calls)::int as calls, sum(seconds)::bigint as seconds,
           coalesce(sum(calls) filter (where status = 'completed'), 0)::int as completed
      from counted group by ${marks} having sum(calls) > 0 order by ${marks}`.execute(tx);
  return rows;
}

/** Calls that are not over: they may still be answered, so that no rate can count them. */
const OPEN = CALL_STATUSES.filter((status) => !TERMINAL.includes(status)) as readonly string[];

/** Of the calls that are over, those in which somebody spoke with the agent, in percent with two decimals. */
export function answerRate(rows: readonly (CallCount & { status: string })[]): number {
  const over = rows.filter((row) => !OPEN.includes(row.status));
  const sum = (of: (row: CallCount) => number) => over.reduce((total, row) => total + of(row), 0);
  return percent(
    sum((row) => row.completed),
    sum((row) => row.calls),
  );
}

/** Sums in the API's words. The average is over all calls, rounded to a whole second (contract, "Analytics"). */
export function callTotals(rows: readonly CallCount[]) {
  const sum = (of: (row: CallCount) => number) => rows.reduce((total, row) => total + of(row), 0);
  const total = sum((row) => row.calls);
  const seconds = sum((row) => row.seconds);
  return {
    total,
    completed: sum((row) => row.completed),
    total_duration_seconds: seconds,
    avg_duration_seconds: total === 0 ? 0 : Math.round(seconds / total),
  };
}
