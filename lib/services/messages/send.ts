import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import {
  NetworkBusy,
  type RefusalReason,
  type TextChannel,
  type TextOrder,
  TextRefused,
} from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, type ErrorCode, invalid, notFound } from '#lib/core/errors.ts';
import { refusal } from '#lib/core/phone.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { contactDecision, requireAllowed } from '#lib/services/contact/gate.ts';
import { networkOf } from './network.ts';
import { deliver } from './queue.ts';
import type { SendSmsInput, SendSmsOutput } from './schema.ts';
import { type Sender, senderOf } from './sender.ts';
import { type Attempt, BUSY, fail, requeue, transmit } from './transmit.ts';
import { insertText } from './write.ts';

/** A text that somebody waits for. */
export interface WantedText {
  agentId: string;
  channel: TextChannel;
  to: string;
  leadId?: string | undefined;
  /** What is to be sent, looked up in the transaction that writes it down. */
  words(tx: Tx, sender: Sender): Promise<Pick<TextOrder, 'body' | 'template'>>;
}

export interface SentText {
  networkId: string;
  to: string;
  from: string;
}

export async function sendSms(
  ctx: Context,
  input: z.output<typeof SendSmsInput>,
): Promise<z.output<typeof SendSmsOutput>> {
  const { networkId, to, from } = await sendText(ctx, {
    agentId: input.from_agent_id,
    channel: 'sms',
    to: input.to,
    leadId: input.lead_id,
    words: async () => ({ body: input.message }),
  });
  return { success: true, message_sid: networkId, to, from };
}

/**
 * Sends a text and answers when the network has taken it. The row and the mark of its attempt are committed before the
 * network is asked; what a crash or a lost answer leaves is settled by `settleForgottenTexts`, or by a repetition of the
 * request with its idempotency key, and sent at most once.
 * @throws `number_on_dnc`, `number_opted_out` where the gate says no; `sms_send_failed` where the network does;
 * `provider_unavailable` where it takes nothing; `internal_error` where it cannot be known yet.
 */
export async function sendText(ctx: Context, wanted: WantedText): Promise<SentText> {
  const reason = refusal(wanted.to);
  if (reason) throw invalid('to', reason);
  const { onceId } = ctx;
  const begun = onceId !== undefined && (await isBegun(ctx, onceId));
  const sent = begun ? await finish(ctx, onceId) : await send(ctx, wanted);
  if (sent instanceof TextRefused) throw notTaken(sent);
  return { ...sent, to: wanted.to };
}

type Outcome = Omit<SentText, 'to'> | TextRefused;

async function send(ctx: Context, wanted: WantedText): Promise<Outcome> {
  const { decision, network, attempt } = await inTenant(ctx, (tx) => begin(tx, ctx, wanted));
  requireAllowed(decision);
  if (!attempt) throw new Error('a text that was allowed was not written');
  try {
    const taken = await transmit(ctx, network, attempt);
    return taken instanceof TextRefused ? taken : { ...taken, from: attempt.from };
  } catch (error) {
    throw error instanceof NetworkBusy ? await notNow(ctx, attempt.messageId) : unconfirmed();
  }
}

/** Goes on with a text that an earlier attempt of the same request has written down. */
async function finish(ctx: Context, messageId: string): Promise<Outcome> {
  await inTenant(ctx, (tx) => requeue(tx, messageId));
  try {
    await deliver(ctx, messageId);
  } catch (error) {
    throw error instanceof NetworkBusy ? await notNow(ctx, messageId) : unconfirmed();
  }
  const text = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('messages')
      .select(['status', 'network_id', 'error_code', 'own_number'])
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow(),
  );
  if (text.network_id !== null) return { networkId: text.network_id, from: text.own_number };
  if (text.error_code === BUSY) throw await notNow(ctx, messageId);
  if (text.status === 'failed') return new TextRefused(text.error_code ?? '');
  throw unconfirmed();
}

const BUSY_SECONDS = 5;

/** The text counts as failed, until its request comes again. */
async function notNow(ctx: Context, messageId: string): Promise<AppError> {
  await inTenant(ctx, (tx) => fail(tx, messageId, BUSY));
  return new AppError('provider_unavailable', 'The carrier takes no more texts for now. Nothing was sent.', {
    retryAfter: BUSY_SECONDS,
    resumable: true,
  });
}

/** A fault and no domain error: an idempotency key is kept for the next attempt, which finds the text again. */
const unconfirmed = () =>
  new AppError(
    'internal_error',
    'The carrier did not answer. Whether the text was sent will be known in a few minutes: see the list of texts before you send it again, or repeat this request with its Idempotency-Key.',
    { retryAfter: 60 },
  );

const REFUSALS: Readonly<Record<RefusalReason, [ErrorCode, string]>> = {
  opted_out: ['number_opted_out', 'This number has opted out of being contacted this way.'],
  window_closed: [
    'whatsapp_window_closed',
    'WhatsApp takes free text only within 24 hours of the contact’s last message.',
  ],
};

function notTaken({ code, reason }: TextRefused): AppError {
  const [error, says] = reason
    ? REFUSALS[reason]
    : (['sms_send_failed', `The carrier did not take the text (${code}).`] as const);
  return new AppError(error, says);
}

async function begin(tx: Tx, ctx: Context, wanted: WantedText) {
  const { channel, to, leadId } = wanted;
  const sender = await senderOf(tx, ctx, wanted.agentId, { channel });
  await requireEntitled(tx, ctx, sender.businessId);
  if (to === sender.number) throw invalid('to', 'is the number of the agent itself');
  await leadInReach(tx, sender, leadId);
  const network = networkOf(ctx, sender);
  const purpose = ctx.principal.kind === 'session' ? 'dashboard' : 'api_message';
  const decision = await contactDecision(tx, sender.businessId, { channel, to, purpose, leadId: leadId ?? null });
  if (!decision.allowed) return { decision, network, attempt: null };
  const words = await wanted.words(tx, sender);
  const text = await insertText(tx, {
    id: ctx.onceId,
    businessId: sender.businessId,
    agentId: sender.agentId,
    channel,
    leadId,
    contact: to,
    ownNumber: sender.number,
    body: words.body,
    network: network.name,
    purpose,
    attempted: true,
    details: words.template ? { template: words.template } : {},
  });
  const attempt: Attempt | null = text && {
    messageId: text.id,
    businessId: sender.businessId,
    channel,
    to,
    from: sender.number,
    ...words,
    segments: text.segments,
  };
  return { decision, network, attempt };
}

const isBegun = async (ctx: Context, id: string): Promise<boolean> =>
  (await inTenant(ctx, (tx) => tx.selectFrom('messages').select('id').where('id', '=', id).executeTakeFirst())) !==
  undefined;

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
