import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf } from './period.ts';
import type { BusinessAnalyticsInput, BusinessAnalyticsOutput } from './schema.ts';

/** Calls and leads of each business in reach, by its own days (reference: "Business performance"). The oldest first. */
export async function businessAnalytics(
  ctx: Context,
  { days }: z.output<typeof BusinessAnalyticsInput>,
): Promise<z.output<typeof BusinessAnalyticsOutput>> {
  const period = { businesses: ctx.businesses, days };
  return inTenant(ctx, async (tx) => {
    const [{ start }, allCalls, allLeads, rows] = await Promise.all([
      boundsOf(tx, period),
      countCalls(tx, period, ['business_id']),
      countLeads(tx, period, ['business_id']),
      tx
        .selectFrom('businesses')
        .select(['id', 'name'])
        .where('business_id', 'in', [...ctx.businesses])
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    ]);
    const calls = Map.groupBy(allCalls, (row) => row.business_id);
    const leads = Map.groupBy(allLeads, (row) => row.business_id);
    return {
      period: { days, since: start },
      businesses: rows.map(({ id, name }) => ({
        business_id: id,
        business_name: name,
        calls: callTotals(calls.get(id) ?? []),
        leads: leadTotals(leads.get(id) ?? []),
      })),
    };
  });
}
