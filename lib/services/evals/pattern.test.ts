import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches } from './matching.ts';
import { patternOf, readPattern } from './pattern.ts';

const found = (text: string, within: string) => {
  const { source, flags } = readPattern(text);
  return new RegExp(source, flags).test(within);
};

test.each([
  ['sunny', 'It is sunny.', true],
  ['sunny', 'It is SUNNY.', false],
  ['/sunny/i', 'It is SUNNY.', true],
  ['/^a$/gm', 'b\na', true],
  ['a/b', 'a/b', true],
  ['/a/b/', 'a/b', true],
  ['(?<=price )\\d+', 'price 12', true],
])('%s in %s: %s', (text, within, expected) => expect(found(text, within)).toBe(expected));

test('words make a pattern that finds them, in any case', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.string({ maxLength: 20 }), (words, around) => {
      expect(found(patternOf(words), around + words.toUpperCase().toLowerCase() + around)).toBe(
        words.toUpperCase().toLowerCase() === words.toLowerCase(),
      );
    }),
  );
});

test('the thread finds, does not find, and says when it cannot', async () => {
  expect(await matches(readPattern('/b+/'), 'abc')).toBe(true);
  expect(await matches(readPattern('/z/'), 'abc')).toBe(false);
  await expect(matches(readPattern('(a+)+$'), `${'a'.repeat(40)}!`)).rejects.toThrow('longer than a second');
  expect(await matches(readPattern('/c/'), 'abc')).toBe(true);
});
