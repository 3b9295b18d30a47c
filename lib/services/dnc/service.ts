import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { erasedAddress } from '#lib/services/contact/erased.ts';
import type { AddDncInput, DncEntry, ListDncInput, ListDncOutput, RemoveDncInput } from './schema.ts';

export async function listDnc(ctx: Context, input: z.output<typeof ListDncInput>): Promise<Json<typeof ListDncOutput>> {
  return readPage(ctx, {
    name: 'entries',
    table: 'dnc_entries',
    columns: 'r.id, r.phone, r.reason, r.source, r.business_id, app.iso(r.created_at) as created_at',
    businesses: businessesOf(ctx, input.business_id),
    and: [['strpos(r.phone, $?) > 0', input.search?.replace(/[^+0-9]/g, '') || input.search]],
    limit: input.limit,
    after: input.after,
  });
}

/** Puts a number on the do-not-call list in the caller's transaction; a number already there stays as it is. */
export async function insertDnc(
  tx: Tx,
  ctx: Context,
  entry: { businessId: string; phone: string; reason: string | null; source: 'manual' | 'call' | 'text' },
) {
  const added = await tx
    .insertInto('dnc_entries')
    .values({
      id: newId(),
      business_id: entry.businessId,
      phone: entry.phone,
      reason: entry.reason,
      source: entry.source,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'phone']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return;
  const { businessId, ...after } = entry;
  await recordAudit(tx, ctx, { businessId, action: 'dnc.added', subjectType: 'dnc_entry', subjectId: added.id, after });
}

export async function addDnc(ctx: Context, input: z.output<typeof AddDncInput>): Promise<z.output<typeof DncEntry>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    await insertDnc(tx, ctx, { businessId, phone: input.phone, reason: input.reason ?? null, source: 'manual' });
    return tx
      .selectFrom('dnc_entries')
      .select(['id', 'phone', 'reason', 'source', 'business_id', 'created_at'])
      .where('business_id', '=', businessId)
      .where('phone', '=', input.phone)
      .executeTakeFirstOrThrow();
  });
}

export async function removeDnc(ctx: Context, input: z.output<typeof RemoveDncInput>): Promise<{ success: true }> {
  const businessId = oneBusiness(ctx, input.business_id);
  await inTenant(ctx, async (tx) => {
    const removed = await tx
      .deleteFrom('dnc_entries')
      .where('business_id', '=', businessId)
      .where('phone', 'in', [input.phone, erasedAddress(businessId, input.phone)])
      .returning(['id', 'phone', 'reason', 'source'])
      .executeTakeFirst();
    if (!removed) throw notFound('Number');
    const { id: subjectId, ...before } = removed;
    await recordAudit(tx, ctx, { businessId, action: 'dnc.removed', subjectType: 'dnc_entry', subjectId, before });
  });
  return { success: true };
}
