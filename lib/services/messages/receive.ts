import { sql } from 'kysely';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { MessagingNetwork } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { displayPhone, e164 } from '#lib/core/phone.ts';
import { recordOptIn, recordOptOut } from '#lib/services/contact/consent.ts';
import { previewDecisions } from '#lib/services/contact/gate.ts';
import { insertDnc } from '#lib/services/dnc/service.ts';
import { fileLead } from '#lib/services/leads/write.ts';
import { chargeText } from './charge.ts';
import { concludeThreadJob } from './conclude.ts';
import { type Keyword, keywordIn } from './keywords.ts';
import { networkOf } from './network.ts';
import { asksNeverAgain } from './never-again.ts';
import { queueText } from './queue.ts';
import { GATHER_MS, replyJob } from './reply.ts';
import { mayAnswer } from './restraint.ts';
import { type Sender, senderOf } from './sender.ts';
import { insertText } from './write.ts';

export interface ReceivedText {
  /** The agent whose number was written to. */
  agentId: string;
  /** A number in E.164; else a short code or a name, which no person writes from. */
  from: string;
  body: string;
  /** The network's own name of the text: it delivers at least once. */
  networkId: string;
  /** What the network took it for, where it tells (Twilio: `OptOutType`). */
  keyword?: Keyword;
}

/**
 * Takes a text that came in, once: into its thread, with its lead. A keyword is obeyed and answered at once; a wish never
 * to be contacted puts the number on the do-not-call list; anything else the agent answers by itself.
 */
export async function receiveText(ctx: Context, received: ReceivedText): Promise<{ id: string }> {
  return inTenant(ctx, async (tx, within) => {
    const agent = await senderOf(within, tx, received.agentId);
    const network = networkOf(within, agent);
    const before = await known(tx, network, received.networkId);
    if (before) return before;
    const byPerson = e164.safeParse(received.from).success;
    const leadId = byPerson ? await leadOfText(tx, agent, received) : null;
    const text = await insertText(tx, {
      businessId: agent.businessId,
      agentId: agent.agentId,
      leadId,
      contact: received.from,
      ownNumber: agent.number,
      body: received.body,
      network: network.name,
      networkId: received.networkId,
      purpose: null,
    });
    if (!text) return (await known(tx, network, received.networkId)) as { id: string };
    await chargeText(tx, { ...text, businessId: agent.businessId, network: network.name });
    if (byPerson) await act(tx, within, { agent, network, received, textId: text.id });
    return { id: text.id };
  });
}

const known = (tx: Tx, network: MessagingNetwork, networkId: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('messages')
    .select('id')
    .where('network', '=', network.name)
    .where('network_id', '=', networkId)
    .executeTakeFirst();

async function leadOfText(tx: Tx, agent: Sender, received: ReceivedText): Promise<string> {
  const { id } = await fileLead(tx, {
    businessId: agent.businessId,
    agentId: agent.agentId,
    source: 'inbound_sms',
    onlyGaps: true,
    fields: { phone: received.from },
  });
  await tx.updateTable('leads').set({ last_activity_at: sql`clock_timestamp()` }).where('id', '=', id).execute();
  return id;
}

interface Arrival {
  agent: Sender;
  network: MessagingNetwork;
  received: ReceivedText;
  textId: string;
}

async function act(tx: Tx, ctx: Context, arrival: Arrival): Promise<void> {
  const { agent, network, received, textId } = arrival;
  const { businessId } = agent;
  const [standing] = await previewDecisions(tx, businessId, [
    { channel: 'sms', to: received.from, purpose: 'auto_reply' },
  ]);
  const optedOut = standing?.reasons.includes('number_opted_out') ?? false;
  const keyword = received.keyword ?? keywordIn(received.body, { optedOut });
  if (keyword) return obey(tx, ctx, arrival, keyword, optedOut);
  const later = { business_id: businessId, message_id: textId };
  await enqueue(tx, concludeThreadJob, later, { startAt: new Date(Date.now() + network.lullMs) });
  if (asksNeverAgain(received.body)) {
    await insertDnc(tx, {
      businessId,
      phone: received.from,
      reason: 'Asked by text never to be contacted again',
      source: 'text',
    });
    if (standing?.allowed) await answer(tx, ctx, arrival, `You will not hear from ${agent.businessName} again.`);
  } else if (standing?.allowed) {
    await enqueue(tx, replyJob, later, { startAt: new Date(Date.now() + GATHER_MS) });
  }
}

/** Consent is kept by every network alike; the answer is ours only where the network gives none. */
async function obey(tx: Tx, ctx: Context, arrival: Arrival, keyword: Keyword, optedOut: boolean): Promise<void> {
  const { agent, network, received } = arrival;
  const consent = {
    businessId: agent.businessId,
    channel: 'sms',
    address: received.from,
    source: 'keyword',
    evidence: received.body,
  } as const;
  if (keyword === 'stop' && !optedOut) await recordOptOut(tx, ctx, consent);
  if (keyword === 'start') await recordOptIn(tx, ctx, consent);
  // Who has stopped is told so once, and never again.
  if (network.answersKeywords || (keyword === 'stop' && optedOut)) return;
  await answer(tx, ctx, arrival, ANSWERS[keyword](agent));
}

const ANSWERS: Readonly<Record<Keyword, (agent: Sender) => string>> = {
  stop: ({ businessName }) => `You will get no more texts from ${businessName}. Reply START to get them again.`,
  start: ({ businessName }) => `You will get texts from ${businessName} again. Reply STOP to end them, HELP for help.`,
  help: ({ businessName, number }) =>
    `${businessName}: call ${displayPhone(number)} for help. Reply STOP to end texts.`,
};

async function answer(tx: Tx, ctx: Context, { agent, received, textId }: Arrival, body: string): Promise<void> {
  if (!(await mayAnswer(tx, agent.businessId, received.from))) return;
  await queueText(tx, ctx, {
    businessId: agent.businessId,
    agentId: agent.agentId,
    to: received.from,
    body,
    purpose: 'keyword',
    inReplyTo: textId,
  });
}
