import { expect, it } from 'vitest';
import { countScale, linePath, spread } from './scale.ts';

it('puts two round references under the highest value', () => {
  expect(countScale([3, 24, 10]).marks).toEqual([10, 20]);
  expect(countScale([19]).marks).toEqual([8, 16]);
  expect(countScale([2]).marks).toEqual([1, 2]);
  expect(countScale([1387]).marks).toEqual([600, 1200]);
});

it('has one reference or none where there is nothing to refer to', () => {
  expect(countScale([1, 0])).toEqual({ top: 2, marks: [1] });
  expect(countScale([0, 0])).toEqual({ top: 1, marks: [] });
  expect(countScale([])).toEqual({ top: 1, marks: [] });
});

it('never lets a value leave the plot', () => {
  for (let highest = 1; highest < 5000; highest += 7) {
    const { top, marks } = countScale([highest]);
    expect(top).toBeGreaterThan(highest);
    expect(Math.max(...marks)).toBeLessThanOrEqual(top);
  }
});

it('draws from left to right with zero below', () => {
  expect(linePath([0, 10, 5], 10, 200, 100)).toBe('M0 100 L100 0 L200 50');
  expect(spread(1)).toEqual([0.5]);
});
