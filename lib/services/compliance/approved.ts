import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { NumberMarket } from '#lib/adapters/numbers/port.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import type { NumberKind } from '#lib/services/numbers/kind.ts';

interface Wanted {
  businessId: string;
  market: NumberMarket['name'];
  kind: NumberKind;
  /** The one that the buyer names; else the latest that is approved. */
  named: string | undefined;
}

/**
 * The approved bundle for such a number; null where none was named and there is none: then the market says whether it
 * needs one.
 * @throws `not_found`; `bundle_required` for a named one that is not approved, or is for other numbers
 */
export async function bundleFor(tx: Tx, wanted: Wanted): Promise<{ id: string; marketId: string } | null> {
  const { named, kind } = wanted;
  const bundle = await tx
    .selectFrom('bundles')
    .select(['id', 'status', 'country', 'number_type', 'market', 'market_id'])
    .where('business_id', '=', wanted.businessId)
    .$if(named !== undefined, (query) => query.where('id', '=', named as string))
    .$if(named === undefined, (query) =>
      query
        .where('status', '=', 'approved')
        .where('market', '=', wanted.market)
        .where('country', '=', kind.country)
        .where('number_type', '=', kind.type),
    )
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!bundle && named) throw notFound('Bundle');
  if (!bundle) return null;
  const fits = bundle.market === wanted.market && bundle.country === kind.country && bundle.number_type === kind.type;
  if (bundle.status !== 'approved' || !bundle.market_id || !fits) {
    throw new AppError('bundle_required', 'This bundle is not approved for such a number.');
  }
  return { id: bundle.id, marketId: bundle.market_id };
}
