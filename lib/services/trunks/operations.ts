import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import {
  CreateTrunkInput,
  ListTrunksInput,
  ListTrunksOutput,
  Trunk,
  TrunkIdInput,
  UpdateTrunkInput,
} from './schema.ts';
import { createTrunk, deleteTrunk, listTrunks, updateTrunk } from './service.ts';

export const listTrunksOperation = operation({
  id: 'trunks.list',
  method: 'GET',
  path: '/api/v1/trunks',
  access: scoped('trunks:read'),
  rate: RATES.read,
  summary: 'List SIP trunks',
  description: 'Without passwords. `ready` says whether the carrier knows the trunk.',
  input: ListTrunksInput,
  output: ListTrunksOutput,
  run: listTrunks,
});

export const createTrunkOperation = operation({
  id: 'trunks.create',
  method: 'POST',
  path: '/api/v1/trunks',
  access: scoped('trunks:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Add a SIP trunk',
  description:
    'A telephone exchange of your own, or of your provider. Calls go out by it when they name it as `trunk_id`.',
  input: CreateTrunkInput,
  output: Trunk,
  status: 201,
  outside: true,
  errors: ['provider_unavailable'],
  run: createTrunk,
});

export const updateTrunkOperation = operation({
  id: 'trunks.update',
  method: 'PATCH',
  path: '/api/v1/trunks',
  access: scoped('trunks:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Change a SIP trunk',
  description: 'Send only the fields to change. What the carrier does not take changes nothing.',
  input: UpdateTrunkInput,
  output: Trunk,
  outside: true,
  errors: ['not_found', 'provider_unavailable'],
  run: updateTrunk,
});

export const deleteTrunkOperation = operation({
  id: 'trunks.delete',
  method: 'DELETE',
  path: '/api/v1/trunks',
  access: scoped('trunks:write'),
  rate: RATES.write,
  summary: 'Remove a SIP trunk',
  description: 'Calls that name it are refused from now on; those that were placed by it stay.',
  input: TrunkIdInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, input) => deleteTrunk(ctx, input.id),
});
