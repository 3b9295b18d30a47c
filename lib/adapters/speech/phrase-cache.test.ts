import { expect, test } from 'vitest';
import { PhraseCache } from './phrase-cache.ts';

const phrase = (bytes: number) => new Int16Array(bytes / 2);

test('forgets what was not used for longest, and never holds more than its bound', () => {
  const cache = new PhraseCache(400);
  for (const key of ['a', 'b', 'c', 'd']) cache.set(key, phrase(100));
  expect(cache.get('a')).toHaveLength(50);
  cache.set('e', phrase(100));
  expect(cache.bytes).toBe(400);
  expect(cache.get('b')).toBeUndefined();
  expect(cache.get('a')).toBeDefined();
  for (let i = 0; i < 100; i++) cache.set(`more ${i}`, phrase(2 * (i % 50)));
  expect(cache.bytes).toBeLessThanOrEqual(400);
});

test('counts a phrase once that is set twice, and lets no single one take the room', () => {
  const cache = new PhraseCache(400);
  cache.set('a', phrase(100));
  cache.set('a', phrase(60));
  expect(cache.bytes).toBe(60);
  cache.set('a', phrase(102));
  expect(cache.get('a')).toBeUndefined();
  expect(cache.bytes).toBe(0);
});
