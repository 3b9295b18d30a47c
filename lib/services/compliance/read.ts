import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Bundles } from '#lib/adapters/db/db.gen.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import type { Bundle, ListBundlesInput, ListBundlesOutput } from './schema.ts';

/** A bundle as it is told, from its row. */
export const bundleOf = (row: Selectable<Bundles>): Bundle => ({
  id: row.id,
  business_id: row.business_id,
  country: row.country,
  number_type: row.number_type,
  status: row.status,
  reason: row.reason,
  end_user: row.end_user as unknown as Bundle['end_user'],
  address: row.address as Bundle['address'],
  documents: row.documents as unknown as Bundle['documents'],
  submitted_at: row.submitted_at,
  created_at: row.created_at,
  updated_at: row.updated_at,
});

const COLUMNS = `r.id, r.business_id, r.country, r.number_type, r.status, r.reason, r.end_user, r.address, r.documents,
  app.iso(r.submitted_at) as submitted_at, app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;

export async function listBundles(
  ctx: Context,
  input: z.output<typeof ListBundlesInput>,
): Promise<Json<typeof ListBundlesOutput>> {
  return readPage(ctx, {
    name: 'bundles',
    table: 'bundles',
    columns: COLUMNS,
    businesses: businessesOf(ctx, input.business_id),
    where: { status: input.status },
    limit: input.limit,
    after: input.after,
  });
}

const bundleRow = (tx: Tx, ctx: Context, id: string) =>
  tx
    .selectFrom('bundles')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses]);

/** @throws `not_found` */
export const getBundle = (ctx: Context, id: string): Promise<Bundle> =>
  inTenant(ctx, async (tx) => {
    const row = await bundleRow(tx, ctx, id).executeTakeFirst();
    if (!row) throw notFound('Bundle');
    return bundleOf(row);
  });

/** As `getBundle`, locked until the transaction ends. */
export async function lockBundle(tx: Tx, ctx: Context, id: string): Promise<Selectable<Bundles>> {
  const row = await bundleRow(tx, ctx, id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('Bundle');
  return row;
}
