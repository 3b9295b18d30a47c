import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { ListNumbersOutput, PhoneNumber, UpdateNumberInput } from './schema.ts';
import { listNumbers } from './service.ts';
import { updateNumber } from './update.ts';

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

export const updateNumberOperation = operation({
  id: 'numbers.update',
  method: 'PATCH',
  path: '/api/v1/numbers',
  access: scoped('numbers:write'),
  rate: RATES.write,
  summary: 'Update a phone number',
  description: 'Who answers it, and whose phone rings first. Calls under way stay as they are.',
  input: UpdateNumberInput,
  output: PhoneNumber,
  errors: ['not_found'],
  run: updateNumber,
});
