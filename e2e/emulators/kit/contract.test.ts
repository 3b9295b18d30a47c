import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractOf } from './contract.ts';

const ENTRY = join(import.meta.dirname, 'testing/types.ts');

test('the types of a package refuse unknown keys, values outside closed enums, and say where', async () => {
  const contract = await contractOf(ENTRY);
  expect(contract.check('Order', { kind: 'tea', size: 'large', extra: { provider: 'oat', ml: 20 } })).toEqual([]);
  expect(contract.check('Order', { kind: 'tea', size: 'huge' })).toEqual([
    '/size must be equal to one of the allowed values',
  ]);
  expect(contract.check('Order', { kind: 'tea', sise: 'large' })).toEqual([
    '/ must NOT have additional properties: sise',
  ]);
});

test('of a union only the member that was meant is spoken of', async () => {
  const contract = await contractOf(ENTRY);
  expect(contract.check('Order', { kind: 'tea', extra: { provider: 'oat', ml: 'much' } })).toEqual([
    '/extra/ml must be number',
  ]);
  expect(contract.check('Order', { kind: 'tea', extra: { provider: 'soy', ml: 1 } })).toEqual([
    '/extra/provider must be equal to one of the allowed values',
  ]);
});

test('limits hold, and one that names nothing is an error', async () => {
  const contract = await contractOf(ENTRY, { limits: { 'Order.note': { maxLength: 3 } } });
  expect(contract.check('Order', { kind: 'tea', note: 'long' })).toEqual([
    '/note must NOT have more than 3 characters',
  ]);
  await expect(contractOf(ENTRY, { limits: { 'Order.nota': { maxLength: 3 } } })).rejects.toThrow('No Order.nota');
});

test('texts of a form count as what they spell, and nothing else', async () => {
  const contract = await contractOf(ENTRY, { form: true });
  expect(contract.check('Order', { kind: 'tea', extra: { provider: 'oat', ml: '20' } })).toEqual([]);
  expect(contract.check('Order', { kind: 'tea', extra: { provider: 'oat', ml: 'abc' } })).toEqual([
    '/extra/ml must be number',
  ]);
});
