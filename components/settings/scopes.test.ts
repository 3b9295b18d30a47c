import { expect, it } from 'vitest';
import { ALL_SCOPES } from '#lib/core/scope.ts';
import { RESOURCES, scopesWords, USUAL } from './scopes.ts';

it('offers every scope that there is', () => {
  const offered = RESOURCES.flatMap(({ read, write }) => [read, write]).filter((scope) => scope !== undefined);
  expect(offered.toSorted()).toEqual([...ALL_SCOPES].toSorted());
});

it('says in words what a key may do', () => {
  expect(scopesWords(ALL_SCOPES)).toBe('Everything');
  expect(scopesWords(['*'])).toBe('Everything');
  expect(scopesWords(['calls:read', 'leads:write'])).toBe('Calls, leads');
  expect(scopesWords(['calls:read'])).toBe('Calls, read only');
  expect(scopesWords(USUAL)).toBe('Agents, numbers and 4 more');
});
