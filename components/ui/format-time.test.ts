import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatClock,
  formatDay,
  formatDuration,
  formatFull,
  formatWhen,
  formatWithin,
  plural,
  zoneWords,
} from './format-time.ts';

const now = Date.parse('2026-11-22T13:00:00Z');

describe('formatWhen', () => {
  it.each([
    ['2026-11-22T12:32:00Z', 'Europe/Berlin', 'Today 13:32'],
    ['2026-11-22T04:10:00Z', 'America/Los_Angeles', 'Yesterday 20:10'],
    ['2026-11-22T23:30:00Z', 'Europe/Berlin', 'Tomorrow 00:30'],
    ['2026-11-17T09:05:00Z', 'UTC', 'Tue 09:05'],
    ['2026-10-18T14:32:00Z', 'UTC', '18 Oct 14:32'],
    ['2026-09-03T14:32:00Z', 'UTC', '3 Sep 14:32'],
    ['2025-10-18T14:32:00Z', 'UTC', '18 Oct 2025'],
    ['not a date', 'UTC', ''],
  ])('%s in %s is "%s"', (at, zone, words) => {
    expect(formatWhen(at, now, zone)).toBe(words);
  });

  it('counts calendar days, not 24 hours, over a change of clocks', () => {
    const afterChange = Date.parse('2026-10-26T00:30:00Z');
    expect(formatWhen('2026-10-24T23:30:00Z', afterChange, 'Europe/Berlin')).toBe('Yesterday 01:30');
  });
});

it('has no capital within a sentence, but for names', () => {
  expect(formatWithin('2026-11-22T12:32:00Z', now, 'UTC')).toBe('today 12:32');
  expect(formatWithin('2026-11-17T09:05:00Z', now, 'UTC')).toBe('Tue 09:05');
});

it.each([
  ['America/New_York', 'New York time'],
  ['America/Argentina/Salta', 'Salta time'],
  ['UTC', 'UTC'],
])('the clock of %s is "%s"', (zone, words) => {
  expect(zoneWords(zone)).toBe(words);
});

it('says how long ago in one unit', () => {
  expect(formatAgo('2026-11-22T12:59:31Z', now)).toBe('now');
  expect(formatAgo('2026-11-22T12:19:00Z', now)).toBe('41 min ago');
  expect(formatAgo('2026-11-22T10:00:00Z', now)).toBe('3 h ago');
  expect(formatAgo('2026-11-21T13:00:00Z', now)).toBe('1 day ago');
  expect(formatAgo('2026-11-22T13:05:00Z', now)).toBe('in 5 min');
});

it('gives the full time with UTC, and the UTC day where it differs', () => {
  expect(formatFull('2026-11-22T13:32:07Z', 'Europe/Berlin')).toBe(
    'Sun 22 Nov 2026, 14:32:07 Europe/Berlin (13:32:07 UTC)',
  );
  expect(formatFull('2026-11-22T04:00:00Z', 'America/Los_Angeles')).toBe(
    'Sat 21 Nov 2026, 20:00:00 America/Los Angeles (22 Nov 04:00:00 UTC)',
  );
  expect(formatFull('2026-11-22T13:32:07Z', 'UTC')).toBe('Sun 22 Nov 2026, 13:32:07 UTC');
});

it('writes durations with units and clocks without', () => {
  expect([0, 48, 184, 48_180].map(formatDuration)).toEqual(['0 s', '48 s', '3 min 04', '13 h 23']);
  expect(formatDuration(null)).toBe('–');
  expect([0, 22, 184, 3723].map(formatClock)).toEqual(['0:00', '0:22', '3:04', '1:02:03']);
});

it('reads a business day without shifting it by a zone', () => {
  expect(formatDay('2026-11-01')).toBe('1 Nov');
  expect(formatDay('2026-11-01', { weekday: true })).toBe('Sun 1 Nov');
});

it('counts in words', () => {
  expect([plural(1, 'call'), plural(1387, 'call'), plural(2, 'reply', 'replies')]).toEqual([
    '1 call',
    '1,387 calls',
    '2 replies',
  ]);
});
