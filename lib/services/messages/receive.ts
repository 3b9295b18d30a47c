import { sql } from 'kysely';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { InboundText, MessagingNetwork } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { e164 } from '#lib/core/phone.ts';
import { isBlocked } from '#lib/services/blocked-callers/service.ts';
import { previewDecisions } from '#lib/services/contact/gate.ts';
import type { Channel } from '#lib/services/contact/schema.ts';
import { fileLead } from '#lib/services/leads/write.ts';
import { chargeText } from './charge.ts';
import { concludeThreadJob } from './conclude.ts';
import { keywordIn } from './keywords.ts';
import { networkOf } from './network.ts';
import { obey, type Standing } from './obey.ts';
import { GATHER_MS, replyJob } from './reply.ts';
import { type Sender, senderOf } from './sender.ts';
import { wishIn } from './wishes.ts';
import { insertText } from './write.ts';

export interface ReceivedText extends Omit<InboundText, 'to' | 'channel'> {
  /** The agent whose number was written to. */
  agentId: string;
  /** The agent's first number, unless said. */
  to?: string;
  /** `sms`, unless said. */
  channel?: InboundText['channel'];
}

/**
 * Takes a text that came in, once: into its thread, with its lead. What it asks of every business (STOP, HELP, never to
 * be contacted again) is done at once; anything else the agent answers by itself. Who is blocked is only written down,
 * and a machine is not answered.
 */
export async function receiveText(ctx: Context, received: ReceivedText): Promise<{ id: string }> {
  return inTenant(ctx, async (tx, within) => {
    const { channel = 'sms' } = received;
    const agent = await senderOf(tx, within, received.agentId, { channel, number: received.to });
    const network = networkOf(within, agent);
    const before = await known(tx, network, received.networkId);
    if (before) return before;
    const blocked = await isBlocked(tx, agent.businessId, received.from);
    const ignored = blocked || !isPerson(received.from);
    const standing = await standingOf(tx, agent, channel, received.from);
    const keyword = received.keyword ?? keywordIn(received.body, standing);
    const text = await insertText(tx, {
      businessId: agent.businessId,
      agentId: agent.agentId,
      channel,
      leadId: ignored ? null : await leadOfText(tx, agent, received),
      contact: received.from,
      ownNumber: agent.number,
      body: received.body,
      network: network.name,
      networkId: received.networkId,
      purpose: null,
      aside: blocked,
      details: keyword ? { keyword } : {},
    });
    if (!text) return (await known(tx, network, received.networkId)) as { id: string };
    await chargeText(tx, { ...text, businessId: agent.businessId, network: network.name, channel });
    const { from, body, answered = false } = received;
    const arrival = { agent, network, channel, from, body, answered, textId: text.id };
    const request = keyword ?? wishIn(body);
    if (isPerson(from) && request) await obey(tx, within, arrival, request, standing);
    if (!ignored && !keyword) await think(tx, arrival, standing.reachable && request === null);
    return { id: text.id };
  });
}

const isPerson = (from: string): boolean => e164.safeParse(from).success;

const known = (tx: Tx, network: MessagingNetwork, networkId: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('messages')
    .select('id')
    .where('network', '=', network.name)
    .where('network_id', '=', networkId)
    .executeTakeFirst();

/** How the number stands with the gate. Nothing comes of the question, so nothing of it is kept. */
async function standingOf(tx: Tx, { businessId }: Sender, channel: Channel, from: string): Promise<Standing> {
  const [decision] = await previewDecisions(tx, businessId, [{ channel, to: from, purpose: 'auto_reply' }]);
  return {
    reachable: decision?.allowed ?? false,
    optedOut: decision?.reasons.includes('number_opted_out') ?? false,
    onDnc: decision?.reasons.includes('number_on_dnc') ?? false,
  };
}

async function leadOfText(tx: Tx, agent: Sender, received: ReceivedText): Promise<string> {
  const { id } = await fileLead(tx, {
    businessId: agent.businessId,
    agentId: agent.agentId,
    source: 'inbound_sms',
    onlyGaps: true,
    fields: { phone: received.from, name: received.name },
  });
  await tx.updateTable('leads').set({ last_activity_at: sql`clock_timestamp()` }).where('id', '=', id).execute();
  return id;
}

interface Arrival {
  agent: Sender;
  network: MessagingNetwork;
  textId: string;
}

/** The agent answers after a moment, and reads the exchange once there has been silence. */
async function think(tx: Tx, { agent, network, textId }: Arrival, answers: boolean): Promise<void> {
  const input = { business_id: agent.businessId, message_id: textId };
  const after = (ms: number) => ({ startAt: new Date(Date.now() + ms) });
  if (answers) await enqueue(tx, replyJob, input, after(GATHER_MS));
  await enqueue(tx, concludeThreadJob, input, after(network.lullMs));
}
