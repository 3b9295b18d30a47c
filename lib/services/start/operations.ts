import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { GetStartInput, Start, TestModeInput, TestModeOutput, UpdateStartInput } from './schema.ts';
import { getStart, updateStart } from './service.ts';
import { openTestMode } from './test-mode.ts';

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
  description:
    'Replaces the whole list of steps that are passed over, and says whether the list is shown. Whether a step is done cannot be set: it is read from the business. What is left out stays as it is.',
  input: UpdateStartInput,
  output: Start,
  run: updateStart,
});

export const openTestModeOperation = operation({
  id: 'test-mode.open',
  method: 'POST',
  path: '/api/v1/test-mode',
  access: signedIn('member'),
  rate: RATES.write,
  summary: 'Open test mode',
  description:
    'Answers the test twin of a live business, and makes it when it is first asked for. Needs a signed-in person.',
  input: TestModeInput,
  output: TestModeOutput,
  errors: ['not_found'],
  run: openTestMode,
});
