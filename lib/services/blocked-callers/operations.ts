import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { BlockedCaller, BlockInput, ListBlockedInput, ListBlockedOutput, UnblockInput } from './schema.ts';
import { block, listBlocked, unblock } from './service.ts';

export const listBlockedOperation = operation({
  id: 'blocked.list',
  method: 'GET',
  path: '/api/v1/blocked-callers',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List blocked callers',
  description: 'Numbers whose calls and texts are turned away, the newest first.',
  input: ListBlockedInput,
  output: ListBlockedOutput,
  run: listBlocked,
});

export const blockOperation = operation({
  id: 'blocked.add',
  method: 'POST',
  path: '/api/v1/blocked-callers',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Block a caller',
  description: 'Their calls are rejected before the agent answers, and their texts are not taken in.',
  input: BlockInput,
  output: BlockedCaller,
  status: 201,
  run: block,
});

export const unblockOperation = operation({
  id: 'blocked.remove',
  method: 'DELETE',
  path: '/api/v1/blocked-callers',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Unblock a caller',
  description: 'Their calls and texts are answered again. 404 where the number is not blocked.',
  input: UnblockInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: unblock,
});
