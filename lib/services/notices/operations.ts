import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { listNotices } from './list.ts';
import { GetNoticesInput, ListNoticesInput, ListNoticesOutput, NoticesOutput, UpdateNoticesInput } from './schema.ts';
import { getNotices, updateNotices } from './settings.ts';

export const getNoticesOperation = operation({
  id: 'notices.get',
  method: 'GET',
  path: '/api/v1/notices',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'Get what the owner is told',
  description: 'By kind: whether by email or text, and to whom.',
  input: GetNoticesInput,
  output: NoticesOutput,
  run: getNotices,
});

export const updateNoticesOperation = operation({
  id: 'notices.update',
  method: 'PATCH',
  path: '/api/v1/notices',
  access: scoped('agents:write'),
  rate: RATES.write,
  summary: 'Set what the owner is told',
  description: 'Kinds and fields that are not named stay as they are. Texts are sent from an agent’s own number.',
  input: UpdateNoticesInput,
  output: NoticesOutput,
  run: updateNotices,
});

export const listNoticesOperation = operation({
  id: 'notices.list',
  method: 'GET',
  path: '/api/v1/notices/log',
  access: scoped('agents:read'),
  rate: RATES.read,
  summary: 'List what the owner was told',
  description: 'The newest first: what each was about, where it leads, and whether it was told.',
  input: ListNoticesInput,
  output: ListNoticesOutput,
  run: listNotices,
});
