import { operation, scoped } from '#lib/core/operation.ts';
import { ListTranscriptsInput, ListTranscriptsOutput } from './schema.ts';
import { listTranscripts } from './service.ts';

export const listTranscriptsOperation = operation({
  id: 'transcripts.list',
  method: 'GET',
  path: '/api/v1/transcripts',
  access: scoped('calls:read'),
  rate: { requests: 120, seconds: 60 },
  summary: 'Get call transcripts',
  description: 'Recent call transcripts with summaries. Only calls that have a transcript.',
  input: ListTranscriptsInput,
  output: ListTranscriptsOutput,
  run: listTranscripts,
});
