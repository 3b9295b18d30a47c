import { enqueueAll } from '#lib/adapters/db/enqueue.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { networkOf } from './network.ts';
import { sendJob } from './queue.ts';
import { senderOf } from './sender.ts';
import { insertTexts, type TextPurpose } from './write.ts';

/** A text to a lead, of which a batch has one per number. */
export interface TextToLead {
  leadId: string;
  to: string;
  body: string;
}

/**
 * As `queueSms`, for texts of one agent to many leads: a few statements however many they are. Answers their ids in the
 * same order.
 * @throws `not_found` when the agent has no number to write from.
 */
export async function queueTexts(
  tx: Tx,
  ctx: Context,
  order: { agentId: string; purpose: TextPurpose; texts: readonly TextToLead[] },
): Promise<string[]> {
  if (order.texts.length === 0) return [];
  const { agentId, businessId, number, test } = await senderOf(tx, ctx, order.agentId);
  await requireEntitled(tx, ctx, businessId);
  const network = networkOf(ctx, { test }).name;
  const written = await insertTexts(
    tx,
    order.texts.map(({ leadId, to, body }) => ({
      businessId,
      agentId,
      leadId,
      contact: to,
      ownNumber: number,
      body,
      network,
      purpose: order.purpose,
    })),
  );
  const ids = written.flatMap((text) => (text ? [text.id] : []));
  await enqueueAll(
    tx,
    sendJob,
    ids.map((id) => ({ business_id: businessId, message_id: id })),
  );
  return ids;
}
