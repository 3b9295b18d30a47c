import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { LEAD_STATUSES } from '#lib/services/leads/schema.ts';
import { type Period, span } from './period.ts';
import { percent } from './rates.ts';

type LeadStatus = (typeof LEAD_STATUSES)[number];

/** What leads can be counted by. */
interface Marks {
  business_id: string;
  day: string;
  agent_id: string | null;
  source: string;
  status: LeadStatus;
}

export interface LeadCount {
  leads: number;
  converted: number;
}

export interface LeadFilter extends Period {
  source?: string | undefined;
  agentId?: string | undefined;
}

/** Leads filed in a period, by what they are now. Costs as much as the period has days, whatever the number of leads. */
export async function countLeads<M extends keyof Marks>(
  tx: Tx,
  filter: LeadFilter,
  by: readonly M[],
): Promise<(Pick<Marks, M> & LeadCount)[]> {
  const bySource = filter.source === undefined ? sql`` : sql`and l.source = ${filter.source}`;
  const byAgent = filter.agentId ? sql`and l.agent_id = ${filter.agentId}` : sql``;
  const marks = sql.join(by.map((mark) => sql.ref(`l.${mark}`)));
  const { rows } = await sql<Pick<Marks, M> & LeadCount>`
    select ${marks}, sum(l.leads)::int as leads, coalesce(sum(l.leads) filter (where l.status = 'converted'), 0)::int as converted
      from (${span(filter)}) s
      join lead_days l on l.business_id = s.id and l.day between s.first and s.last ${bySource} ${byAgent}
     group by ${marks} having sum(l.leads) > 0 order by ${marks}`.execute(tx);
  return rows;
}

/** Sums in the API's words: converted of all leads. */
export function leadTotals(rows: readonly LeadCount[]) {
  const total = rows.reduce((sum, row) => sum + row.leads, 0);
  const converted = rows.reduce((sum, row) => sum + row.converted, 0);
  return { total, converted, conversion_rate: percent(converted, total) };
}

/** How many leads are in each status, none left out. */
export function byStatus(rows: readonly (Pick<Marks, 'status'> & LeadCount)[]): Record<LeadStatus, number> {
  const counts = Object.fromEntries(LEAD_STATUSES.map((status) => [status, 0])) as Record<LeadStatus, number>;
  for (const { status, leads } of rows) counts[status] += leads;
  return counts;
}
