import { laterDay } from '#components/calls/business-day.ts';
import type { DayPoint } from '#components/charts/line-frame.ts';

/** Every day of a period with its calls, zero where there were none. `last` is its last day. */
export function everyDay(series: { date: string; calls: number }[], last: string, days: number): DayPoint[] {
  const calls = new Map(series.map((day) => [day.date, day.calls]));
  return Array.from({ length: days }, (_, index) => {
    const date = laterDay(last, index - days + 1);
    return { date, value: calls.get(date) ?? 0 };
  });
}

/** Change in percent; null where there was nothing to compare with. */
export function change(now: number, before: number): number | null {
  return before === 0 ? null : ((now - before) / before) * 100;
}
