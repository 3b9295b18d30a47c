import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { AddDncInput, DncEntry, ListDncInput, ListDncOutput, RemoveDncInput } from './schema.ts';
import { addDnc, listDnc, removeDnc } from './service.ts';

export const listDncOperation = operation({
  id: 'dnc.list',
  method: 'GET',
  path: '/api/v1/dnc',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List the do-not-call list',
  input: ListDncInput,
  output: ListDncOutput,
  run: listDnc,
});

export const addDncOperation = operation({
  id: 'dnc.add',
  method: 'POST',
  path: '/api/v1/dnc',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Put a number on the do-not-call list',
  input: AddDncInput,
  output: DncEntry,
  status: 201,
  run: addDnc,
});

export const removeDncOperation = operation({
  id: 'dnc.remove',
  method: 'DELETE',
  path: '/api/v1/dnc',
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Take a number off the do-not-call list',
  input: RemoveDncInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: removeDnc,
});
