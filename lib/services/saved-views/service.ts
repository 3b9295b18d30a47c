import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import {
  type CreateViewInput,
  type ListViewsInput,
  MOST_VIEWS,
  type SavedView,
  type UpdateViewInput,
} from './schema.ts';

const COLUMNS = ['id', 'business_id', 'page', 'name', 'query', 'created_at'] as const;

/** The views that this person keeps in a business. Nobody else sees them. */
export async function listViews(ctx: Context, input: z.output<typeof ListViewsInput>): Promise<SavedView[]> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    return tx
      .selectFrom('saved_views')
      .select(COLUMNS)
      .where('business_id', '=', businessId)
      .where('account_id', '=', accountOf(ctx))
      .where((on) => on.and(input.page ? { page: input.page } : {}))
      .orderBy('created_at')
      .execute();
  });
}

/** @throws `conflict` where a person keeps `MOST_VIEWS` of a page already. */
export async function createView(ctx: Context, input: z.output<typeof CreateViewInput>): Promise<SavedView> {
  const { page, name, query } = input;
  const business_id = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx, within) => {
    const kept = await listViews(within, { business_id, page });
    if (kept.length >= MOST_VIEWS) {
      throw new AppError('conflict', `You keep ${MOST_VIEWS} views of this page. Delete one you no longer use.`);
    }
    return tx
      .insertInto('saved_views')
      .values({ id: newId(), business_id, account_id: accountOf(ctx), page, name, query })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
}

/** Another name, other filters, or both. */
export async function updateView(
  ctx: Context,
  { id, name, query }: z.output<typeof UpdateViewInput>,
): Promise<SavedView> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .updateTable('saved_views')
      .set((eb) => ({ name: name ?? eb.ref('name'), query: query ?? eb.ref('query') }))
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .where('account_id', '=', accountOf(ctx))
      .returning(COLUMNS)
      .executeTakeFirst();
    if (!row) throw notFound('View');
    return row;
  });
}

export async function deleteView(ctx: Context, id: string): Promise<{ success: true }> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .deleteFrom('saved_views')
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .where('account_id', '=', accountOf(ctx))
      .returning('id')
      .executeTakeFirst();
    if (!row) throw notFound('View');
    return { success: true as const };
  });
}
