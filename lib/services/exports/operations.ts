import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { Export, ListExportsInput, ListExportsOutput, RequestExportInput } from './schema.ts';
import { listExports, requestExport } from './service.ts';

export const listExportsOperation = operation({
  id: 'exports.list',
  method: 'GET',
  path: '/api/v1/exports',
  access: signedIn('owner'),
  rate: RATES.read,
  summary: 'List archives of a business',
  description:
    'With the progress of one that is being made, and an address for each that is ready. Needs a signed-in owner.',
  input: ListExportsInput,
  output: ListExportsOutput,
  run: listExports,
});

export const requestExportOperation = operation({
  id: 'exports.create',
  method: 'POST',
  path: '/api/v1/exports',
  access: signedIn('owner'),
  rate: { requests: 10, seconds: 60 },
  summary: 'Make an archive of a business',
  description:
    'Every table as JSON lines and CSV, and every recording, in one zip that is kept for a week. Needs a signed-in owner.',
  input: RequestExportInput,
  output: Export,
  status: 202,
  errors: ['conflict'],
  run: requestExport,
});
