import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import type { ListNoticesInput, ListNoticesOutput } from './schema.ts';

/** What the people of the businesses in reach were told, newest first. */
export async function listNotices(
  ctx: Context,
  input: z.output<typeof ListNoticesInput>,
): Promise<Json<typeof ListNoticesOutput>> {
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const query = pageQuery({
    name: 'notices',
    table: 'notices',
    columns: `r.id, r.kind, r.business_id, r.subject_id, r.title, r.lines, r.path, r.status,
      app.iso(r.told_at) as told_at, app.iso(r.created_at) as created_at`,
    businesses: input.business_id ? [input.business_id] : ctx.businesses,
    where: { kind: input.kind },
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}
