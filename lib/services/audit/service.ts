import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { ListAuditInput, ListAuditOutput } from './schema.ts';

/** The log of changes, newest first. */
export async function listAudit(
  ctx: Context,
  input: z.output<typeof ListAuditInput>,
): Promise<Json<typeof ListAuditOutput>> {
  return readPage(ctx, {
    name: 'entries',
    table: 'audit_log',
    columns:
      'r.id, r.business_id, r.actor_kind, r.actor_id, r.action, r.subject_type, r.subject_id, r.before, r.after, r.reason, r.request_id, app.iso(r.created_at) as created_at',
    businesses: businessesOf(ctx, input.business_id),
    where: { action: input.action, subject_id: input.subject_id },
    limit: input.limit,
    after: input.after,
  });
}
