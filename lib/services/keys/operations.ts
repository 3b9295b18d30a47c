import { z } from 'zod';
import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { CreateKeyInput, CreateKeyOutput, ListKeysOutput, RevokeKeyInput, Success } from './schema.ts';
import { createKey, listKeys, revokeKey } from './service.ts';

export const listKeysOperation = operation({
  id: 'keys.list',
  method: 'GET',
  path: '/api/v1/keys',
  access: signedIn(),
  rate: RATES.read,
  summary: 'List your API keys',
  description: 'Your own keys. Managing keys needs a signed-in person; an API key cannot.',
  input: z.object({}),
  output: ListKeysOutput,
  run: (ctx) => listKeys(ctx),
});

export const createKeyOperation = operation({
  id: 'keys.create',
  method: 'POST',
  path: '/api/v1/keys',
  access: signedIn('member'),
  rate: RATES.write,
  summary: 'Create an API key',
  description: 'The whole key is answered once. It has at most the scopes of your own role, wherever it reaches.',
  input: CreateKeyInput,
  output: CreateKeyOutput,
  status: 201,
  shownOnce: true,
  run: createKey,
});

export const revokeKeyOperation = operation({
  id: 'keys.revoke',
  method: 'DELETE',
  path: '/api/v1/keys',
  access: signedIn(),
  rate: RATES.write,
  summary: 'Revoke an API key',
  description: 'The key stops working at once.',
  input: RevokeKeyInput,
  output: Success,
  errors: ['not_found'],
  run: (ctx, input) => revokeKey(ctx, input.id),
});
