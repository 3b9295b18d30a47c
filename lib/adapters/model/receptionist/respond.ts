import type { Turn } from '#lib/adapters/model/port.ts';
import { answersTo } from './answers.ts';
import { closing, STILL_THERE } from './closing.ts';
import { acknowledgement } from './courtesy.ts';
import { dialogueOf } from './dialogue.ts';
import { nextAsk } from './next-ask.ts';
import { identityOf } from './prompt-identity.ts';
import { type OfferedTool, toolCalls } from './tool-use.ts';

export interface Reply {
  text: string;
  calls: { name: string; input: Record<string, unknown> }[];
  /** Sentences of the prompt that the reply repeats. */
  used: string[];
}

export interface Listened {
  /** The agent's prompt. */
  prompt: string;
  turns: readonly Turn[];
  callerNumber: string | null;
  tools: readonly OfferedTool[];
}

/**
 * What the receptionist says next: a word about what was said, answers from the prompt or an honest "I don't know",
 * and one thing it would like to know, or goodbye.
 */
export async function respond({ prompt, turns, callerNumber, tools }: Listened): Promise<Reply> {
  const identity = identityOf(prompt);
  const dialogue = dialogueOf(prompt, turns, callerNumber);
  if (dialogue.last === null) return { text: greeting(identity), calls: [], used: [] };
  const repeat = dialogue.intents.has('asks_repeat') ? dialogue.agentSaid.at(-1) : undefined;
  if (repeat) return { text: `Of course. ${repeat}`, calls: [], used: [] };
  const end = closing(dialogue, identity);
  if (end?.only) return { text: end.text, calls: ending(tools), used: [] };
  if (!end && dialogue.intents.has('silence')) return { text: STILL_THERE, calls: [], used: [] };
  const { spoken, facts, unanswered } = await answersTo(prompt, dialogue);
  const courtesy = acknowledgement(dialogue, identity, spoken.length > 0);
  const acts = toolCalls(dialogue, tools);
  const last = end ? end.text : (acts.said ?? nextAsk(dialogue, identity));
  const calls = [
    ...(tools.some((tool) => tool.name === 'note_unanswered')
      ? unanswered.map((question) => ({ name: 'note_unanswered', input: { question } }))
      : []),
    ...acts.calls,
    ...(end ? ending(tools) : []),
  ];
  return {
    text: [courtesy, ...spoken, last].filter(Boolean).join(' '),
    calls,
    used: facts.map((fact) => fact.whole ?? fact.text),
  };
}

const ending = (tools: readonly OfferedTool[]) =>
  tools.some((tool) => tool.name === 'end_call') ? [{ name: 'end_call', input: {} }] : [];

function greeting({ business, agent }: ReturnType<typeof identityOf>): string {
  const where = business ? `Thank you for calling ${business}.` : 'Hello, thank you for calling.';
  return [where, agent ? `This is ${agent}.` : '', 'How can I help you today?'].filter(Boolean).join(' ');
}

export type { OfferedTool };
