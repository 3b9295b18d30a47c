import { type CallCount, callTotals } from './call-days.ts';
import type { TimelineRow } from './schema.ts';

type DayCount = CallCount & { day: string; status: string };

/** Counts gathered by a date made of their day, oldest first. */
export function timeline(rows: readonly DayCount[], dateOf: (day: string) => string = (day) => day): TimelineRow[] {
  const groups = Map.groupBy(rows, (row) => dateOf(row.day));
  return [...groups].map(([date, group]) => {
    const { total_duration_seconds: total_duration, ...rest } = callTotals(group);
    const statuses: Record<string, number> = {};
    for (const row of group) statuses[row.status] = (statuses[row.status] ?? 0) + row.calls;
    return { date, ...rest, total_duration, statuses };
  });
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
