import type { z } from 'zod';
import type { CreateEvalInput } from '#lib/services/evals/schema.ts';

export type EvalMessage = z.output<typeof CreateEvalInput>['messages'][number];
type JudgePlan = NonNullable<Extract<EvalMessage, { role: 'assistant' }>['judgePlan']>;

export const KINDS = ['user', 'said', 'exact', 'regex', 'ai', 'system', 'tool'] as const;
/** What a turn of the form is: said by the caller, said or judged of the agent, or put in between. */
export type TurnKind = (typeof KINDS)[number];

export interface TurnDraft {
  key: string;
  kind: TurnKind;
  /** What is said, what the reply is compared with, or what the judge looks for. */
  text: string;
  /** The turn as it is stored: what the form has no field for is kept. */
  stored?: EvalMessage;
}

export interface ScenarioDraft {
  name: string;
  description: string;
  turns: TurnDraft[];
}

const isJudge = (kind: TurnKind): kind is JudgePlan['type'] => kind === 'exact' || kind === 'regex' || kind === 'ai';

/** Told to the model that judges, after what the owner wants of the reply. */
const VERDICT = 'Answer with one word: pass or fail.';

let keys = 0;
export const newTurn = (kind: TurnKind, text = ''): TurnDraft => ({ key: `turn ${++keys}`, kind, text });

export const emptyScenario = (): ScenarioDraft => ({
  name: '',
  description: '',
  turns: [newTurn('user'), newTurn('regex')],
});

export const draftOf = (scenario: {
  name: string;
  description: string | null;
  messages: EvalMessage[];
}): ScenarioDraft => ({
  name: scenario.name,
  description: scenario.description ?? '',
  turns: scenario.messages.map((stored) => ({ ...newTurn(kindOf(stored), textOf(stored)), stored })),
});

function kindOf(message: EvalMessage): TurnKind {
  if (message.role !== 'assistant') return message.role;
  return message.judgePlan?.type ?? 'said';
}

function textOf(message: EvalMessage): string {
  if (message.role !== 'assistant' || !message.judgePlan) return message.content ?? '';
  const plan = message.judgePlan;
  if (plan.type !== 'ai') return plan.content;
  const rubric = plan.model.messages.find(({ role }) => role === 'system')?.content ?? '';
  return rubric.endsWith(VERDICT) ? rubric.slice(0, -VERDICT.length).trim() : rubric;
}

/** The script as the operation takes it. */
export const messagesOf = (draft: ScenarioDraft): EvalMessage[] => draft.turns.map(messageOf);

function messageOf({ kind, text, stored }: TurnDraft): EvalMessage {
  // Untouched, it stays as it was made, by the API perhaps, with what the form does not show.
  if (stored && kindOf(stored) === kind && textOf(stored) === text) return stored;
  if (kind === 'said') return { ...assistantRest(stored), role: 'assistant', content: text };
  if (isJudge(kind)) return { ...continuing(stored), role: 'assistant', judgePlan: planOf(kind, text, stored) };
  return { role: kind, content: text };
}

const assistantRest = (stored?: EvalMessage) =>
  stored?.role === 'assistant' && stored.toolCalls ? { toolCalls: stored.toolCalls } : {};
const continuing = (stored?: EvalMessage) =>
  stored?.role === 'assistant' && stored.continuePlan ? { continuePlan: stored.continuePlan } : {};

function planOf(type: JudgePlan['type'], text: string, stored?: EvalMessage): JudgePlan {
  const before = stored?.role === 'assistant' ? stored.judgePlan : undefined;
  if (type === 'ai') {
    const ai = before?.type === 'ai' ? before : undefined;
    const model = ai?.model ?? { provider: 'openai' as const, model: 'gpt-4.1' };
    const asked = ai?.model.messages.filter(({ role }) => role === 'user') ?? [];
    const messages = [{ role: 'system' as const, content: `${text.trim()}\n\n${VERDICT}` }, ...asked];
    return { type, autoIncludeMessageHistory: ai?.autoIncludeMessageHistory ?? true, model: { ...model, messages } };
  }
  if (type === 'exact') return { ...(before?.type === type ? before : undefined), type, content: text };
  return { ...(before?.type === type ? before : undefined), type, content: text };
}

/** What keeps the scenario from being run, by the key of a turn or `name` or `turns`; the operation judges the rest. */
export function problemsOf(draft: ScenarioDraft): Record<string, string> {
  const problems: Record<string, string> = {};
  if (draft.name.trim() === '') problems.name = 'Give it a name.';
  for (const turn of draft.turns) {
    if (turn.text.trim() === '' && !checksTools(turn)) problems[turn.key] = 'This cannot be empty.';
    else if (turn.kind === 'regex' && !isPattern(turn.text)) problems[turn.key] = 'This is not a regular expression.';
  }
  if (!draft.turns.some(({ kind }) => kind === 'user')) problems.turns = 'The caller must say something.';
  else if (!draft.turns.some(({ kind }) => isJudge(kind))) problems.turns = 'One answer of the agent must be judged.';
  return problems;
}

function checksTools({ kind, stored }: TurnDraft): boolean {
  const plan = stored?.role === 'assistant' ? stored.judgePlan : undefined;
  return plan !== undefined && plan.type === kind && plan.type !== 'ai' && (plan.toolCalls ?? []).length > 0;
}

function isPattern(text: string): boolean {
  const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text.trim()) ?? [];
  try {
    new RegExp(body ?? text, flags ?? '');
    return true;
  } catch {
    return false;
  }
}
