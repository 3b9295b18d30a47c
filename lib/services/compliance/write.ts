import { sql } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError, invalid } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { monthlyOf } from '#lib/services/numbers/kind.ts';
import { marketOf } from '#lib/services/numbers/market.ts';
import { bundleOf, lockBundle } from './read.ts';
import { submitBundleJob } from './review.ts';
import type { Bundle, CreateBundleInput, SubmitBundleInput, UpdateBundleInput } from './schema.ts';
import { mayBecome } from './state.ts';

/** Makes a draft: nobody is told of it before it is submitted. */
export async function createBundle(ctx: Context, input: z.output<typeof CreateBundleInput>): Promise<Bundle> {
  const { country, number_type } = input;
  requireBusiness(ctx, input.business_id);
  if (monthlyOf({ country, type: number_type }) === undefined) {
    throw invalid('number_type', `numbers of this type are not sold in ${country}`);
  }
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .insertInto('bundles')
      .values({
        id: newId(),
        business_id: input.business_id,
        country,
        number_type,
        end_user: jsonb(input.end_user),
        address: input.address ? jsonb(input.address) : null,
        documents: jsonb(input.documents),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audited(tx, ctx, 'bundle.created', row);
    return bundleOf(row);
  });
}

/** Changes a draft, or a rejected bundle, which becomes a draft again. @throws `not_found`; `conflict` in any other state */
export const updateBundle = (ctx: Context, input: z.output<typeof UpdateBundleInput>): Promise<Bundle> =>
  inTenant(ctx, async (tx) => {
    const before = await lockBundle(tx, ctx, input.id);
    if (before.status !== 'draft' && !mayBecome(before.status, 'draft')) {
      throw new AppError('conflict', `This bundle is ${before.status}: only drafts and rejected ones are changed.`);
    }
    const row = await tx
      .updateTable('bundles')
      .set({
        status: 'draft',
        updated_at: sql<string>`now()`,
        ...(input.end_user === undefined ? {} : { end_user: jsonb(input.end_user) }),
        ...(input.address === undefined ? {} : { address: input.address && jsonb(input.address) }),
        ...(input.documents === undefined ? {} : { documents: jsonb(input.documents) }),
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audited(tx, ctx, 'bundle.changed', row);
    return bundleOf(row);
  });

/** Hands a bundle in at the market. @throws `not_found`; `conflict` for one that was handed in already */
export const submitBundle = (ctx: Context, input: z.output<typeof SubmitBundleInput>): Promise<Bundle> =>
  inTenant(ctx, async (tx) => {
    const before = await lockBundle(tx, ctx, input.id);
    if (!mayBecome(before.status, 'pending-review')) {
      throw new AppError('conflict', `This bundle is ${before.status} already.`);
    }
    const market = marketOf(ctx, await readBusiness(tx, before.business_id));
    const row = await tx
      .updateTable('bundles')
      .set({
        status: 'pending-review',
        reason: null,
        market: market.name,
        market_id: null,
        asked_at: null,
        submitted_at: sql<string>`now()`,
        updated_at: sql<string>`now()`,
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await enqueue(tx, submitBundleJob, { business_id: row.business_id, bundle_id: row.id });
    await audited(tx, ctx, 'bundle.submitted', row);
    return bundleOf(row);
  });

/** Kind and state only: what was said of people stays in the bundle. */
const audited = (
  tx: Parameters<typeof recordAudit>[0],
  ctx: Context,
  action: string,
  row: { id: string; business_id: string; country: string; number_type: string; status: string },
): Promise<void> =>
  recordAudit(tx, ctx, {
    businessId: row.business_id,
    action,
    subjectType: 'bundle',
    subjectId: row.id,
    after: { country: row.country, number_type: row.number_type, status: row.status },
  });
