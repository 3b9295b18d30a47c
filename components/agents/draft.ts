import type { AgentDetail } from '#lib/services/agents/schema.ts';

export const DRAFT_FIELDS = [
  'name',
  'voiceId',
  'model',
  'temperature',
  'first_message',
  'inbound_prompt',
  'outbound_first_message',
  'outbound_prompt',
  'outbound_llm',
  'sms_prompt',
  'sms_llm',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** What the agent's page edits, as texts. An empty model of a channel is the model of the agent. */
export type AgentDraft = Record<DraftField, string>;

const MAY_BE_EMPTY: readonly DraftField[] = ['outbound_llm', 'sms_llm'];
/** As `UpdateAgentInput` has them. */
export const LIMITS = { name: 200, opening: 2_000, prompt: 50_000, model: 100 };

export function draftOf(agent: AgentDetail): AgentDraft {
  const own = (model: string) => (model === agent.model.model ? '' : model);
  return {
    name: agent.name,
    voiceId: agent.voice.voiceId,
    model: agent.model.model,
    temperature: String(agent.model.temperature),
    first_message: agent.first_message,
    inbound_prompt: agent.prompts.inbound.prompt,
    outbound_first_message: agent.prompts.outbound.first_message,
    outbound_prompt: agent.prompts.outbound.prompt,
    outbound_llm: own(agent.prompts.outbound.llm),
    sms_prompt: agent.prompts.sms.prompt,
    sms_llm: own(agent.prompts.sms.llm),
  };
}

/** The fields in which two drafts differ; blanks at the ends are no difference. */
export const differing = (a: AgentDraft, b: AgentDraft): DraftField[] =>
  DRAFT_FIELDS.filter((field) => a[field].trim() !== b[field].trim());

/** What keeps the draft from being published, by field. */
export function problemsOf(draft: AgentDraft): Partial<Record<DraftField, string>> {
  const empty = DRAFT_FIELDS.filter((field) => draft[field].trim() === '' && !MAY_BE_EMPTY.includes(field));
  const problems: Partial<Record<DraftField, string>> = Object.fromEntries(
    empty.map((field) => [field, 'This cannot be empty.']),
  );
  const warmth = Number(draft.temperature);
  if (!problems.temperature && !(warmth >= 0 && warmth <= 2)) problems.temperature = 'From 0 to 2.';
  return problems;
}

type Text = Exclude<DraftField, 'voiceId' | 'model' | 'temperature' | 'outbound_llm' | 'sms_llm'>;
type Change = Partial<Record<Text, string>> & {
  voice?: { provider: string; voiceId: string };
  model?: { model?: string; temperature?: number };
  outbound_llm?: string | null;
  sms_llm?: string | null;
};

/** Only what differs, as the operation takes it; null when nothing does. */
export function changeOf(live: AgentDraft, draft: AgentDraft): Change | null {
  const fields = differing(live, draft);
  if (fields.length === 0) return null;
  const change: Change = {};
  for (const field of fields) Object.assign(change, asInput(field, draft, change));
  return change;
}

function asInput(field: DraftField, draft: AgentDraft, change: Change): Change {
  if (field === 'voiceId') return { voice: { provider: 'flite', voiceId: draft.voiceId } };
  if (field === 'model') return { model: { ...change.model, model: draft.model.trim() } };
  if (field === 'temperature') return { model: { ...change.model, temperature: Number(draft.temperature) } };
  if (field === 'outbound_llm' || field === 'sms_llm') return { [field]: draft[field].trim() || null };
  return { [field]: draft[field] };
}
