import { expect, it } from 'vitest';
import { change, everyDay } from './period.ts';

it('fills the days without calls, across a month', () => {
  const days = everyDay(
    [
      { date: '2026-02-28', calls: 4 },
      { date: '2026-01-01', calls: 9 },
    ],
    '2026-03-01',
    3,
  );
  expect(days).toEqual([
    { date: '2026-02-27', value: 0 },
    { date: '2026-02-28', value: 4 },
    { date: '2026-03-01', value: 0 },
  ]);
});

it('compares only with something', () => {
  expect(change(3, 2)).toBe(50);
  expect(change(3, 0)).toBeNull();
});
