import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { findAgent } from '#lib/services/agents/service.ts';
import { brief } from '#lib/services/calls/enrichment.ts';
import { testCall } from '#lib/services/evals/test-call.ts';
import { mindOf } from '#lib/services/model-use/mind.ts';
import { answer } from './answer.ts';
import type { Rehearsed, RehearseInput } from './schema.ts';

/**
 * One turn of a conversation with an agent, without a call: briefed as a caller would find it now, or with a draft that
 * is not saved. Nothing is kept; the conversation is whoever asks's, so that any turn can be said again or otherwise.
 */
export async function rehearse(
  ctx: Context,
  { agent_id, turns, draft = {} }: z.output<typeof RehearseInput>,
): Promise<Rehearsed> {
  const { businessId, briefing } = await inTenant(ctx, async (tx) => {
    const { business_id } = await findAgent(tx, ctx, agent_id);
    const changed = {
      ...(draft.inbound_prompt ? { instructions: draft.inbound_prompt } : {}),
      ...(draft.first_message ? { first_message: draft.first_message } : {}),
    };
    return {
      businessId: business_id,
      briefing: await brief(tx, testCall(randomUUID(), { business_id, agent_id }, changed), new Date()),
    };
  });
  const mind = await mindOf(ctx, businessId);
  return { ...(await answer(mind, briefing, turns)), model: { built_in: mind.builtIn, label: mind.label } };
}
