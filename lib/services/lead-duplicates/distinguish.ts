import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { personOf } from '#lib/services/leads/person.ts';
import type { DistinctLeadsInput, DistinctLeadsOutput } from './schema.ts';

type Pair = z.output<typeof DistinctLeadsInput>;
type Said = z.output<typeof DistinctLeadsOutput>;

/** A condition over two leads: somebody has said of them that they are two people. A pair is kept the smaller id first. */
export const distinct = (one: string, other: string): string =>
  `exists (select from distinct_leads d where d.lead_id = least(${one}, ${other}) and d.other_id = greatest(${one}, ${other}))`;

/** Keeps that two leads are two people, whatever they have in common. */
export async function distinguishLeads(ctx: Context, pair: Pair): Promise<Said> {
  return inTenant(ctx, async (tx) => {
    const { businessId, lead_id, other_id } = await inOrder(tx, ctx, pair);
    await tx
      .insertInto('distinct_leads')
      .values({ business_id: businessId, lead_id, other_id, said_by: personOf(ctx) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { success: true };
  });
}

export async function undistinguishLeads(ctx: Context, pair: Pair): Promise<Said> {
  return inTenant(ctx, async (tx) => {
    const { businessId, lead_id, other_id } = await inOrder(tx, ctx, pair);
    await tx
      .deleteFrom('distinct_leads')
      .where('business_id', '=', businessId)
      .where('lead_id', '=', lead_id)
      .where('other_id', '=', other_id)
      .execute();
    return { success: true };
  });
}

/** Whom a lead is not, the lead that it becomes part of is not either. */
export async function inheritDistinctions(tx: Tx, id: string, otherId: string): Promise<void> {
  await sql`
    insert into distinct_leads (business_id, lead_id, other_id, said_by)
    select business_id, least(third, ${id}::uuid), greatest(third, ${id}::uuid), said_by
      from (select business_id, said_by, case lead_id when ${otherId}::uuid then other_id else lead_id end as third
              from distinct_leads where ${otherId}::uuid in (lead_id, other_id)) d
     where third <> ${id}::uuid
    on conflict do nothing`.execute(tx);
}

/** Both leads, in reach and of one business, as the pair is kept. */
async function inOrder(tx: Tx, ctx: Context, { id, other_id }: Pair) {
  if (id === other_id) throw invalid('other_id', 'must be another lead');
  const [one, other] = await tx
    .selectFrom('leads')
    .select(['id', 'business_id'])
    .where('id', 'in', [id, other_id])
    .where('business_id', 'in', [...ctx.businesses])
    .orderBy('id')
    .execute();
  if (!one || !other || one.business_id !== other.business_id) throw notFound('Lead');
  return { businessId: one.business_id, lead_id: one.id, other_id: other.id };
}
