import { expect, it } from 'vitest';
import { receiptWords } from './receipt-words.ts';

it('tells what is gone, and what is kept', () => {
  expect(receiptWords({ leads: 1, calls: 2, events: 9, mentions: 4 })).toBe(
    'Gone: 2 calls, 1 lead and 4 mentions elsewhere.',
  );
  expect(receiptWords({ messages: 1, dnc_entries: 1 })).toBe(
    'Gone: 1 text. That it must not be contacted is kept as a hash.',
  );
  expect(receiptWords({})).toBe('There was nothing of it.');
});
