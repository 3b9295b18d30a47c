import type { PlayedMessage } from './played.ts';
import type { JudgePlan } from './scenario.ts';

type AiPlan = Extract<JudgePlan, { type: 'ai' }>;

const PLACE = /\{\{\s*messages(?:\[(-?\d+)\])?\s*\}\}/g;

/** One turn as the judge reads it. */
function line({ role, content, toolCalls }: PlayedMessage): string {
  const used = (toolCalls ?? []).map((call) => ` [${call.name} ${JSON.stringify(call.arguments ?? {})}]`).join('');
  return `${role}: ${content}${used}`;
}

const conversation = (played: readonly PlayedMessage[]): string => played.map(line).join('\n');

/** `{{messages}}` is the conversation, `{{messages[-1]}}` one turn of it, counted from the end; values are not expanded again. */
const filled = (template: string, played: readonly PlayedMessage[]): string =>
  template.replace(PLACE, (_place, index: string | undefined) =>
    index === undefined ? conversation(played) : (played.at(Number(index))?.content ?? ''),
  );

/** What a judge is asked: its instructions, and the conversation that the last played message ends. */
export function askOfJudge(plan: AiPlan, played: readonly PlayedMessage[]): { rubric: string; subject: string } {
  const said = (wanted: 'system' | 'user') =>
    plan.model.messages.filter(({ role }) => role === wanted).map(({ content }) => filled(content, played));
  const mentioned = plan.model.messages.some(({ content }) => content.search(PLACE) >= 0);
  const subject = said('user');
  if (!mentioned && plan.autoIncludeMessageHistory) subject.push(`The conversation:\n${conversation(played)}`);
  return { rubric: said('system').join('\n\n'), subject: subject.join('\n\n') || 'Your verdict: pass or fail?' };
}

/** Exactly `pass` or `fail`, in any case; anything else is no verdict. */
export function verdictIn(answer: string): 'pass' | 'fail' | null {
  const word = answer.trim().toLowerCase();
  return word === 'pass' || word === 'fail' ? word : null;
}
