import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { distinguishLeads, undistinguishLeads } from './distinguish.ts';
import { listDuplicates } from './find.ts';
import { mergeLeads } from './merge.ts';
import {
  DistinctLeadsInput,
  DistinctLeadsOutput,
  ListDuplicatesInput,
  ListDuplicatesOutput,
  MergeLeadsInput,
  MergeLeadsOutput,
} from './schema.ts';

export const listDuplicatesOperation = operation({
  id: 'leads.duplicates',
  method: 'GET',
  path: '/api/v1/leads/duplicates',
  access: scoped('leads:read'),
  rate: RATES.read,
  summary: 'List leads that may be one person',
  description:
    'Pairs of leads of one business that share an email address, a number, or a name and the end of a number, the surest first; without those that were said to be two people. Nothing is merged by itself.',
  input: ListDuplicatesInput,
  output: ListDuplicatesOutput,
  run: listDuplicates,
});

export const distinguishLeadsOperation = operation({
  id: 'leads.distinguish',
  method: 'POST',
  path: '/api/v1/leads/duplicates',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Say that two leads are two people',
  description: 'They are not listed as duplicates of each other any more.',
  input: DistinctLeadsInput,
  output: DistinctLeadsOutput,
  errors: ['not_found'],
  run: distinguishLeads,
});

export const undistinguishLeadsOperation = operation({
  id: 'leads.undistinguish',
  method: 'DELETE',
  path: '/api/v1/leads/duplicates',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Take back that two leads are two people',
  description: 'The pair is listed again among those that may be one person. Done twice, it changes nothing.',
  input: DistinctLeadsInput,
  output: DistinctLeadsOutput,
  errors: ['not_found'],
  run: undistinguishLeads,
});

export const mergeLeadsOperation = operation({
  id: 'leads.merge',
  method: 'POST',
  path: '/api/v1/leads/merge',
  access: scoped('leads:write'),
  rate: RATES.write,
  summary: 'Make two leads one',
  description:
    'Calls, texts, emails, notes and history of the other lead become this one’s, and the other is gone. It cannot be taken back.',
  input: MergeLeadsInput,
  output: MergeLeadsOutput,
  errors: ['not_found'],
  run: mergeLeads,
});
