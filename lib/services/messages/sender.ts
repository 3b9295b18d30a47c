import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { TextChannel } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { requireActive } from '#lib/services/agents/active.ts';
import { networkOf } from './network.ts';

/** Who writes and is written to: an agent by its number. */
export interface Sender {
  agentId: string;
  businessId: string;
  businessName: string;
  test: boolean;
  number: string;
}

/** From which number: the agent's first unless said. */
interface From {
  channel?: TextChannel | undefined;
  /** Any number of the business, or the network's one WhatsApp number. */
  number?: string | undefined;
}

/**
 * An agent in reach with the number that it writes from. WhatsApp messages may have one number for everybody.
 * @throws `not_found` when there is no such agent, or it has no number; `invalid_request` when it is archived.
 */
export async function senderOf(tx: Tx, ctx: Context, agentId: string, { channel, number }: From = {}): Promise<Sender> {
  const row = await tx
    .selectFrom('agents as a')
    .innerJoin('businesses as b', 'b.id', 'a.business_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('numbers as n')
          .select('n.phone_number')
          .whereRef('n.business_id', '=', 'a.business_id')
          .where((eb) =>
            number === undefined
              ? eb.and([eb('n.agent_id', '=', eb.ref('a.id')), eb('n.status', '=', 'active')])
              : eb('n.phone_number', '=', number),
          )
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
  requireActive(row);
  const test = row.twin_of !== null;
  const everybodys = channel === 'whatsapp' ? networkOf(ctx, { test }).whatsAppNumber : null;
  const own = everybodys !== null && (number ?? everybodys) === everybodys ? everybodys : row.phone_number;
  if (!own) throw new AppError('not_found', 'This agent has no phone number.');
  return { agentId, businessId: row.id, businessName: row.name, test, number: own };
}
