import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { GetStartInput, Start, UpdateStartInput } from './schema.ts';
import { getStart, updateStart } from './service.ts';

export const getStartOperation = operation({
  id: 'start.get',
  method: 'GET',
  path: '/api/v1/start',
  access: signedIn(),
  rate: RATES.read,
  summary: 'First steps of a business',
  description: 'What a new business still has to do, read from its own state. Needs a signed-in person.',
  input: GetStartInput,
  output: Start,
  run: getStart,
});

export const updateStartOperation = operation({
  id: 'start.update',
  method: 'PATCH',
  path: '/api/v1/start',
  access: signedIn('admin'),
  rate: RATES.write,
  summary: 'Pass over first steps',
  input: UpdateStartInput,
  output: Start,
  run: updateStart,
});
