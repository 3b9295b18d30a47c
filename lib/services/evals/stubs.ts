import { type ToolSet, tool } from 'ai';
import { z } from 'zod';
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

/** The tools that a scenario speaks of: a judge can ask only for those that the agent has. */
export function toolsNamedIn(messages: readonly EvalMessage[]): ToolSet {
  const names = messages.flatMap((message) =>
    message.role === 'assistant'
      ? [...(message.toolCalls ?? []), ...(isJudged(message) ? judgedCalls(message.judgePlan) : [])]
      : [],
  );
  return Object.fromEntries(
    names
      .filter(({ name }) => !ALWAYS.has(name))
      .map(({ name }) => [
        name,
        tool({ description: KNOWN[name] ?? `The tool ${name}.`, inputSchema: z.record(z.string(), z.json()) }),
      ]),
  );
}

const judgedCalls = (plan: { toolCalls?: readonly { name: string }[] | undefined } | { type: 'ai' }) =>
  'toolCalls' in plan ? (plan.toolCalls ?? []) : [];
