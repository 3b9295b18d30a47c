import { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { ModelUse } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { turnModelOf } from '#lib/services/calls/models.ts';
import { mindOf } from '#lib/services/model-use/mind.ts';
import { briefText } from './briefing.ts';
import { readExchange } from './exchange.ts';
import { queueText } from './queue.ts';
import { mayAnswer } from './restraint.ts';
import { LONGEST_TEXT } from './schema.ts';

/** People write in several short texts: they are answered together, by the job of the last one. */
export const GATHER_MS = 1_500;

/** Answers a text by the agent's own prompt for texts; where the model fails, the built-in rules do, and it is kept why. */
export const replyJob = job({
  name: 'messages.reply',
  input: z.object({ business_id: z.guid(), message_id: z.guid() }),
  expireSeconds: 60,
  retryLimit: 3,
  concurrency: 20,
  run: (ctx, input) => reply(ctx, input.message_id),
});

async function reply(ctx: Context, messageId: string): Promise<void> {
  const asked = await inTenant(ctx, (tx) => question(tx, messageId));
  if (!asked) return;
  const { text, turns, briefing } = asked;
  const mind = await mindOf(ctx, text.business_id);
  const uses: ModelUse[] = [];
  const report = (use: ModelUse) => void uses.push(use);
  const turn = await mind.nextTurn(
    { system: briefing.system, turns, callerNumber: text.contact, report },
    briefing.model,
  );
  await inTenant(ctx, async (tx, within) => {
    if (!(await question(tx, messageId))) return; // another text has come in, or somebody has answered
    await queueText(tx, within, {
      businessId: text.business_id,
      agentId: text.agent_id,
      leadId: text.lead_id,
      channel: text.channel,
      from: text.own_number,
      to: text.contact,
      body: turn.text.slice(0, LONGEST_TEXT),
      purpose: 'auto_reply',
      inReplyTo: messageId,
      details: {
        ...(turn.unanswered.length > 0 ? { unanswered: turn.unanswered } : {}),
        ...uses.map(turnModelOf)[0],
      },
    });
  });
}

/** The exchange that waits for an answer of the agent; null when it is none of the agent's, or not any more. */
async function question(tx: Tx, messageId: string) {
  const exchange = await readExchange(tx, messageId);
  if (!exchange || exchange.answered) return null;
  const { text, turns } = exchange;
  const briefing = await briefText(tx, text, new Date(text.created_at));
  if (!briefing.answers || !(await mayAnswer(tx, text.business_id, text.contact))) return null;
  return { text, turns, briefing };
}
