import { expect, it } from 'vitest';
import type { FanOut } from '#components/evals/queries.ts';
import { gateOf } from './publish-gate.ts';

const flip = (from: 'pass' | 'fail', to: 'pass' | 'fail') => ({ eval_id: 'e', name: 'hours', from, to });
const answer = (more: Partial<FanOut>): FanOut => ({
  total: 3,
  completed: 3,
  passed: 3,
  failed: 0,
  errored: 0,
  results: [],
  flips: [],
  ...more,
});
const asked = { scenarios: 3, answer: undefined, failed: false, skipped: false };

it('is open where there is nothing to ask, and shut while it is asked', () => {
  expect(gateOf({ ...asked, scenarios: 0 }).state).toBe('open');
  expect(gateOf(asked)).toMatchObject({ state: 'checking', verdict: 'Asking 3 scenarios' });
});

it('wants a reason when something breaks, when not all have ended, and when nobody asked', () => {
  const broken = answer({ passed: 2, failed: 1, flips: [flip('pass', 'fail')] });
  expect(gateOf({ ...asked, answer: broken })).toMatchObject({
    state: 'reason',
    verdict: '1 scenario would not pass any more',
  });
  expect(gateOf({ ...asked, answer: answer({ completed: 2, passed: 2 }) }).state).toBe('reason');
  expect(gateOf({ ...asked, skipped: true }).state).toBe('reason');
  expect(gateOf({ ...asked, failed: true }).state).toBe('reason');
});

it('is open when nothing breaks: what failed before may fail on, and what is mended is told', () => {
  expect(gateOf({ ...asked, answer: answer({ passed: 1, failed: 2 }) })).toMatchObject({
    state: 'open',
    detail: 'With the new instructions, of 3 scenarios: 1 pass, 2 fail.',
  });
  expect(gateOf({ ...asked, answer: answer({ flips: [flip('fail', 'pass')] }) }).verdict).toBe('Nothing breaks');
});
