import { expect, it } from 'vitest';
import { fillGaps, gapsIn } from './gaps.ts';

it('names each gap once', () => {
  expect(gapsIn('Hi {{1}}, {{when}} suits you, {{1}}? { {2} }')).toEqual(['1', 'when']);
});

it('fills in what is there, letter for letter, and leaves the gaps', () => {
  expect(fillGaps('Hi {{1}}, {{2}} at {{time}}, {{constructor}}.', { 1: 'Ada', 2: '', time: '$& {{1}}' })).toBe(
    'Hi Ada, {{2}} at $& {{1}}, {{constructor}}.',
  );
});
