import { formatDay, plural } from '#components/ui/format-time.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { daysBetween, type ReportAddress } from './report-address.ts';

/** Percent with one decimal at most; of nothing there is none to tell. */
export function percentOf(rate: number, whole: number): string {
  return whole === 0 ? '–' : percentText(rate);
}

export function percentText(rate: number): string {
  return `${Math.round(rate * 10) / 10}%`;
}

/** Change in percent; null where there was nothing to compare with. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : ((now - before) / before) * 100;
}

/** The days of a report in words, and those that it is compared with. */
export function periodWords({ from, to, days, preset }: Pick<ReportAddress, 'from' | 'to' | 'days' | 'preset'>): {
  period: string;
  before: string;
} {
  if (preset === 1) return { period: 'Today so far', before: 'all of yesterday' };
  const range = from === to ? formatDay(from, { weekday: true }) : `${formatDay(from)} to ${formatDay(to)}`;
  const before = days === 1 ? 'the day before' : `the ${plural(days, 'day')} before`;
  return { period: preset ? `The last ${plural(days, 'day')}, ${range}` : range, before };
}

/** The part of a Monday's week that lies between two days, both included. */
export function weekWithin(monday: string, from: string, to: string): { from: string; to: string; days: number } {
  const sunday = new Date(Date.parse(monday) + 6 * DAY_MS).toISOString().slice(0, 10);
  const part = { from: monday < from ? from : monday, to: sunday > to ? to : sunday };
  return { ...part, days: daysBetween(part.from, part.to) };
}
