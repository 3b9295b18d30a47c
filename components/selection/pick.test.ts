import { expect, test } from 'vitest';
import { pick } from './pick.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const after = (picked: string, id: string, from?: string) => [...pick(new Set(picked), ROWS, id, from)].sort().join('');

test('a row is picked, and let go when it is pressed again', () => {
  expect([after('', 'b'), after('ab', 'b')]).toEqual(['b', 'a']);
});

test('rows between two become as the one that is pressed last, in either direction', () => {
  expect([after('b', 'd', 'b'), after('d', 'b', 'd')]).toEqual(['bcd', 'bcd']);
  expect(after('abcde', 'd', 'b')).toBe('ae');
  expect(after('c', 'c', 'c')).toBe('');
});

test('a row that has left the list begins no range', () => {
  expect(after('', 'd', 'gone')).toBe('d');
});
