import { laterDay } from '#components/calls/business-day.ts';
import type { DayPoint } from '#components/charts/line-frame.ts';
import type { RequestDay } from '#lib/services/account/schema.ts';

/** Requests of all keys day by day, zero where there were none. */
export function requestsByDay(counts: readonly RequestDay[], from: string, days: number): DayPoint[] {
  const perDay = Map.groupBy(counts, ({ day }) => day);
  return Array.from({ length: days }, (_, index) => {
    const date = laterDay(from, index);
    return { date, value: (perDay.get(date) ?? []).reduce((sum, { requests }) => sum + requests, 0) };
  });
}

export interface KeyRequests {
  key: string;
  name: string;
  requests: number;
  refused: number;
  failed: number;
}

/** Requests of each key, the busiest first. A key that is gone has its first letters no more. */
export function requestsByKey(counts: readonly RequestDay[], names: ReadonlyMap<string, string>): KeyRequests[] {
  return [...Map.groupBy(counts, ({ key_id }) => key_id)]
    .map(([key, days]) => {
      const sum = (of: 'requests' | 'refused' | 'failed') => days.reduce((total, day) => total + day[of], 0);
      const name = names.get(key) ?? 'A key that is gone';
      return { key, name, requests: sum('requests'), refused: sum('refused'), failed: sum('failed') };
    })
    .sort((a, b) => b.requests - a.requests);
}
