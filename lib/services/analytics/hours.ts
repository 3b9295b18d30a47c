import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { span } from './period.ts';
import type { ReportInput } from './report.ts';
import type { HourCount } from './schema.ts';

/**
 * When calls come in over the week of the business. Unlike the daily counts this reads the calls of the period, by an
 * index that holds all it needs; they are gathered by quarter of an hour first, the finest step between two zones.
 */
export async function callHours(
  ctx: Context,
  { businessId, days, until, agentId }: Omit<ReportInput, 'source'>,
): Promise<HourCount[]> {
  const period = { businesses: [requireBusiness(ctx, businessId)], days, until };
  return inTenant(ctx, async (tx) => {
    const { rows } = await sql<HourCount>`
      with period as materialized (
             select id, zone, first::timestamp at time zone zone as since, (last + 1)::timestamp at time zone zone as ends
               from (${span(period)}) s),
           quarters as (
             select p.zone, date_bin('15 minutes', c.created_at, timestamptz '2000-01-01') as at, count(*) as calls
               from period p join calls c on c.business_id = p.id and c.created_at >= p.since and c.created_at < p.ends
                ${agentId ? sql`and c.agent_id = ${agentId}` : sql``}
              group by 1, 2)
      select extract(isodow from at at time zone zone)::int as weekday, extract(hour from at at time zone zone)::int as hour,
             sum(calls)::int as calls
        from quarters group by 1, 2 order by 1, 2`.execute(tx);
    return rows;
  });
}
