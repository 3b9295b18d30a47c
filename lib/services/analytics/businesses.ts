import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf, type Period } from './period.ts';
import type { BusinessAnalyticsInput, BusinessAnalyticsOutput } from './schema.ts';

/** Calls and leads of each business in reach, by its own days (reference: "Business performance"). The oldest first. */
export async function businessAnalytics(
  ctx: Context,
  { business_id, days }: z.output<typeof BusinessAnalyticsInput>,
): Promise<z.output<typeof BusinessAnalyticsOutput>> {
  const period = { businesses: businessesOf(ctx, business_id), days };
  return inTenant(ctx, async (tx) => {
    const [{ start }, businesses] = await Promise.all([boundsOf(tx, period), countPerBusiness(tx, period)]);
    return {
      period: { days, since: start },
      businesses: businesses.map(({ id, name, calls, leads }) => ({
        business_id: id,
        business_name: name,
        calls: callTotals(calls),
        leads: leadTotals(leads),
      })),
    };
  });
}

/** The counts of a period, business by business. */
export async function countPerBusiness(tx: Tx, period: Period) {
  const [allCalls, allLeads, businesses] = await Promise.all([
    countCalls(tx, period, ['business_id', 'status']),
    countLeads(tx, period, ['business_id']),
    tx
      .selectFrom('businesses')
      .select(['id', 'name'])
      .where('business_id', 'in', [...period.businesses])
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  ]);
  const calls = Map.groupBy(allCalls, (row) => row.business_id);
  const leads = Map.groupBy(allLeads, (row) => row.business_id);
  return businesses.map(({ id, name }) => ({ id, name, calls: calls.get(id) ?? [], leads: leads.get(id) ?? [] }));
}
