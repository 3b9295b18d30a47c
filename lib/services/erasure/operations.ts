import { z } from 'zod';
import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { getDeletion, requestDeletion, withdrawDeletion } from './business.ts';
import { listErasures, requestErasure } from './erase.ts';
import {
  Deletion,
  DeletionInput,
  EraseInput,
  Erasure,
  GetDeletionOutput,
  ListErasuresInput,
  ListErasuresOutput,
  RequestDeletionInput,
} from './schema.ts';

export const listErasuresOperation = operation({
  id: 'erasures.list',
  method: 'GET',
  path: '/api/v1/erasures',
  access: signedIn('owner'),
  rate: RATES.read,
  summary: 'List erasures of numbers',
  description: 'What was removed for each, as a receipt. Needs a signed-in owner.',
  input: ListErasuresInput,
  output: ListErasuresOutput,
  run: listErasures,
});

export const requestErasureOperation = operation({
  id: 'erasures.create',
  method: 'POST',
  path: '/api/v1/erasures',
  access: signedIn('owner'),
  rate: RATES.write,
  summary: 'Erase a phone number',
  description:
    'Deletes its calls, recordings, texts and lead, and blanks it wherever else it is mentioned. That it must not be contacted stays known as a hash. Archives made before are deleted. Needs a signed-in owner.',
  input: EraseInput,
  output: Erasure,
  status: 202,
  errors: ['conflict'],
  run: requestErasure,
});

export const getDeletionOperation = operation({
  id: 'businesses.deletion.get',
  method: 'GET',
  path: '/api/v1/businesses/deletion',
  access: signedIn('owner'),
  rate: RATES.read,
  summary: 'See whether a business is being deleted',
  description: '`deletion` is null while nobody asked for it. Needs a signed-in owner.',
  input: DeletionInput,
  output: GetDeletionOutput,
  run: getDeletion,
});

export const requestDeletionOperation = operation({
  id: 'businesses.deletion.request',
  method: 'POST',
  path: '/api/v1/businesses/deletion',
  access: signedIn('owner'),
  rate: RATES.write,
  summary: 'Delete a business',
  description:
    'Its API keys stop at once; everything of it is deleted after seven days, until which it can be taken back. Needs a signed-in owner.',
  input: RequestDeletionInput,
  output: Deletion,
  status: 202,
  run: requestDeletion,
});

export const withdrawDeletionOperation = operation({
  id: 'businesses.deletion.withdraw',
  method: 'DELETE',
  path: '/api/v1/businesses/deletion',
  access: signedIn('owner'),
  rate: RATES.write,
  summary: 'Keep a business that is being deleted',
  description:
    'Its API keys work again. Automatic follow-up, which the deletion switched off, stays off until somebody switches it on. 404 where nothing is being deleted. Needs a signed-in owner.',
  input: DeletionInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: withdrawDeletion,
});
