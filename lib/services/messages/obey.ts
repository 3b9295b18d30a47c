import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Keyword, TextChannel } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { recordOptIn, recordOptOut } from '#lib/services/contact/consent.ts';
import { insertDnc } from '#lib/services/dnc/service.ts';
import { queueText } from './queue.ts';
import { mayAnswer } from './restraint.ts';
import type { Sender } from './sender.ts';
import type { Wish } from './wishes.ts';

/** How a number stood before its text. */
export interface Standing {
  reachable: boolean;
  optedOut: boolean;
  onDnc: boolean;
}

export interface Asked {
  agent: Sender;
  channel: TextChannel;
  from: string;
  body: string;
  textId: string;
  /** The network has answered it by itself. */
  answered: boolean;
}

interface Answer {
  /** What changes in the business's records. */
  act?(tx: Tx, ctx: Context, asked: Asked): Promise<void>;
  /** What is answered; null where silence is. Who has asked for silence is told so once, and never again. */
  says(agent: Sender, standing: Standing): string | null;
}

const optOut = (tx: Tx, ctx: Context, { agent, channel, from, body }: Asked) =>
  recordOptOut(tx, ctx, {
    businessId: agent.businessId,
    channel,
    address: from,
    source: 'text',
    evidence: body.slice(0, 500),
  });

const STOP: Answer = {
  act: optOut,
  says: ({ businessName }, { reachable }) =>
    reachable ? `You will get no more texts from ${businessName}. Reply START to get them again.` : null,
};

/** What a text can ask of every business, and what is done about it. */
const ANSWERS: Readonly<Record<Keyword | Wish, Answer>> = {
  stop: STOP,
  'no-texts': STOP,
  'no-contact': {
    async act(tx, ctx, { agent, from }) {
      const reason = 'Asked by text never to be contacted again';
      await insertDnc(tx, ctx, { businessId: agent.businessId, phone: from, reason, source: 'text' });
    },
    says: ({ businessName }, { reachable }) => (reachable ? `You will not hear from ${businessName} again.` : null),
  },
  start: {
    act: (tx, ctx, { agent, channel, from, body }) =>
      recordOptIn(tx, ctx, {
        businessId: agent.businessId,
        channel,
        address: from,
        source: 'text',
        evidence: body.slice(0, 500),
      }),
    says: ({ businessName, number }, { onDnc }) =>
      onDnc
        ? `You are on the do-not-call list of ${businessName}. Call ${displayPhone(number)} to be taken off it.`
        : `You will get texts from ${businessName} again. Reply STOP to end them, HELP for help.`,
  },
  help: {
    says: ({ businessName, number }) =>
      `${businessName}: call ${displayPhone(number)} for help. Reply STOP to end texts.`,
  },
};

/** Does what a text asks of every business, and answers it where the network does not. */
export async function obey(
  tx: Tx,
  ctx: Context,
  asked: Asked,
  request: Keyword | Wish,
  standing: Standing,
): Promise<void> {
  const { agent, channel, from, textId, answered } = asked;
  const { act, says } = ANSWERS[request];
  await act?.(tx, ctx, asked);
  const body = says(agent, standing);
  if (body === null || answered || !(await mayAnswer(tx, agent.businessId, from))) return;
  await queueText(tx, ctx, {
    businessId: agent.businessId,
    agentId: agent.agentId,
    channel,
    from: agent.number,
    to: from,
    body,
    purpose: 'keyword',
    inReplyTo: textId,
  });
}
