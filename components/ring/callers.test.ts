import { expect, it } from 'vitest';
import { behaviourOf } from '#lib/services/sandbox/magic-numbers.ts';
import { CALLERS, newNumber } from './callers.ts';

it('offers the behaviours under the numbers that the sandbox knows them by', () => {
  const behaviours = Object.fromEntries(CALLERS.map(({ id, from }) => [id, behaviourOf(from)]));
  expect(behaviours).toEqual({
    somebody: 'converses',
    person: 'wants-person',
    'opt-out': 'opts-out',
    'hangs-up': 'hangs-up',
    withheld: 'converses',
  });
});

it('makes numbers that nobody has', () => {
  expect(newNumber(() => 0)).toBe('+12125550100');
  expect(newNumber(() => 0.999)).toBe('+17375550199');
});
