import { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { job } from '#lib/core/job.ts';
import { scoreLead } from '#lib/services/conclusions/scoring.ts';
import { insertDnc } from '#lib/services/dnc/service.ts';
import { recordScore } from '#lib/services/leads/score.ts';
import { fileLead } from '#lib/services/leads/write.ts';
import { mindOf } from '#lib/services/model-use/mind.ts';
import { briefText } from './briefing.ts';
import { readExchange } from './exchange.ts';

/**
 * What an exchange of texts tells of its lead, once there has been silence for a while: name and address, a wish never
 * to be contacted, the score.
 */
export const concludeThreadJob = job({
  name: 'messages.conclude',
  input: z.object({ business_id: z.guid(), message_id: z.guid() }),
  expireSeconds: 120,
  retryLimit: 5,
  concurrency: 10,
  run: (ctx, input) => concludeThread(ctx, input.message_id),
});

async function concludeThread(ctx: Context, messageId: string): Promise<void> {
  const heard = await inTenant(ctx, async (tx) => {
    const exchange = await readExchange(tx, messageId);
    return exchange && { ...exchange, briefing: await briefText(tx, exchange.text, new Date()) };
  });
  if (!heard) return;
  const { text, turns, briefing } = heard;
  const mind = await mindOf(ctx, text.business_id);
  const reading = {
    system: briefing.system,
    turns,
    direction: turns[0]?.role === 'agent' ? ('outbound' as const) : ('inbound' as const),
    callerNumber: text.contact,
  };
  const known = await mind.extract(reading);
  // Who texts can be reached by that: short as it may be, it is not a caller who hung up without a word of who they are.
  const score = scoreLead(turns, { ...known, phone: known.phone ?? text.contact });
  await inTenant(ctx, async (tx) => {
    const { id } = await fileLead(tx, {
      businessId: text.business_id,
      agentId: text.agent_id,
      source: 'inbound_sms',
      onlyGaps: true,
      leadId: text.lead_id,
      fields: {
        phone: text.contact,
        name: known.name ?? undefined,
        email: known.email ?? undefined,
        callback_phone: known.phone && known.phone !== text.contact ? known.phone : undefined,
        message: known.reason ?? undefined,
      },
    });
    // The rules have looked for that when each text came in (`wishes.ts`).
    if (known.opt_out && !mind.builtIn) {
      await insertDnc(tx, ctx, {
        businessId: text.business_id,
        phone: text.contact,
        reason: 'Asked by text never to be contacted again',
        source: 'text',
      });
    }
    await recordScore(tx, { businessId: text.business_id, leadId: id, score, conversationId: text.id });
  });
}
