import { laterDay } from '#components/calls/business-day.ts';
import type { DayPoint } from '#components/charts/line-frame.ts';
import { weekWithin } from './figures.ts';

interface Counted {
  date: string;
  total: number;
}

/** Every day from one to another with its calls, zero where there were none. */
export function byDay(counted: readonly Counted[], from: string, days: number): DayPoint[] {
  const calls = new Map(counted.map(({ date, total }) => [date, total]));
  return Array.from({ length: days }, (_, index) => {
    const date = laterDay(from, index);
    return { date, value: calls.get(date) ?? 0 };
  });
}

/** The same by weeks from Monday on; the first and the last are as long as the days reach. */
export function byWeek(counted: readonly Counted[], from: string, days: number): DayPoint[] {
  const to = laterDay(from, days - 1);
  const weeks = Map.groupBy(byDay(counted, from, days), ({ date }) => mondayOf(date));
  return [...weeks].map(([monday, points]) => {
    const week = weekWithin(monday, from, to);
    return { date: week.from, last: week.to, value: points.reduce((sum, { value }) => sum + value, 0) };
  });
}

function mondayOf(day: string): string {
  return laterDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
