import type { AssistantSettings } from '#lib/adapters/carrier/port.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { mirrorOf } from '#lib/services/agents/assistant.ts';
import { configurationOf } from '#lib/services/agents/configuration.ts';
import { brief, type CallToEnrich } from './enrichment.ts';

interface CarriedCall extends CallToEnrich {
  max_duration: number;
}

/**
 * The agent as a carrier must know it for one call: its mirror there, and over it the instructions, opening line and
 * last words of this call, with everything filled in.
 */
export async function assistantForCall(
  tx: Tx,
  call: CarriedCall,
  now: Date,
): Promise<{ assistantId: string; assistant: AssistantSettings }> {
  const briefing = await brief(tx, call, now);
  const agent = await tx.selectFrom('agents').selectAll().where('id', '=', call.agent_id).executeTakeFirstOrThrow();
  const mirror = mirrorOf(agent, configurationOf(agent), await forwardingOf(tx, call.number_id));
  const { endCallMessage, voicemailMessage } = briefing.settings;
  return {
    assistantId: agent.assistant_id,
    assistant: {
      ...mirror,
      template: false,
      system: briefing.system,
      firstMessage: briefing.firstMessage,
      model: { ...mirror.model, model: briefing.agentModel },
      passthrough: {
        ...mirror.passthrough,
        ...(endCallMessage === null ? {} : { endCallMessage }),
        ...(voicemailMessage === null ? {} : { voicemailMessage }),
      },
      call: { id: call.id, record: call.record, maxDuration: call.max_duration },
    },
  };
}

/** Where a caller of this number is put through to who asks for a person. */
export async function forwardingOf(tx: Tx, numberId: string | null): Promise<string | null> {
  if (numberId === null) return null;
  const number = await tx.selectFrom('numbers').select('forward_to').where('id', '=', numberId).executeTakeFirst();
  return number?.forward_to ?? null;
}
