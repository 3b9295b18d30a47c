import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import type { BlockedCaller, BlockInput, ListBlockedInput, ListBlockedOutput, UnblockInput } from './schema.ts';

export async function listBlocked(
  ctx: Context,
  input: z.output<typeof ListBlockedInput>,
): Promise<Json<typeof ListBlockedOutput>> {
  return readPage(ctx, {
    name: 'callers',
    table: 'blocked_callers',
    columns: 'r.id, r.phone, r.reason, r.business_id, app.iso(r.created_at) as created_at',
    businesses: businessesOf(ctx, input.business_id),
    limit: input.limit,
    after: input.after,
  });
}

/** Whether calls and texts of this number are turned away. */
export async function isBlocked(tx: Tx, businessId: string, phone: string | null): Promise<boolean> {
  if (phone === null) return false;
  const row = await tx
    .selectFrom('blocked_callers')
    .select('id')
    .where('business_id', '=', businessId)
    .where('phone', '=', phone)
    .executeTakeFirst();
  return row !== undefined;
}

/** A number that is blocked already stays as it is. */
export async function block(ctx: Context, input: z.output<typeof BlockInput>): Promise<z.output<typeof BlockedCaller>> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const made = await tx
      .insertInto('blocked_callers')
      .values({ id: newId(), business_id: businessId, phone: input.phone, reason: input.reason ?? null })
      .onConflict((conflict) => conflict.columns(['business_id', 'phone']).doNothing())
      .returning('id')
      .executeTakeFirst();
    const row = await tx
      .selectFrom('blocked_callers')
      .select(['id', 'phone', 'reason', 'business_id', 'created_at'])
      .where('business_id', '=', businessId)
      .where('phone', '=', input.phone)
      .executeTakeFirstOrThrow();
    if (made) {
      await recordAudit(tx, ctx, {
        businessId,
        action: 'caller.blocked',
        subjectType: 'blocked_caller',
        subjectId: row.id,
        after: { phone: row.phone },
        reason: input.reason,
      });
    }
    return row;
  });
}

export async function unblock(ctx: Context, input: z.output<typeof UnblockInput>): Promise<{ success: true }> {
  const businessId = oneBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .deleteFrom('blocked_callers')
      .where('business_id', '=', businessId)
      .where('phone', '=', input.phone)
      .returning(['id', 'phone'])
      .executeTakeFirst();
    if (!row) throw notFound('Number');
    await recordAudit(tx, ctx, {
      businessId,
      action: 'caller.unblocked',
      subjectType: 'blocked_caller',
      subjectId: row.id,
      before: { phone: row.phone },
    });
    return { success: true as const };
  });
}
