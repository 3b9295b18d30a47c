import { sql } from 'kysely';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import {
  type DeliveryEvent,
  type DeliveryStatus,
  type MessagingNetwork,
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
    if (!(error instanceof TextRefused)) throw error;
    await inTenant(ctx, (tx) => refused(tx, ctx, attempt, error));
    return error;
  }
  await inTenant(ctx, (tx) => taken(tx, network, attempt, networkId));
  return { networkId };
}

/** The network has it: it has a name there, and a price. */
export async function taken(tx: Tx, network: MessagingNetwork, attempt: Attempt, networkId: string): Promise<void> {
  await tx.updateTable('messages').set({ network_id: networkId }).where('id', '=', attempt.messageId).execute();
  await chargeText(tx, {
    id: attempt.messageId,
    businessId: attempt.businessId,
    network: network.name,
    segments: attempt.segments,
  });
}

async function refused(tx: Tx, ctx: Context, attempt: Attempt, refusal: TextRefused): Promise<void> {
  await fail(tx, attempt.messageId, refusal.code);
  if (!refusal.optedOut) return;
  await recordOptOut(tx, ctx, {
    businessId: attempt.businessId,
    channel: 'sms',
    address: attempt.to,
    source: 'network',
  });
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
const BEFORE: Readonly<Record<DeliveryStatus, readonly string[]>> = {
  sent: ['queued'],
  delivered: ['queued', 'sent'],
  undelivered: ['queued', 'sent'],
  failed: ['queued', 'sent'],
};

/** Takes a report of the network into a text. */
export async function advanceText(ctx: Context, messageId: string, event: DeliveryEvent): Promise<void> {
  await inTenant(ctx, (tx) =>
    tx
      .updateTable('messages')
      .set({
        status: event.status,
        network_id: sql<string>`coalesce(network_id, ${event.networkId})`,
        ...(event.errorCode === undefined ? {} : { error_code: event.errorCode }),
      })
      .where('id', '=', messageId)
      .where('direction', '=', 'outbound')
      .where('status', 'in', [...BEFORE[event.status]])
      .execute(),
  );
}
