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
  description:
    'Numbers that are neither called nor texted by this business, the newest first, each with where it came from: a caller’s wish, a text with STOP, or by hand.',
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
  description:
    'From now on calls and texts to it are refused, calls by the API only as long as `api_calls_skip_dnc` of the compliance settings is off; what waits is decided anew when its turn comes. A number that is there already stays as it is, and is answered all the same.',
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
  description:
    'It may be contacted again as far as consent and hours allow. 404 where it is not on the list. A number whose data was erased is found by this too.',
  input: RemoveDncInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: removeDnc,
});
