import { operation, RATES, scoped } from '#lib/core/operation.ts';
import {
  BusinessDetail,
  GetBusinessInput,
  ListBusinessesInput,
  ListBusinessesOutput,
  UpdateBusinessInput,
} from './schema.ts';
import { getBusinessDetail, listBusinesses, updateBusiness } from './update.ts';

export const listBusinessesOperation = operation({
  id: 'businesses.list',
  method: 'GET',
  path: '/api/v1/businesses',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'List the businesses in reach',
  description: 'The oldest first; those that the key or the person reaches.',
  input: ListBusinessesInput,
  output: ListBusinessesOutput,
  run: listBusinesses,
});

export const getBusinessOperation = operation({
  id: 'businesses.get',
  method: 'GET',
  path: '/api/v1/businesses',
  by: 'id',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'Get a business with its profile',
  description: 'Opening hours, holidays, services, announcements and how long things are kept.',
  input: GetBusinessInput,
  output: BusinessDetail,
  run: (ctx, input) => getBusinessDetail(ctx, input.id),
});

export const updateBusinessOperation = operation({
  id: 'businesses.update',
  method: 'PATCH',
  path: '/api/v1/businesses',
  access: scoped('agents:write'),
  rate: RATES.write,
  summary: 'Change a business or its profile',
  description: 'Send only the fields to change. What the profile says holds from the next call on.',
  input: UpdateBusinessInput,
  output: BusinessDetail,
  run: updateBusiness,
});
