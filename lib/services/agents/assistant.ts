import type { AssistantSettings } from '#lib/adapters/carrier/port.ts';
import { CALL_TOOLS } from './call-tools.ts';
import type { Configuration } from './schema.ts';

interface Mirrored {
  id: string;
  business_id: string;
}

/** An agent as the carrier's mirror holds it: the texts as the owner wrote them, for incoming calls. */
export const mirrorOf = (
  agent: Mirrored,
  { name, inbound_prompt, first_message, voice, model, vapi_config }: Configuration,
  transferTo: string | null = null,
): AssistantSettings => ({
  agentId: agent.id,
  businessId: agent.business_id,
  name,
  template: true,
  system: inbound_prompt,
  firstMessage: first_message,
  voice,
  model,
  passthrough: vapi_config,
  transferTo,
  tools: CALL_TOOLS,
  call: null,
});
