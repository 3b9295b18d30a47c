import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import type { RequestDay } from './schema.ts';

/**
 * Requests made with the caller's own keys in a business, by its day and by key, from the counts that are kept with the
 * log. Days are YYYY-MM-DD, both included; the oldest first.
 */
export async function requestDays(
  ctx: Context,
  { businessId, from, to }: { businessId: string; from: string; to: string },
): Promise<RequestDay[]> {
  const business = requireBusiness(ctx, businessId);
  return inTenant(ctx, (tx) =>
    tx
      .selectFrom('usage_days')
      .select(['day', 'key_id', 'requests', 'refused', 'failed'])
      .where('business_id', '=', business)
      .where('account_id', '=', accountOf(ctx))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .orderBy('key_id')
      .execute(),
  );
}
