import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { MessagingNetwork } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { contactDecision, previewDecisions } from '#lib/services/contact/gate.ts';
import { PRODUCT_CHOOSES } from '#lib/services/contact/rules.ts';
import { networkOf } from './network.ts';
import { senderOf } from './sender.ts';
import { type Attempt, fail, taken, transmit } from './transmit.ts';
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
  /** One of the agent's numbers; its first, unless said. */
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
  const sender = await senderOf(ctx, tx, text.agentId, text.from);
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
  /** Somebody has asked the network before, and died. */
  again: boolean;
  createdAt: string;
}

async function deliver(ctx: Context, messageId: string): Promise<void> {
  const pending = await inTenant(ctx, (tx) => takeUp(ctx, tx, messageId));
  if (!pending) return;
  const { attempt, network, again, createdAt } = pending;
  const known = again ? await network.lookup(ctx, messageId) : 'never-received';
  if (known === 'never-received') await transmit(ctx, network, attempt);
  else if (known !== 'unknown') await inTenant(ctx, (tx) => taken(tx, network, attempt, known.networkId));
  else if (Date.parse(createdAt) < Date.now() - GIVE_UP_MS) {
    await inTenant(ctx, (tx) => fail(tx, messageId, 'outcome_unknown'));
  }
}

/** An attempt that has not ended by then was cut off (as in `app.unsettled_texts`). */
const CUT_OFF_MS = 60_000;
/** A network that cannot say by then whether it has a text never will; it may have been sent, so it is not sent again. */
const GIVE_UP_MS = 600_000;

/**
 * A text that is still to be sent, its attempt marked by us; null when there is nothing to do, somebody else is at it, or
 * the gate says no.
 */
async function takeUp(ctx: Context, tx: Tx, messageId: string): Promise<Pending | null> {
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
    createdAt: text.created_at,
    attempt: {
      messageId,
      businessId: text.business_id,
      to: text.contact,
      from: text.own_number,
      body: text.body,
      segments: text.segments,
    },
  };
}

interface Addressed {
  business_id: string;
  contact: string;
  purpose: string | null;
  lead_id: string | null;
}

/** Why a text may not go out now, or null. What chose its moment has asked the gate then: only the lists may have changed. */
async function barredBy(tx: Tx, text: Addressed): Promise<string | null> {
  const purpose = text.purpose as TextPurpose;
  if (purpose === 'keyword') return null;
  const ask = { channel: 'sms', to: text.contact, leadId: text.lead_id } as const;
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
