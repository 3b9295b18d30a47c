import type { AgentDetail } from '#lib/services/agents/schema.ts';

/** What the agent's page edits, under the names of `PATCH /api/v1/agents`. */
export interface AgentDraft {
  name: string;
  voiceId: string;
  first_message: string;
  inbound_prompt: string;
  outbound_first_message: string;
  outbound_prompt: string;
  sms_prompt: string;
}

export function draftOf(agent: AgentDetail): AgentDraft {
  return {
    name: agent.name,
    voiceId: agent.voice.voiceId,
    first_message: agent.first_message,
    inbound_prompt: agent.prompts.inbound.prompt,
    outbound_first_message: agent.prompts.outbound.first_message,
    outbound_prompt: agent.prompts.outbound.prompt,
    sms_prompt: agent.prompts.sms.prompt,
  };
}

type Change = Partial<Omit<AgentDraft, 'voiceId'>> & { voice?: { provider: string; voiceId: string } };

/** Only what differs, as the operation takes it; null when nothing does. */
export function changeOf(saved: AgentDraft, draft: AgentDraft): Change | null {
  const { voiceId, ...texts } = draft;
  const changed: Change = Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => text.trim() !== saved[name as keyof AgentDraft].trim()),
  );
  if (voiceId !== saved.voiceId) changed.voice = { provider: 'flite', voiceId };
  return Object.keys(changed).length > 0 ? changed : null;
}
