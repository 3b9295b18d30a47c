import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { ListNoticesInput, ListNoticesOutput } from './schema.ts';

/** What the people of the businesses in reach were told, newest first. */
export async function listNotices(
  ctx: Context,
  input: z.output<typeof ListNoticesInput>,
): Promise<Json<typeof ListNoticesOutput>> {
  return readPage(ctx, {
    name: 'notices',
    table: 'notices',
    columns: `r.id, r.kind, r.business_id, r.subject_id, r.title, r.lines, r.path, r.status,
      app.iso(r.told_at) as told_at, app.iso(r.created_at) as created_at`,
    businesses: businessesOf(ctx, input.business_id),
    where: { kind: input.kind },
    limit: input.limit,
    after: input.after,
  });
}
