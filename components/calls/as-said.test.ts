import { expect, it } from 'vitest';
import { asSaid } from './as-said.ts';

it('quotes what was said in the first person, and nothing else', () => {
  expect(asSaid('I am having trouble with the contractor')).toBe('“I am having trouble with the contractor”');
  expect(asSaid('we lost the key')).toBe('“We lost the key”');
  expect(asSaid('a lease that their landlord wants to break')).toBe('A lease that their landlord wants to break');
  expect(asSaid('installing a boiler')).toBe('Installing a boiler');
});
