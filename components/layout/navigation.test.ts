import { expect, it } from 'vitest';
import { businessPath, isCurrent, pathInOtherBusiness } from './navigation.ts';

it('keeps the section but not the single record when the business changes', () => {
  expect(pathInOtherBusiness('/b/one/calls', 'two')).toBe('/b/two/calls');
  expect(pathInOtherBusiness('/b/one/calls/abc', 'two')).toBe('/b/two/calls');
  expect(pathInOtherBusiness('/b/one/settings/webhooks', 'two')).toBe('/b/two/settings/webhooks');
  expect(pathInOtherBusiness('/b/one', 'two')).toBe('/b/two/overview');
  expect(pathInOtherBusiness('/dashboard', 'two')).toBe('/b/two/overview');
});

it('lights the item of the page and of what lies under it, and no other', () => {
  expect(isCurrent('/b/one/calls/abc', 'one', { path: 'calls' })).toBe(true);
  expect(isCurrent('/b/one/calls-archive', 'one', { path: 'calls' })).toBe(false);
  expect(isCurrent('/b/two/calls', 'one', { path: 'calls' })).toBe(false);
  expect(isCurrent(businessPath('one', 'settings/webhooks'), 'one', { path: 'settings/keys', under: 'settings' })).toBe(
    true,
  );
});
