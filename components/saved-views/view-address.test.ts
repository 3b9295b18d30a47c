import { expect, it } from 'vitest';
import { viewAddress, viewQuery } from './view-address.ts';

it('keeps filters in one order, without the place in the list', () => {
  const one = viewQuery(new URLSearchParams('status=failed&after=x&agent_id=a&search=&view=1'));
  expect(one).toBe('agent_id=a&status=failed');
  expect(viewQuery(new URLSearchParams('agent_id=a&status=failed&before=y.z'))).toBe(one);
  expect(viewQuery(new URLSearchParams('view=1'))).toBe('');
});

it('leads back to where it came from', () => {
  const address = viewAddress('/b/1/calls', 'status=failed', 'v1');
  expect(address).toBe('/b/1/calls?status=failed&view=v1');
  expect(viewQuery(new URL(address, 'http://x').searchParams)).toBe('status=failed');
  expect(viewAddress('/b/1/calls', '')).toBe('/b/1/calls');
});
