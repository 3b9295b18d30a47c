import { expect, it } from 'vitest';
import { neighbours } from './trail.ts';

const at = (address: string | null) => Object.fromEntries(new URL(address ?? '', 'http://localhost').searchParams);

it('walks older and back again by the same steps, keeping the filters', () => {
  const filters = { status: 'failed', search: undefined };
  const first = neighbours('/calls', filters, {}, 'c1');
  expect(first.newer).toBeNull();
  expect(at(first.older)).toEqual({ status: 'failed', after: 'c1' });
  const second = neighbours('/calls', filters, at(first.older), 'c2');
  expect(second.newer).toBe('/calls?status=failed');
  const third = neighbours('/calls', filters, at(second.older), null);
  expect(at(second.older)).toEqual({ status: 'failed', after: 'c2', before: 'c1' });
  expect(third.older).toBeNull();
  expect(at(third.newer)).toEqual(at(first.older));
});

it('keeps the address short in a long walk', () => {
  let place: Record<string, string> = {};
  for (let page = 0; page < 100; page++) place = at(neighbours('/calls', {}, place, `c${page}`).older);
  expect(place.before?.split('.')).toHaveLength(30);
  expect(place.after).toBe('c99');
});
