import { DAY_MS, HOUR_MS } from '#lib/core/duration.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a calendar day in a zone, or of an hour of it (0 to 24), as ISO 8601; null for what is no day. */
export function dayStart(day: string, zone: string, hour = 0): string | null {
  if (!DAY.test(day)) return null;
  const wall = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== day) return null;
  const clock = wall + hour * HOUR_MS;
  // The offset is looked up where the first guess lands, and once more: it may have changed in between.
  const guess = clock - offset(clock, zone);
  return new Date(clock - offset(guess, zone)).toISOString();
}

/** The day after (or `days` after) a calendar day. */
export function laterDay(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day of a moment in a zone. */
export function dayOf(at: number, zone: string): string {
  return new Date(at + offset(at, zone)).toISOString().slice(0, 10);
}

/** Milliseconds that a zone's clock is ahead of UTC at a moment. */
function offset(at: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
