import { expect, it } from 'vitest';
import { dayOf, dayStart, laterDay } from './business-day.ts';

it('finds the first moment of a day, also where the clock changes', () => {
  expect(dayStart('2026-11-22', 'UTC')).toBe('2026-11-22T00:00:00.000Z');
  expect(dayStart('2026-11-22', 'America/New_York')).toBe('2026-11-22T05:00:00.000Z');
  expect(dayStart('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z');
  expect(dayStart('2026-03-09', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z');
  expect(dayStart('2026-11-02', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
  expect(dayStart('2026-07-01', 'Asia/Kolkata')).toBe('2026-06-30T18:30:00.000Z');
});

it('refuses what is no day', () => {
  expect(dayStart('2026-02-30', 'UTC')).toBeNull();
  expect(dayStart('yesterday', 'UTC')).toBeNull();
});

it('knows the day of a moment and the next one', () => {
  expect(dayOf(Date.parse('2026-11-22T03:00:00Z'), 'America/New_York')).toBe('2026-11-21');
  expect(laterDay('2026-02-28')).toBe('2026-03-01');
  expect(laterDay('2026-03-01', -1)).toBe('2026-02-28');
});
