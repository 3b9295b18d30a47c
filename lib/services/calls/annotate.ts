import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { getCall } from './read.ts';
import type { CallDetail, UpdateCallInput } from './schema.ts';

/** Writes what people say about a call: notes and tags, each as a whole. What stays as it was is not told. */
export async function updateCall(ctx: Context, input: z.output<typeof UpdateCallInput>): Promise<CallDetail> {
  const { id, tags } = input;
  await inTenant(ctx, async (tx) => {
    const before = await tx
      .selectFrom('calls')
      .select(['business_id', 'notes', 'tags'])
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw notFound('Call');
    const { business_id, ...was } = before;
    const is = { notes: input.notes === undefined ? was.notes : input.notes || null, tags: tags ?? was.tags };
    const changed = (['notes', 'tags'] as const).filter(
      (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
    );
    if (changed.length === 0) return;
    await tx.updateTable('calls').set(is).where('id', '=', id).where('business_id', '=', business_id).execute();
    const only = (of: typeof is) => Object.fromEntries(changed.map((field) => [field, of[field]]));
    await recordAudit(tx, ctx, {
      businessId: business_id,
      action: 'call.annotated',
      subjectType: 'call',
      subjectId: id,
      before: only(was),
      after: only(is),
    });
  });
  return getCall(ctx, { id });
}
