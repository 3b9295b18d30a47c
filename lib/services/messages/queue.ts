import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Messages } from '#lib/adapters/db/db.gen.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type MessagingNetwork, NetworkBusy, type TextChannel, type TextOrder } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { contactDecision, previewDecisions } from '#lib/services/contact/gate.ts';
import { PRODUCT_CHOOSES } from '#lib/services/contact/rules.ts';
import { networkOf } from './network.ts';
import { senderOf } from './sender.ts';
import { type Attempt, BUSY, fail, taken, transmit, UNKNOWN } from './transmit.ts';
import { insertText, type TextPurpose } from './write.ts';

/** Sends a queued text, once: the same discipline as `calls.dial`. */
export const sendJob = job({
  name: 'messages.send',
  input: z.object({ business_id: z.guid(), message_id: z.guid() }),
  expireSeconds: 30,
  retryLimit: 5,
  concurrency: 20,
  run: (ctx, input) => deliver(ctx, input.message_id),
});

export interface QueuedText {
  businessId: string;
  agentId: string;
  /** `sms`, unless said. */
  channel?: TextChannel;
  /** One of the business's numbers; the agent's first, unless said. */
  from?: string;
  to: string;
  body: string;
  leadId?: string | null;
  /** Who asks has asked the gate already where it chose the moment; lists are looked at again when the text goes out. */
  purpose: TextPurpose;
  inReplyTo?: string;
  details?: Record<string, unknown>;
}

/**
 * Writes a text and the job that sends it into the caller's transaction. Answers null where `inReplyTo` is answered.
 * @throws `not_found` when the agent has no number to write from.
 */
export async function queueText(tx: Tx, ctx: Context, text: QueuedText): Promise<{ id: string } | null> {
  const sender = await senderOf(tx, ctx, text.agentId, { channel: text.channel, number: text.from });
  const written = await insertText(tx, {
    ...text,
    businessId: sender.businessId,
    leadId: text.leadId ?? undefined,
    contact: text.to,
    ownNumber: sender.number,
    network: networkOf(ctx, sender).name,
    aside: text.purpose === 'notice', // what the owner is told is no conversation
  });
  if (!written) return null;
  await enqueue(tx, sendJob, { business_id: sender.businessId, message_id: written.id });
  return { id: written.id };
}

/** As `queueText`, for a text that answers none. */
export async function queueSms(tx: Tx, ctx: Context, text: Omit<QueuedText, 'inReplyTo'>): Promise<{ id: string }> {
  const queued = await queueText(tx, ctx, text);
  if (!queued) throw new Error('a text that answers none was there already');
  return queued;
}

interface Pending {
  attempt: Attempt;
  network: MessagingNetwork;
  /** Somebody has asked the network before, and died or got no answer. */
  again: boolean;
  createdAt: Date;
}

/** Sends a text that is queued, or finds out what became of it; leaves it alone while somebody else is at it. */
export async function deliver(ctx: Context, messageId: string): Promise<void> {
  const pending = await inTenant(ctx, (tx) => takeUp(tx, ctx, messageId));
  if (!pending) return;
  const { attempt, network, again, createdAt } = pending;
  const old = createdAt.getTime() < Date.now() - GIVE_UP_MS;
  const found = again ? await network.lookup(ctx, attempt, createdAt) : [];
  if (found === 'unknown') {
    if (old) await inTenant(ctx, (tx) => fail(tx, messageId, UNKNOWN));
    return;
  }
  const claimed = await inTenant(ctx, (tx) => claim(tx, network, attempt, found));
  if (claimed) return;
  try {
    await transmit(ctx, network, attempt);
  } catch (error) {
    if (!(error instanceof NetworkBusy && old)) throw error;
    await inTenant(ctx, (tx) => fail(tx, messageId, BUSY));
  }
}

/** Takes the oldest of what may be this text, unless it is known to be another one. */
async function claim(tx: Tx, network: MessagingNetwork, attempt: Attempt, found: readonly string[]): Promise<boolean> {
  if (found.length === 0) return false;
  const others = await tx
    .selectFrom('messages')
    .select('network_id')
    .where('network', '=', network.name)
    .where('network_id', 'in', [...found])
    .where('id', '<>', attempt.messageId)
    .execute();
  const ours = found.find((networkId) => !others.some(({ network_id }) => network_id === networkId));
  if (ours === undefined) return false;
  await taken(tx, network, attempt, ours);
  return true;
}

/** An attempt that has not ended by then was cut off (as in `app.unsettled_texts`). */
const CUT_OFF_MS = 60_000;
/** A network that cannot say by then whether it has a text never will; it may have been sent, so it is not sent again. */
const GIVE_UP_MS = 600_000;

/**
 * A text that is still to be sent, its attempt marked by us; null when there is nothing to do, somebody else is at it, or
 * the gate says no.
 */
async function takeUp(tx: Tx, ctx: Context, messageId: string): Promise<Pending | null> {
  const text = await tx.selectFrom('messages').selectAll().where('id', '=', messageId).forUpdate().executeTakeFirst();
  if (text?.status !== 'queued' || text.network_id !== null) return null;
  const again = text.attempted_at !== null;
  if (again && Date.parse(text.attempted_at ?? '') > Date.now() - CUT_OFF_MS) return null;
  const barred = again ? null : await barredBy(tx, text);
  if (barred) {
    await fail(tx, messageId, barred);
    return null;
  }
  await tx
    .updateTable('messages')
    .set({ attempted_at: sql<string>`clock_timestamp()` })
    .where('id', '=', messageId)
    .execute();
  return {
    network: networkOf(ctx, await readBusiness(tx, text.business_id)),
    again,
    createdAt: new Date(text.created_at),
    attempt: attemptOf(text),
  };
}

/** What the network is given of a text that is written down. */
function attemptOf(text: Selectable<Messages>): Attempt {
  const { template } = text.details as { template?: TextOrder['template'] };
  return {
    messageId: text.id,
    businessId: text.business_id,
    channel: text.channel,
    to: text.contact,
    from: text.own_number,
    body: text.body,
    ...(template ? { template } : {}),
    segments: text.segments,
  };
}

type Addressed = Pick<Selectable<Messages>, 'business_id' | 'channel' | 'contact' | 'purpose' | 'lead_id'>;

/** Why a text may not go out now, or null. What chose its moment has asked the gate then: only the lists may have changed. */
async function barredBy(tx: Tx, text: Addressed): Promise<string | null> {
  const purpose = text.purpose as TextPurpose;
  if (purpose === 'keyword') return null;
  const ask = { channel: text.channel, to: text.contact, leadId: text.lead_id };
  const decision =
    purpose === 'sdr_action' || PRODUCT_CHOOSES.includes(purpose)
      ? (await previewDecisions(tx, text.business_id, [{ ...ask, purpose: 'sdr_action' }]))[0]
      : await contactDecision(tx, text.business_id, { ...ask, purpose });
  return decision?.allowed ? null : (decision?.reasons[0] ?? 'not_allowed');
}

const BATCH = 200;

/**
 * Sends or settles texts whose sender died or whose job was lost. Any number of workers may walk this round: who marks
 * an attempt anew has it to itself. One text's trouble holds up no other.
 */
export async function settleForgottenTexts(system: Context): Promise<number> {
  const found = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.unsettled_texts($1)',
    [BATCH],
  );
  const troubles: unknown[] = [];
  for (const { id, business_id } of found) {
    await deliver({ ...system, businesses: [business_id] }, id).catch((trouble) => troubles.push(trouble));
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'some texts could not be settled');
  return found.length;
}
