import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { countCalls, type DayCount, periodStart, totals } from './call-days.ts';
import { leadsByStatus, percent, timeline } from './service.ts';

export interface Period {
  calls: number;
  completed: number;
  seconds: number;
  leads: number;
  /** Converted of all leads, in percent with two decimals. */
  conversionRate: number;
  /** Calls per day, oldest first; days without calls are left out. */
  series: { date: string; calls: number }[];
}

export interface Overview {
  days: number;
  /** The first moment of the period, at midnight in the business's zone. */
  since: string;
  now: Period;
  before: Period;
}

/** What the overview page tells: the last `days` days against the same number before them. */
export async function getOverview(ctx: Context, businessId: string, days = 30): Promise<Overview> {
  const businesses = [requireBusiness(ctx, businessId)];
  return inTenant(ctx, async (tx) => {
    const since = await periodStart(tx, businesses, days);
    const earlier = await periodStart(tx, businesses, days * 2);
    const period = async (rows: DayCount[], from: string, until: string | null): Promise<Period> => {
      const all = totals(rows);
      const leads = await leadsByStatus(tx, businesses, from, until);
      const total = Object.values(leads).reduce((sum, n) => sum + n, 0);
      return {
        calls: all.calls,
        completed: all.completed,
        seconds: all.seconds,
        leads: total,
        conversionRate: percent(leads.converted, total),
        series: timeline(rows, (day) => day).map((row) => ({ date: row.date, calls: row.total })),
      };
    };
    return {
      days,
      since,
      now: await period(await countCalls(tx, { businesses, days }), since, null),
      before: await period(await countCalls(tx, { businesses, days, before: days }), earlier, since),
    };
  });
}
