import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { callTotals, countCalls } from './call-days.ts';
import { countLeads, leadTotals } from './lead-days.ts';
import { boundsOf, type Period, periodBefore } from './period.ts';
import { timeline } from './timeline.ts';

export interface PeriodSummary {
  calls: number;
  completed: number;
  seconds: number;
  leads: number;
  /** Converted of all leads, in percent with two decimals. */
  conversionRate: number;
  /** Oldest first; days without calls and leads are left out. */
  series: { date: string; calls: number; seconds: number; leads: number }[];
}

export interface Overview {
  days: number;
  /** The first moment of the period, at midnight in the business's zone. */
  since: string;
  now: PeriodSummary;
  before: PeriodSummary;
}

/** What the overview page tells: the last `days` days against the same number before them. */
export async function getOverview(ctx: Context, businessId: string, days = 30): Promise<Overview> {
  const period = { businesses: [requireBusiness(ctx, businessId)], days };
  return inTenant(ctx, async (tx) => {
    const [{ start }, now, before] = await Promise.all([
      boundsOf(tx, period),
      summaryOf(tx, period),
      summaryOf(tx, periodBefore(period)),
    ]);
    return { days, since: start, now, before };
  });
}

async function summaryOf(tx: Tx, period: Period): Promise<PeriodSummary> {
  const [rows, leadRows] = await Promise.all([
    countCalls(tx, period, ['day', 'status']),
    countLeads(tx, period, ['day']),
  ]);
  const { total, completed, total_duration_seconds } = callTotals(rows);
  const leads = leadTotals(leadRows);
  return {
    calls: total,
    completed,
    seconds: total_duration_seconds,
    leads: leads.total,
    conversionRate: leads.conversion_rate,
    series: seriesOf(timeline(rows), leadRows),
  };
}

function seriesOf(
  calls: readonly { date: string; total: number; total_duration: number }[],
  leads: readonly { day: string; leads: number }[],
): PeriodSummary['series'] {
  const days = new Map<string, PeriodSummary['series'][number]>();
  const on = (date: string) => days.get(date) ?? { date, calls: 0, seconds: 0, leads: 0 };
  for (const { date, total, total_duration } of calls)
    days.set(date, { ...on(date), calls: total, seconds: total_duration });
  for (const { day, leads: filed } of leads) days.set(day, { ...on(day), leads: filed });
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}
