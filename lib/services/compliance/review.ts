import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Bundles } from '#lib/adapters/db/db.gen.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type BundleOrder, MarketRefused, type ReviewStatus } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { MINUTE_MS } from '#lib/core/duration.ts';
import { type Job, job } from '#lib/core/job.ts';
import { marketNamed } from '#lib/services/numbers/market.ts';
import { bundleOf } from './read.ts';
import { before } from './state.ts';

const Submission = z.object({ business_id: z.guid(), bundle_id: z.guid() });

/** Hands a bundle in. The market finds again what an attempt before this one has handed in. */
export const submitBundleJob: Job<typeof Submission> = job({
  name: 'compliance.submit-bundle',
  input: Submission,
  expireSeconds: 120,
  retryLimit: 10,
  concurrency: 2,
  run: (ctx, input) => handIn(ctx, input.bundle_id),
});

type Row = Selectable<Bundles>;

const readBundle = (ctx: Context, id: string): Promise<Row | undefined> =>
  inTenant(ctx, (tx) => tx.selectFrom('bundles').selectAll().where('id', '=', id).executeTakeFirst());

async function handIn(ctx: Context, id: string): Promise<void> {
  const row = await readBundle(ctx, id);
  if (row?.status !== 'pending-review' || row.market_id !== null) return;
  const market = marketNamed(ctx, row.market ?? '');
  try {
    const marketId = await market.submitBundle(ctx, orderOf(row));
    await inTenant(ctx, (tx) => tx.updateTable('bundles').set({ market_id: marketId }).where('id', '=', id).execute());
  } catch (error) {
    if (!(error instanceof MarketRefused)) throw error;
    await advance(ctx, id, { status: 'rejected', reason: error.message });
  }
}

function orderOf(row: Row): BundleOrder {
  const { end_user, address, documents } = bundleOf(row);
  const { type, email, attributes, ...named } = end_user;
  return {
    id: row.id,
    country: row.country,
    type: row.number_type,
    endUser: { type, email, name: Object.values(named).join(' '), attributes: { ...attributes, ...named } },
    address: address && {
      street: address.street,
      city: address.city,
      region: address.region,
      postalCode: address.postal_code,
      country: address.country,
    },
    documents,
  };
}

/** Takes in how a review stands. Only forward: what is told late moves nothing back. */
async function advance(
  ctx: Context,
  id: string,
  { status, reason }: { status: ReviewStatus; reason: string | null },
): Promise<void> {
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('bundles')
      .set({ status, reason, updated_at: sql<string>`now()` })
      .where('id', '=', id)
      .where('status', 'in', before(status))
      // A draft is handed in by its owner, never by news of an earlier review.
      .where('status', 'in', ['pending-review', 'in-review', 'approved'])
      .execute(),
  );
}

const BATCH = 100;
/** By then the job that hands a bundle in has been lost. */
const LOST_MS = 15 * MINUTE_MS;

/** Asks how the reviews stand that are under way. */
export async function askAboutBundles(system: Context): Promise<number> {
  const due = await callApp<{ id: string; business_id: string }>('select id, business_id from app.bundles_to_ask($1)', [
    BATCH,
  ]);
  for (const { id, business_id } of due) {
    const ctx = { ...system, businesses: [business_id] };
    const row = await inTenant(ctx, (tx) =>
      tx
        .updateTable('bundles')
        .set({ asked_at: sql<string>`now()` })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst(),
    );
    if (row?.market_id) await advance(ctx, id, await marketNamed(ctx, row.market ?? '').review(ctx, row.market_id));
    else if (row && Date.parse(row.submitted_at ?? '') < Date.now() - LOST_MS) {
      await inTenant(ctx, (tx) => enqueue(tx, submitBundleJob, { business_id, bundle_id: id }));
    }
  }
  return due.length;
}
