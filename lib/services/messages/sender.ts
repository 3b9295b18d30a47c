import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';

/** Who writes and is written to: an agent by its number. */
export interface Sender {
  agentId: string;
  businessId: string;
  businessName: string;
  test: boolean;
  number: string;
}

/**
 * An agent in reach with the number that it writes from: its first, or the one that is named.
 * @throws `not_found` when there is no such agent, or it has no number; `invalid_request` when it is archived.
 */
export async function senderOf(ctx: Context, tx: Tx, agentId: string, number?: string): Promise<Sender> {
  const row = await tx
    .selectFrom('agents as a')
    .innerJoin('businesses as b', 'b.id', 'a.business_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('numbers as n')
          .select('n.phone_number')
          .whereRef('n.agent_id', '=', 'a.id')
          .$if(number !== undefined, (query) => query.where('n.phone_number', '=', number as string))
          .orderBy('n.created_at')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .select(['b.id', 'b.name', 'b.twin_of', 'a.status', 'n.phone_number'])
    .where('a.id', '=', agentId)
    .where('a.business_id', 'in', [...ctx.businesses])
    .executeTakeFirst();
  if (!row) throw notFound('Agent');
  if (row.status !== 'active') throw new AppError('invalid_request', 'This agent is archived.');
  if (!row.phone_number) throw new AppError('not_found', 'This agent has no phone number.');
  return {
    agentId,
    businessId: row.id,
    businessName: row.name,
    test: row.twin_of !== null,
    number: row.phone_number,
  };
}
