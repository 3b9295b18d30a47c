import { z } from 'zod';
import { count } from './count.ts';
import { DAY_MS } from './duration.ts';
import type { Weekday } from './weekdays.ts';

/** A moment as ISO 8601 in UTC with microseconds, lossless from Postgres: `2026-02-15T14:30:00.123456Z`. */
export const isoTime = z.string().meta({ format: 'date-time', example: '2026-02-15T14:30:00.123456Z' });

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** A moment given by a caller. `+` in a query string may arrive as a space, and is read as meant. */
export const timeInput = z
  .string()
  .transform((text) => text.replace(/ (\d{2}:?\d{2})$/, '+$1'))
  .refine((text) => ISO.test(text) && !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 time')
  .meta({ format: 'date-time', example: '2026-02-15T14:30:00Z' });

/** Where a range ends: `2026-02-15` includes that day (UTC), a moment is the end itself. */
export const rangeEnd = (time: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(time) ? new Date(Date.parse(time) + DAY_MS).toISOString() : time;

/** `days` of a report or a list, 30 unless said; above 90 it is cut to 90 (reference: "Transcripts"; contract, "Analytics"). */
export const lookBack = (description: string) => count(description, 30, 90);

/** An IANA time zone that this runtime knows. */
export const zone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'must be an IANA time zone such as America/New_York')
  .meta({ example: 'America/New_York' });

/** The hour 0–23 of a moment in a zone. */
function hourIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));
}

/** `time_of_day` of the reference: morning until 12, afternoon until 17, then evening. */
export function timeOfDay(timeZone: string, at: Date): 'morning' | 'afternoon' | 'evening' {
  const hour = hourIn(timeZone, at);
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** What the clocks and calendars of a zone show at a moment. */
export function localTime(timeZone: string, at: Date): { date: string; weekday: Weekday; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: part('weekday').slice(0, 3).toLowerCase() as Weekday,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
