import { operation, scoped } from '#lib/core/operation.ts';
import { importLeads } from './import.ts';
import { ImportLeadsInput, ImportLeadsOutput, MOST_IMPORT_BYTES } from './schema.ts';

export const importLeadsOperation = operation({
  id: 'leads.import',
  method: 'POST',
  path: '/api/v1/leads/import',
  access: scoped('leads:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Import leads from a CSV file',
  description:
    'All rows that can be kept, in one go; the others are named with the reason. A row about a known phone or email completes that lead, and an empty cell changes nothing. Nobody is contacted, and no webhook is told.',
  input: ImportLeadsInput,
  output: ImportLeadsOutput,
  bodyBytes: MOST_IMPORT_BYTES,
  run: importLeads,
});
