import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { getLead, listLeads } from './read.ts';
import {
  CreateLeadInput,
  GetLeadInput,
  LeadDetail,
  ListLeadsInput,
  ListLeadsOutput,
  UpdateLeadInput,
  UpdateLeadOutput,
} from './schema.ts';
import { createLead, updateLead } from './write.ts';

export const listLeadsOperation = operation({
  id: 'leads.list',
  method: 'GET',
  path: '/api/v1/leads',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'List leads',
  input: ListLeadsInput,
  output: ListLeadsOutput,
  run: listLeads,
});

export const getLeadOperation = operation({
  id: 'leads.get',
  method: 'GET',
  path: '/api/v1/leads',
  by: 'id',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'Get lead details',
  input: GetLeadInput,
  output: LeadDetail,
  errors: ['not_found'],
  run: (ctx, input) => getLead(ctx, input.id),
});

export const createLeadOperation = operation({
  id: 'leads.create',
  method: 'POST',
  path: '/api/v1/leads',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'File a lead',
  description: 'One lead per business and phone, else per email: a second filing updates the first.',
  input: CreateLeadInput,
  output: LeadDetail,
  status: 201,
  errors: ['not_found'],
  run: createLead,
});

export const updateLeadOperation = operation({
  id: 'leads.update',
  method: 'PATCH',
  path: '/api/v1/leads',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Update a lead',
  description: 'Only the fields that are sent change.',
  input: UpdateLeadInput,
  output: UpdateLeadOutput,
  errors: ['not_found'],
  run: updateLead,
});
