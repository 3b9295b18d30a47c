import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { hangUp } from './hang-up.ts';
import { placeCall } from './place.ts';
import { deleteCall, getCall, listCalls } from './read.ts';
import {
  CallDetail,
  CallIdInput,
  CallStatus,
  GetCallInput,
  ListCallsInput,
  ListCallsOutput,
  PlaceCallInput,
  PlaceCallOutput,
} from './schema.ts';

export const placeCallOperation = operation({
  id: 'calls.create',
  method: 'POST',
  path: '/api/v1/calls',
  access: scoped('calls:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Make an outbound call',
  description:
    'Answers at once; the call is dialled by a worker. What the CRM knows of the person is put into the agent’s instructions. The caller of the API is responsible for consent to call the number.',
  input: PlaceCallInput,
  output: PlaceCallOutput,
  status: 201,
  errors: ['not_found', 'number_on_dnc'],
  run: placeCall,
});

export const listCallsOperation = operation({
  id: 'calls.list',
  method: 'GET',
  path: '/api/v1/calls',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'List calls',
  input: ListCallsInput,
  output: ListCallsOutput,
  run: listCalls,
});

export const getCallOperation = operation({
  id: 'calls.get',
  method: 'GET',
  path: '/api/v1/calls',
  by: 'id',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'Get call details',
  description: 'Summary, recording and quality come within seconds of the end of a call.',
  input: GetCallInput,
  output: CallDetail,
  errors: ['not_found'],
  run: getCall,
});

export const deleteCallOperation = operation({
  id: 'calls.delete',
  method: 'DELETE',
  path: '/api/v1/calls',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Delete a finished call',
  input: CallIdInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found', 'call_active'],
  run: (ctx, input) => deleteCall(ctx, input.id),
});

export const hangUpOperation = operation({
  id: 'calls.hangup',
  method: 'POST',
  path: '/api/v1/calls/hangup',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Hang up a call that is under way',
  input: CallIdInput,
  output: z.object({ id: z.guid(), status: CallStatus }),
  errors: ['not_found'],
  run: (ctx, input) => hangUp(ctx, input.id),
});
