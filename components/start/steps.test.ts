import { expect, it } from 'vitest';
import { STEPS, type Start } from '#lib/services/start/schema.ts';
import { doneOf, isShown, STEP_WORDS, skippedWith } from './steps.ts';

const start = (done: number, skipped: number): Start => ({
  hidden: false,
  steps: STEPS.map((step, index) => ({ step, done: index < done, skipped: index >= STEPS.length - skipped })),
});

it('goes when everything is done or passed over, or when it is put away', () => {
  expect(isShown(start(0, 0))).toBe(true);
  expect(isShown(start(3, 2))).toBe(true);
  expect(isShown(start(3, 3))).toBe(false);
  expect(isShown({ ...start(0, 0), hidden: true })).toBe(false);
});

it('counts what is done, not what is passed over', () => {
  expect(doneOf(start(2, 3))).toBe(2);
  expect(skippedWith(start(0, 1), 'webhook')).toEqual(['invite', 'webhook']);
});

it('has words for each step', () => expect(Object.keys(STEP_WORDS)).toEqual([...STEPS]));
