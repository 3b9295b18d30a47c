import { z } from 'zod';
import { localTime } from '#lib/core/time.ts';
import { WEEKDAY_NAMES, WEEKDAYS, type Weekday } from '#lib/core/weekdays.ts';

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 09:00')
  .meta({ example: '09:00' });

const span = z
  .object({ open: clock, close: clock })
  .refine(
    ({ open, close }) => open < close,
    'must open before it closes; a night is two spans, until 24:00 and from 00:00',
  );

const spans = z.array(span).max(6);

export const OpeningHours = z
  .object(
    Object.fromEntries(WEEKDAYS.map((day) => [day, spans.default([])])) as Record<Weekday, z.ZodDefault<typeof spans>>,
  )
  .meta({ id: 'OpeningHours' });
export type OpeningHours = z.output<typeof OpeningHours>;

export const Holiday = z
  .object({
    date: z.iso.date(),
    name: z.string().trim().min(1).max(100),
    hours: spans.default([]).describe('Other hours on that day; none means closed.'),
  })
  .meta({ id: 'Holiday' });
export type Holiday = z.output<typeof Holiday>;

type Span = z.output<typeof span>;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether the business is open at a moment, by the clocks of its own zone. A holiday replaces the day's hours. */
export function isOpen(hours: OpeningHours, holidays: readonly Holiday[], zone: string, at: Date): boolean {
  const { date, weekday, minutes } = localTime(zone, at);
  const today = holidays.find((holiday) => holiday.date === date)?.hours ?? hours[weekday];
  return today.some(({ open, close }) => minutesOf(open) <= minutes && minutes < minutesOf(close));
}

function spoken(time: string): string {
  if (time === '24:00' || time === '00:00') return 'midnight';
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3);
  const half = hour < 12 ? 'AM' : 'PM';
  return `${hour % 12 || 12}${minutes === '00' ? '' : `:${minutes}`} ${half}`;
}

const spansInWords = (list: readonly Span[]): string =>
  list.map(({ open, close }) => `from ${spoken(open)} to ${spoken(close)}`).join(' and ');

/** The week in sentences that can be said on the phone; neighbouring days with the same hours are one. */
export function hoursInWords(hours: OpeningHours): string[] {
  const runs: { first: Weekday; last: Weekday; words: string }[] = [];
  for (const day of WEEKDAYS) {
    const words = spansInWords(hours[day]);
    const before = runs.at(-1);
    if (before?.words === words) before.last = day;
    else runs.push({ first: day, last: day, words });
  }
  return runs.map(({ first, last, words }) => {
    const days =
      first === last ? `on ${WEEKDAY_NAMES[first]}` : `from ${WEEKDAY_NAMES[first]} to ${WEEKDAY_NAMES[last]}`;
    return words ? `We are open ${days} ${words}.` : `We are closed ${days}.`;
  });
}

const DATE = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });

/** Holidays from today on, for the months that callers ask about. */
export function holidaysInWords(holidays: readonly Holiday[], today: string): string[] {
  return holidays
    .filter(({ date }) => date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, 12)
    .map(({ date, name, hours }) => {
      const day = `${name}, ${DATE.format(new Date(date))}`;
      return hours.length > 0 ? `On ${day}, we are open ${spansInWords(hours)}.` : `We are closed on ${day}.`;
    });
}
