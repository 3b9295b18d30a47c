import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { AttentionDoneInput, AttentionDoneOutput, AttentionInput, AttentionOutput } from './schema.ts';
import { listAttention, markDone, markUndone } from './service.ts';

export const listAttentionOperation = operation({
  id: 'attention.list',
  method: 'GET',
  path: '/api/v1/attention',
  access: signedIn(),
  rate: RATES.read,
  summary: 'What waits for a person',
  description:
    'Hot leads that nobody has contacted, questions that agents could not answer, missed and failed calls, failing webhooks, emails to approve, and leads that SDR hands over.',
  input: AttentionInput,
  output: AttentionOutput,
  run: listAttention,
});

const done = {
  path: '/api/v1/attention/done',
  access: signedIn('member'),
  rate: RATES.write,
  input: AttentionDoneInput,
  output: AttentionDoneOutput,
} as const;

export const markDoneOperation = operation({
  ...done,
  id: 'attention.done',
  method: 'POST',
  summary: 'Put something away',
  description: 'For everybody of the business, until it happens again.',
  run: markDone,
});

export const markUndoneOperation = operation({
  ...done,
  id: 'attention.undo',
  method: 'DELETE',
  summary: 'Bring back what was put away',
  description: 'The entry is listed again for everybody of the business.',
  run: markUndone,
});
