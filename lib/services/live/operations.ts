import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { listLive } from './read.ts';
import { LiveInput, LiveSnapshot } from './schema.ts';

export const listLiveOperation = operation({
  id: 'live.calls',
  method: 'GET',
  path: '/api/v1/live/calls',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'Calls under way',
  description:
    'Each with the words spoken so far. GET /api/v1/live tells the same and goes on telling, as server-sent events.',
  input: LiveInput,
  output: LiveSnapshot,
  run: listLive,
});
