import { expect, it } from 'vitest';
import { rolesUpTo } from './role-words.ts';

it('offers no role above one’s own', () => {
  expect(rolesUpTo('admin')).toEqual(['admin', 'member', 'viewer']);
  expect(rolesUpTo('owner')).toEqual(['owner', 'admin', 'member', 'viewer']);
  expect(rolesUpTo('viewer')).toEqual(['viewer']);
});
