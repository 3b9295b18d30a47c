import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { ListAuditInput, ListAuditOutput } from './schema.ts';
import { listAudit } from './service.ts';

export const listAuditOperation = operation({
  id: 'audit.list',
  method: 'GET',
  path: '/api/v1/audit',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List the audit log',
  description: 'Who changed what, when and why. Entries are written with the change itself and never altered.',
  input: ListAuditInput,
  output: ListAuditOutput,
  run: listAudit,
});
