import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { ListNumbersOutput } from './schema.ts';
import { listNumbers } from './service.ts';

export const listNumbersOperation = operation({
  id: 'numbers.list',
  method: 'GET',
  path: '/api/v1/numbers',
  access: scoped('numbers:read'),
  rate: RATES.read,
  summary: 'List phone numbers',
  input: z.object({}),
  output: ListNumbersOutput,
  run: listNumbers,
});
