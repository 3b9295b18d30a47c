import { z } from 'zod';
import { columnsInWords, csvOutput } from '#lib/core/csv.ts';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { tagsInUse } from '#lib/services/tags/in-use.ts';
import { countLeads } from './count.ts';
import { deleteLead } from './delete.ts';
import { exportLeads, LEAD_COLUMNS } from './export.ts';
import { moveLeads } from './move.ts';
import { getLead, listLeads } from './read.ts';
import {
  CountLeadsInput,
  CountLeadsOutput,
  CreateLeadInput,
  DeleteLeadInput,
  ExportLeadsInput,
  GetLeadInput,
  LeadDetail,
  ListLeadsInput,
  ListLeadsOutput,
  ListLeadTagsInput,
  ListLeadTagsOutput,
  MoveLeadsInput,
  MoveLeadsOutput,
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
  description:
    'The newest first unless sorted otherwise. Filters are combined. Notes, messages and calls of a lead are read with the lead itself.',
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
  description:
    'Everything known of one person: what callers said, how the score comes about, consent, and by which agent they came.',
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

export const moveLeadsOperation = operation({
  id: 'leads.move',
  method: 'PATCH',
  path: '/api/v1/leads/status',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Change the status of several leads',
  description: 'All of them, or none where one is not there.',
  input: MoveLeadsInput,
  output: MoveLeadsOutput,
  errors: ['not_found'],
  run: moveLeads,
});

export const listLeadTagsOperation = operation({
  id: 'leads.tags',
  method: 'GET',
  path: '/api/v1/leads/tags',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'List the tags of leads',
  description: 'What leads are tagged with, each with the number of leads that have it.',
  input: ListLeadTagsInput,
  output: ListLeadTagsOutput,
  run: (ctx, input) => tagsInUse(ctx, 'leads', input),
});

export const countLeadsOperation = operation({
  id: 'leads.count',
  method: 'GET',
  path: '/api/v1/leads/count',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'Count leads by status',
  description: 'Exact, under the same filters as the list.',
  input: CountLeadsInput,
  output: CountLeadsOutput,
  run: countLeads,
});

export const exportLeadsOperation = operation({
  id: 'leads.export',
  method: 'GET',
  path: '/api/v1/leads/export',
  access: scoped('leads:read'),
  rate: { requests: 10, seconds: 60 },
  summary: 'Export leads as CSV',
  description: `Every lead that the filters find. ${columnsInWords(LEAD_COLUMNS)}`,
  input: ExportLeadsInput,
  output: csvOutput(LEAD_COLUMNS),
  produces: 'text/csv',
  run: exportLeads,
});

export const deleteLeadOperation = operation({
  id: 'leads.delete',
  method: 'DELETE',
  path: '/api/v1/leads',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Delete a lead',
  description: 'With its notes, score and place in the pipeline. Its calls, texts and emails stay, without it.',
  input: DeleteLeadInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, { id }) => deleteLead(ctx, id),
});
