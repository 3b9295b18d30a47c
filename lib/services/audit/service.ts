import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import type { ListAuditInput, ListAuditOutput } from './schema.ts';

/** The log of changes, newest first. */
export async function listAudit(
  ctx: Context,
  input: z.output<typeof ListAuditInput>,
): Promise<Json<typeof ListAuditOutput>> {
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const query = pageQuery({
    name: 'entries',
    table: 'audit_log',
    columns:
      'r.id, r.business_id, r.actor_kind, r.actor_id, r.action, r.subject_type, r.subject_id, r.before, r.after, r.reason, r.request_id, app.iso(r.created_at) as created_at',
    businesses: input.business_id ? [input.business_id] : ctx.businesses,
    where: { action: input.action, subject_id: input.subject_id },
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}
