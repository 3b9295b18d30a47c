import { expect, test } from 'vitest';
import { byDay, byWeek } from './calls-over-time.ts';

// 2026-11-22 is a Sunday.
const counted = [
  { date: '2026-11-12', total: 3 },
  { date: '2026-11-16', total: 5 },
  { date: '2026-11-22', total: 7 },
];

test('days without calls are zero', () => {
  expect(byDay(counted, '2026-11-15', 3)).toEqual([
    { date: '2026-11-15', value: 0 },
    { date: '2026-11-16', value: 5 },
    { date: '2026-11-17', value: 0 },
  ]);
});

test('weeks begin on Monday, are cut to the days asked for, and lose no call', () => {
  expect(byWeek(counted, '2026-11-12', 12)).toEqual([
    { date: '2026-11-12', last: '2026-11-15', value: 3 },
    { date: '2026-11-16', last: '2026-11-22', value: 12 },
    { date: '2026-11-23', last: '2026-11-23', value: 0 },
  ]);
});
