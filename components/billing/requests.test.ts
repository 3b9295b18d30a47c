import { expect, test } from 'vitest';
import { requestsByDay, requestsByKey } from './requests.ts';

const counts = [
  { day: '2026-11-20', key_id: 'a', requests: 5, refused: 1, failed: 0 },
  { day: '2026-11-22', key_id: 'a', requests: 2, refused: 0, failed: 1 },
  { day: '2026-11-22', key_id: 'b', requests: 9, refused: 0, failed: 0 },
];

test('the same requests by day and by key', () => {
  expect(requestsByDay(counts, '2026-11-20', 3)).toEqual([
    { date: '2026-11-20', value: 5 },
    { date: '2026-11-21', value: 0 },
    { date: '2026-11-22', value: 11 },
  ]);
  expect(requestsByKey(counts, new Map([['b', 'Zapier']]))).toEqual([
    { key: 'b', name: 'Zapier', requests: 9, refused: 0, failed: 0 },
    { key: 'a', name: 'A key that is gone', requests: 7, refused: 1, failed: 1 },
  ]);
});
