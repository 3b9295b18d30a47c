import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { tellPerson } from './person.ts';
import type { MoveLeadsInput, MoveLeadsOutput } from './schema.ts';

/** Changes how several leads stand, all of them or none. Those that stand so already stay as they are. */
export async function moveLeads(
  ctx: Context,
  { ids, status }: z.output<typeof MoveLeadsInput>,
): Promise<z.output<typeof MoveLeadsOutput>> {
  return inTenant(ctx, async (tx) => {
    // In one order, so that two such requests at once cannot wait for each other.
    const rows = await tx
      .selectFrom('leads')
      .select('id')
      .where('id', 'in', ids)
      .where('business_id', 'in', [...ctx.businesses])
      .orderBy('id')
      .forUpdate()
      .execute();
    if (rows.length < new Set(ids).size) throw notFound('Lead');
    await tellPerson(tx, ctx);
    await tx
      .updateTable('leads')
      .set({ status, updated_at: sql`clock_timestamp()` })
      .where('id', 'in', ids)
      .where('status', '<>', status)
      .execute();
    const leads = await tx
      .selectFrom('leads')
      .select(['id', sql<typeof status>`status`.as('status'), sql<string>`app.iso(updated_at)`.as('updated_at')])
      .where('id', 'in', ids)
      .execute();
    return { success: true, leads };
  });
}
