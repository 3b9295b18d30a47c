import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { TextRefused } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid, notFound } from '#lib/core/errors.ts';
import { refusal } from '#lib/core/phone.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { contactDecision, requireAllowed } from '#lib/services/contact/gate.ts';
import { networkOf } from './network.ts';
import type { SendSmsInput, SendSmsOutput } from './schema.ts';
import { type Sender, senderOf } from './sender.ts';
import { transmit } from './transmit.ts';
import { insertText, type NewText } from './write.ts';

/**
 * Sends a text and answers when the network has taken it. The row and the mark of its attempt are committed before the
 * network is asked; what a crash leaves in between is settled by `settleForgottenTexts`, and sent at most once.
 * @throws `number_on_dnc`, `number_opted_out` where the gate says no; `sms_send_failed` where the network does.
 */
export async function sendSms(
  ctx: Context,
  input: z.output<typeof SendSmsInput>,
): Promise<z.output<typeof SendSmsOutput>> {
  const reason = refusal(input.to);
  if (reason) throw invalid('to', reason);
  const { sender, decision, order, text } = await inTenant(ctx, (tx) => begin(ctx, tx, input));
  requireAllowed(decision);
  if (!text) throw new Error('a text that was allowed was not written');
  const sent = await transmit(ctx, networkOf(ctx, sender), {
    messageId: text.id,
    businessId: sender.businessId,
    to: input.to,
    from: sender.number,
    body: input.message,
    segments: text.segments,
  });
  if (sent instanceof TextRefused) {
    keepAside(ctx, { ...order, refused: sent.code });
    throw new AppError('sms_send_failed', `The carrier did not take the text (${sent.code}).`);
  }
  return { success: true, message_sid: sent.networkId, to: input.to, from: sender.number };
}

/**
 * A request with an idempotency key is undone by its error, and the failed text with it: it is written once more, on a
 * connection of its own, and nobody waits for it.
 */
function keepAside({ transaction, ...alone }: Context, text: NewText): void {
  if (transaction) inTenant(alone, (tx) => insertText(tx, text)).catch(() => {}); // the error itself stands
}

async function begin(ctx: Context, tx: Tx, input: z.output<typeof SendSmsInput>) {
  const sender = await senderOf(ctx, tx, input.from_agent_id);
  await requireEntitled(tx, ctx, sender.businessId);
  if (input.to === sender.number) throw invalid('to', 'is the number of the agent itself');
  await leadInReach(tx, sender, input.lead_id);
  const purpose = ctx.principal.kind === 'session' ? 'dashboard' : 'api_message';
  const decision = await contactDecision(tx, sender.businessId, {
    channel: 'sms',
    to: input.to,
    purpose,
    leadId: input.lead_id ?? null,
  });
  const order: NewText = {
    businessId: sender.businessId,
    agentId: sender.agentId,
    leadId: input.lead_id,
    contact: input.to,
    ownNumber: sender.number,
    body: input.message,
    network: networkOf(ctx, sender).name,
    purpose,
    attempted: true,
  };
  return { sender, decision, order, text: decision.allowed ? await insertText(tx, order) : null };
}

async function leadInReach(tx: Tx, { businessId }: Sender, leadId: string | undefined): Promise<void> {
  if (leadId === undefined) return;
  const lead = await tx
    .selectFrom('leads')
    .select('id')
    .where('id', '=', leadId)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!lead) throw notFound('Lead');
}
