import type { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { deleteParts } from '#lib/services/exports/drop.ts';
import type { Deletion, DeletionInput, GetDeletionOutput, RequestDeletionInput } from './schema.ts';

/** How long the owner may take it back. */
const GRACE_MS = 7 * DAY_MS;
/** Calls deleted in one transaction. */
const PORTION = 500;

const readDeletion = (tx: Tx, businessId: string): Promise<Deletion | undefined> =>
  tx.selectFrom('business_deletions').selectAll().where('business_id', '=', businessId).executeTakeFirst();

export async function getDeletion(
  ctx: Context,
  input: z.output<typeof DeletionInput>,
): Promise<z.output<typeof GetDeletionOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => ({ deletion: (await readDeletion(tx, businessId)) ?? null }));
}

/**
 * Asks for the end of a business, by its name. Its keys (and those of its twin) open nothing from now on, the follow-up
 * is switched off, and after seven days everything of it is deleted. @throws `validation_error` for another name, and
 * for a test business, which goes with its live one.
 */
export async function requestDeletion(ctx: Context, input: z.output<typeof RequestDeletionInput>): Promise<Deletion> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const business = await readBusiness(tx, businessId);
    if (business.test) throw invalid('business_id', 'is a test business: it goes with its live one');
    if (input.name.trim() !== business.name.trim()) throw invalid('name', 'is not the name of this business');
    const made = await tx
      .insertInto('business_deletions')
      .values({
        business_id: businessId,
        requested_by: ctx.principal.kind === 'session' ? ctx.principal.email : null,
        delete_after: new Date(Date.now() + GRACE_MS).toISOString(),
      })
      .onConflict((conflict) => conflict.column('business_id').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!made) return (await readDeletion(tx, businessId)) as Deletion;
    await tx.updateTable('sdr_config').set({ enabled: false }).where('business_id', '=', businessId).execute();
    await audited(tx, ctx, businessId, 'business.deletion_requested');
    return made;
  });
}

/** Takes it back: keys work again; the follow-up stays off until it is switched on. */
export async function withdrawDeletion(
  ctx: Context,
  input: z.output<typeof DeletionInput>,
): Promise<{ success: true }> {
  const businessId = oneBusiness(ctx, input.business_id);
  await inTenant(ctx, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('business_deletions')
      .where('business_id', '=', businessId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('Deletion');
    await audited(tx, ctx, businessId, 'business.deletion_withdrawn');
  });
  return { success: true };
}

const audited = (tx: Tx, ctx: Context, businessId: string, action: string): Promise<void> =>
  recordAudit(tx, ctx, { businessId, action, subjectType: 'business', subjectId: businessId });

/** Deletes a business that was made for a payment which did not come, with its people, at once. */
export async function takeBackBusiness(ctx: Context, businessId: string): Promise<void> {
  await inTenant({ ...ctx, businesses: [businessId] }, (tx) =>
    tx
      .insertInto('business_deletions')
      .values({ business_id: businessId, delete_after: new Date(Date.now() - 1_000).toISOString() })
      .onConflict((conflict) => conflict.column('business_id').doNothing())
      .execute(),
  );
  await endBusiness(ctx, businessId);
}

/** Deletes the businesses whose time is over, files and all. What a crash leaves is taken up by the next walk. */
export async function endBusinesses(ctx: Context): Promise<void> {
  const due = await callApp<{ id: string }>('select app.deletions_due(10) as id');
  for (const { id } of due) await endBusiness(ctx, id);
}

async function endBusiness(ctx: Context, id: string): Promise<void> {
  const storage = ctx.ports.get(storagePort);
  const archives = await callApp<{ id: string; parts: number }>('select * from app.exports_of_deleted($1)', [id]);
  for (const archive of archives) await deleteParts(ctx, archive);
  for (;;) {
    const calls = await callApp<{ id: string }>('select app.delete_business_portion($1, $2) as id', [id, PORTION]);
    for (const call of calls) await storage.delete(recordingKey(call.id));
    if (calls.length === 0) break;
  }
}
