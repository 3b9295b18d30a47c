import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { searchNumbers } from './available.ts';
import { buyNumber } from './buy.ts';
import { releaseNumber } from './release.ts';
import {
  BuyNumberInput,
  ListNumbersInput,
  ListNumbersOutput,
  PhoneNumber,
  ReleaseNumberInput,
  ReleaseNumberOutput,
  SearchNumbersInput,
  SearchNumbersOutput,
  UpdateNumberInput,
} from './schema.ts';
import { listNumbers } from './service.ts';
import { updateNumber } from './update.ts';

export const listNumbersOperation = operation({
  id: 'numbers.list',
  method: 'GET',
  path: '/api/v1/numbers',
  access: scoped('numbers:read'),
  rate: RATES.read,
  summary: 'List phone numbers',
  description:
    'Every number that the businesses in reach hold, with the agent that answers it and the number that is rung first. A number that is still `ordered` takes no calls yet.',
  input: ListNumbersInput,
  output: ListNumbersOutput,
  run: listNumbers,
});

export const searchNumbersOperation = operation({
  id: 'numbers.available',
  method: 'GET',
  path: '/api/v1/numbers/available',
  access: scoped('numbers:read'),
  rate: RATES.read,
  summary: 'Search numbers for sale',
  description: 'What could be bought now, with what it costs. In test mode numbers are simulated and free.',
  input: SearchNumbersInput,
  output: SearchNumbersOutput,
  errors: ['provider_unavailable'],
  run: searchNumbers,
});

export const buyNumberOperation = operation({
  id: 'numbers.buy',
  method: 'POST',
  path: '/api/v1/numbers',
  access: scoped('numbers:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Buy a phone number',
  description:
    'Rents a number that the search named, and lets an agent answer it. Its first month is charged at once, each following month on the same day, until it is released. Send an Idempotency-Key: the same request again never buys twice.',
  input: BuyNumberInput,
  output: PhoneNumber,
  status: 201,
  outside: true,
  errors: [
    'not_found',
    'number_unavailable',
    'bundle_required',
    'payment_required',
    'provider_unavailable',
    'conflict',
  ],
  run: buyNumber,
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
  errors: ['not_found', 'conflict'],
  run: updateNumber,
});

export const releaseNumberOperation = operation({
  id: 'numbers.release',
  method: 'DELETE',
  path: '/api/v1/numbers',
  access: scoped('numbers:write'),
  rate: RATES.write,
  summary: 'Release a phone number',
  description:
    'Nobody answers it from now on, no further month is charged, and somebody else may get it: this cannot be taken back. Its calls and texts are kept. An agent may be left without a number; it can then neither be called nor text.',
  input: ReleaseNumberInput,
  output: ReleaseNumberOutput,
  errors: ['not_found', 'call_active'],
  run: releaseNumber,
});
