import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime } from '#lib/core/time.ts';
import { WEEKDAYS } from '#lib/core/weekdays.ts';
import { hoursInWords, isOpen, OpeningHours } from './opening-hours.ts';

const WEEK = OpeningHours.parse({
  ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ open: '09:00', close: '17:30' }]])),
  sat: [
    { open: '10:00', close: '12:00' },
    { open: '13:00', close: '15:00' },
  ],
});

test.each([
  ['2026-06-01T13:00:00Z', true, 'Monday, 9:00 in New York: the first minute'],
  ['2026-06-01T12:59:59Z', false, 'a second before'],
  ['2026-06-01T21:30:00Z', false, 'Monday, 17:30: closed at that minute'],
  ['2026-12-07T13:30:00Z', false, 'Monday in winter: 8:30'],
  ['2026-06-06T16:30:00Z', false, 'Saturday between the two spans'],
  ['2026-06-06T17:00:00Z', true, 'Saturday after lunch'],
  ['2026-06-07T17:00:00Z', false, 'Sunday'],
])('%s is open: %s (%s)', (at, open) => {
  expect(isOpen(WEEK, [], 'America/New_York', new Date(at))).toBe(open);
});

test('a holiday replaces the hours of its day, by the calendar of the business', () => {
  const closed = [{ date: '2026-12-25', name: 'Christmas', hours: [] }];
  const noon = new Date('2026-12-25T17:00:00Z');
  expect(isOpen(WEEK, [], 'America/New_York', noon)).toBe(true);
  expect(isOpen(WEEK, closed, 'America/New_York', noon)).toBe(false);
  const short = [{ date: '2026-12-25', name: 'Christmas', hours: [{ open: '12:00', close: '13:00' }] }];
  expect(isOpen(WEEK, short, 'America/New_York', noon)).toBe(true);
  expect(isOpen(WEEK, closed, 'Asia/Tokyo', new Date('2026-12-24T20:00:00Z'))).toBe(false);
});

test('the clocks of a zone agree with the moment, in every zone and at every change of the clocks', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
      const { date, weekday, minutes } = localTime(zone, at);
      const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
      // No zone is further than 14 hours from UTC, and each offset is whole quarters of an hour.
      const offset = wall - Math.floor(at.getTime() / 60_000) * 60_000;
      expect(Math.abs(offset)).toBeLessThanOrEqual(14 * 3_600_000);
      expect(Math.abs(offset % 900_000)).toBe(0);
      expect(WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]).toBe(weekday);
    }),
  );
});

test('the week in words joins neighbouring days and names the closed ones', () => {
  expect(hoursInWords(WEEK)).toEqual([
    'We are open from Monday to Friday from 9 AM to 5:30 PM.',
    'We are open on Saturday from 10 AM to 12 PM and from 1 PM to 3 PM.',
    'We are closed on Sunday.',
  ]);
});

test.each([
  { mon: [{ open: '17:00', close: '09:00' }] },
  { mon: [{ open: '9:00', close: '17:00' }] },
  { mon: [{ open: '09:00', close: '25:00' }] },
])('%j is refused', (hours) => {
  expect(OpeningHours.safeParse(hours).success).toBe(false);
});
