import { z } from 'zod';
import { columnsInWords, csvOutput } from '#lib/core/csv.ts';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { tagsInUse } from '#lib/services/tags/in-use.ts';
import { updateCall } from './annotate.ts';
import { CALL_COLUMNS, exportCalls } from './export.ts';
import { hangUp } from './hang-up.ts';
import { placeCall } from './place.ts';
import { deleteCall, getCall, listCalls } from './read.ts';
import {
  CallDetail,
  CallIdInput,
  ExportCallsInput,
  GetCallInput,
  ListCallsInput,
  ListCallsOutput,
  ListTagsInput,
  ListTagsOutput,
  PlaceCallInput,
  PlaceCallOutput,
  SayOnCallInput,
  TakenPart,
  TransferCallInput,
  UpdateCallInput,
} from './schema.ts';
import { sayOnCall, transferCall } from './take-part.ts';

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
  errors: ['payment_required', 'not_found', 'number_on_dnc'],
  run: placeCall,
});

export const listCallsOperation = operation({
  id: 'calls.list',
  method: 'GET',
  path: '/api/v1/calls',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'List calls',
  description:
    'Without transcript and analysis, which a single call has. Filters are combined; times are ISO 8601, and a day as `date_to` includes all of it (UTC). Newest first; calls that come in meanwhile are not met when paging on.',
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

export const exportCallsOperation = operation({
  id: 'calls.export',
  method: 'GET',
  path: '/api/v1/calls/export',
  access: scoped('calls:read'),
  rate: RATES.export,
  summary: 'Export calls as CSV',
  description: `Takes the filters of the list and answers every call that they find, the newest first. ${columnsInWords(CALL_COLUMNS)}`,
  input: ExportCallsInput,
  output: csvOutput(CALL_COLUMNS),
  produces: 'text/csv',
  run: exportCalls,
});

export const updateCallOperation = operation({
  id: 'calls.update',
  method: 'PATCH',
  path: '/api/v1/calls',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Write notes and tags',
  description: 'What people say about a call. What is not named stays as it is.',
  input: UpdateCallInput,
  output: CallDetail,
  errors: ['not_found'],
  run: updateCall,
});

export const listTagsOperation = operation({
  id: 'calls.tags',
  method: 'GET',
  path: '/api/v1/calls/tags',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'List the tags of calls',
  description: 'What calls are tagged with, each with the number of calls that have it.',
  input: ListTagsInput,
  output: ListTagsOutput,
  run: (ctx, input) => tagsInUse(ctx, 'calls', input),
});

export const deleteCallOperation = operation({
  id: 'calls.delete',
  method: 'DELETE',
  path: '/api/v1/calls',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Delete a finished call',
  description:
    'With its transcript, its recording here and at the carrier, and the share that it had in the score of its lead. What it cost stays in the ledger. 409 `call_active` while it is under way: hang it up first. It cannot be brought back.',
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
  description:
    'A queued call is canceled before it is dialled; otherwise the carrier is asked to end it. It ends with `ended_reason` `hung-up-by-operator` and is then transcribed, scored and told to webhooks as every call. 400 where it is over already.',
  input: CallIdInput,
  output: TakenPart,
  outside: true,
  errors: ['not_found'],
  run: (ctx, input) => hangUp(ctx, input.id),
});

export const sayOnCallOperation = operation({
  id: 'calls.say',
  method: 'POST',
  path: '/api/v1/calls/say',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Make the agent say something',
  description: 'In a conversation that is under way.',
  input: SayOnCallInput,
  output: TakenPart,
  outside: true,
  errors: ['not_found', 'provider_unavailable'],
  run: sayOnCall,
});

export const transferCallOperation = operation({
  id: 'calls.transfer',
  method: 'POST',
  path: '/api/v1/calls/transfer',
  access: scoped('calls:write'),
  rate: RATES.write,
  summary: 'Put a call through to a person',
  description: 'The agent leaves the conversation.',
  input: TransferCallInput,
  output: TakenPart,
  outside: true,
  errors: ['not_found', 'provider_unavailable'],
  run: transferCall,
});
