import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';

/**
 * Forgets a lead: its name, addresses, notes, score and what the pipeline knows of it. Calls, texts and emails stay in
 * their own lists, without it; the log says that a lead was deleted, and not whose.
 */
export async function deleteLead(ctx: Context, id: string): Promise<{ success: true }> {
  await inTenant(ctx, async (tx) => {
    const lead = await tx
      .deleteFrom('leads')
      .where('id', '=', id)
      .where('business_id', 'in', [...ctx.businesses])
      .returning(['business_id', 'status', 'source'])
      .executeTakeFirst();
    if (!lead) throw notFound('Lead');
    const { business_id: businessId, ...before } = lead;
    await recordAudit(tx, ctx, { businessId, action: 'lead.deleted', subjectType: 'lead', subjectId: id, before });
  });
  return { success: true };
}
