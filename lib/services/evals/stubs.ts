import { type ToolSet, tool } from 'ai';
import { z } from 'zod';
import type { AssistantTool } from '#lib/adapters/carrier/port.ts';
import { type EvalMessage, isJudged } from './scenario.ts';

/** What acts on the world on a real call, in words for the model (reference, "Evals": destructive tools are stubbed). */
const KNOWN: Readonly<Record<string, string>> = {
  transfer_call: 'Put the caller through to a person.',
  send_sms: 'Send the caller a text message.',
  send_link: 'Send the caller a link.',
  book_appointment: 'Book an appointment for the caller.',
};
/** Offered in every conversation anyway (`adapters/model/converse.ts`). */
const ALWAYS = new Set(['end_call', 'note_unanswered']);

/** The same tools to the model, none of which does anything: each answers `answer` and touches nothing. */
export function stubbed(tools: ToolSet, answer: unknown): ToolSet {
  return Object.fromEntries(
    Object.entries(tools).map(([name, { description, inputSchema }]) => [
      name,
      tool({ description: description as string, inputSchema, execute: async () => answer }),
    ]),
  );
}

/** The names of the tools that a scenario speaks of, but those of every conversation. */
function namesIn(messages: readonly EvalMessage[]): string[] {
  const named = messages.flatMap((message) =>
    message.role === 'assistant'
      ? [...(message.toolCalls ?? []), ...(isJudged(message) ? judgedCalls(message.judgePlan) : [])]
      : [],
  );
  return [...new Set(named.map(({ name }) => name))].filter((name) => !ALWAYS.has(name));
}

const wordsFor = (name: string): string => KNOWN[name] ?? `The tool ${name}.`;

/** The tools that a scenario speaks of: a judge can ask only for those that the agent has. */
export const toolsNamedIn = (messages: readonly EvalMessage[]): ToolSet =>
  Object.fromEntries(
    namesIn(messages).map((name) => [
      name,
      tool({ description: wordsFor(name), inputSchema: z.record(z.string(), z.json()) }),
    ]),
  );

/** The same as a carrier is told of them. Who is asked to run one in a test does nothing. */
export const namedTools = (messages: readonly EvalMessage[]): AssistantTool[] =>
  namesIn(messages).map((name) => ({
    name,
    description: wordsFor(name),
    parameters: { type: 'object', properties: {} },
  }));

const judgedCalls = (plan: { toolCalls?: readonly { name: string }[] | undefined } | { type: 'ai' }) =>
  'toolCalls' in plan ? (plan.toolCalls ?? []) : [];
