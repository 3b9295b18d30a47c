import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import {
  type DeliveryEvent,
  type DeliveryStatus,
  type MessagingNetwork,
  NetworkBusy,
  type TextChannel,
  type TextOrder,
  TextRefused,
} from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { recordOptOut } from '#lib/services/contact/consent.ts';
import { chargeText } from './charge.ts';

/** A text whose attempt has been marked, ready to be handed to its network. */
export interface Attempt extends TextOrder {
  segments: number;
}

/**
 * Hands a text to its network and writes down what came of it. The attempt must be marked already: after a crash in
 * here, `lookup` of the network decides whether it is handed over again.
 * @throws {NetworkBusy} when nothing was sent, and nothing stands in the way of another attempt.
 */
export async function transmit(
  ctx: Context,
  network: MessagingNetwork,
  attempt: Attempt,
): Promise<{ networkId: string } | TextRefused> {
  let networkId: string;
  try {
    ({ networkId } = await network.send(ctx, attempt));
  } catch (error) {
    if (error instanceof NetworkBusy) await inTenant(ctx, (tx) => unmark(tx, attempt.messageId));
    if (!(error instanceof TextRefused)) throw error;
    await inTenant(ctx, (tx) => refused(tx, ctx, attempt, error));
    return error;
  }
  await inTenant(ctx, (tx) => taken(tx, network, attempt, networkId));
  return { networkId };
}

/** The network has it: it has a name there, and a price. A report may have said so before. */
export async function taken(tx: Tx, network: MessagingNetwork, attempt: Attempt, networkId: string): Promise<void> {
  await tx.updateTable('messages').set({ network_id: networkId }).where('id', '=', attempt.messageId).execute();
  await chargeText(tx, { ...attempt, id: attempt.messageId, network: network.name });
}

/** It was not attempted after all. */
const unmark = (tx: Tx, messageId: string) =>
  tx
    .updateTable('messages')
    .set({ attempted_at: null })
    .where('id', '=', messageId)
    .where('status', '=', 'queued')
    .where('network_id', 'is', null)
    .execute();

async function refused(tx: Tx, ctx: Context, attempt: Attempt, refusal: TextRefused): Promise<void> {
  await fail(tx, attempt.messageId, refusal.code);
  if (refusal.reason === 'opted_out') await optOutByNetwork(tx, ctx, { ...attempt, contact: attempt.to });
}

/** The network knows that this person wants no texts: the business's own list knows it from now on. */
const optOutByNetwork = (
  tx: Tx,
  ctx: Context,
  { businessId, channel, contact }: { businessId: string; channel: TextChannel; contact: string },
) => recordOptOut(tx, ctx, { businessId, channel, address: contact, source: 'network' });

/** Why a text failed of which the network could not say in time whether it has it. A report may still tell. */
export const UNKNOWN = 'outcome_unknown';

/** Why a text failed that the network was too busy for. It was not sent. */
export const BUSY = 'network_busy';

/** What the network was too busy for may be sent now. */
export async function requeue(tx: Tx, messageId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ status: 'queued', error_code: null })
    .where('id', '=', messageId)
    .where('status', '=', 'failed')
    .where('error_code', '=', BUSY)
    .execute();
}

/** A text that is not sent after all. */
export async function fail(tx: Tx, messageId: string, errorCode: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ status: 'failed', error_code: errorCode })
    .where('id', '=', messageId)
    .where('status', '=', 'queued')
    .execute();
}

/** What a report may follow on. Only forward: one that is late, or comes twice, moves nothing back. */
const BEFORE: Readonly<Record<DeliveryStatus, readonly ('queued' | 'sent')[]>> = {
  sent: ['queued'],
  delivered: ['queued', 'sent'],
  undelivered: ['queued', 'sent'],
  failed: ['queued', 'sent'],
};

/** The network's name of a text, unless it has one, or another text of the same words was taken for this one. */
const named = (networkId: string) => sql<string | null>`coalesce(messages.network_id, (
  select ${networkId}::text where not exists (
    select from messages o where o.network = messages.network and o.network_id = ${networkId})))`;

/** Takes a report of the network into a text. It may be here before the answer to the sending, or in its place. */
export async function advanceText(ctx: Context, messageId: string, event: DeliveryEvent): Promise<void> {
  await inTenant(ctx, async (tx, within) => {
    const text = await tx
      .updateTable('messages')
      .set({
        status: event.status,
        network_id: named(event.networkId),
        error_code: event.errorCode ?? null,
      })
      .where('id', '=', messageId)
      .where('direction', '=', 'outbound')
      .where((or) => or.or([or('status', 'in', [...BEFORE[event.status]]), or('error_code', '=', UNKNOWN)]))
      .returning(['id', 'business_id as businessId', 'channel', 'contact', 'network', 'segments'])
      .executeTakeFirst();
    if (!text) return;
    await chargeText(tx, text);
    if (event.optedOut) await optOutByNetwork(tx, within, text);
  });
}
