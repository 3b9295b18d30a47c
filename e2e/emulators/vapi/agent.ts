import { asksForPerson, asksToBeLeftAlone, heard, saysGoodbye } from './people.ts';
import type { Resource } from './store.ts';

/** The settings of an assistant, as far as an agent of the emulator follows them. */
export interface Assistant {
  firstMessage?: string;
  model?: { model?: string; messages?: { role: string; content?: string }[]; tools?: Tool[] };
  server?: Server;
  serverMessages?: string[];
  artifactPlan?: {
    recordingEnabled?: boolean;
    structuredOutputs?: StructuredOutput[];
    structuredOutputIds?: string[];
  };
  monitorPlan?: { controlEnabled?: boolean; controlAuthenticationEnabled?: boolean };
  metadata?: Record<string, unknown>;
  variableValues?: Record<string, unknown>;
  [property: string]: unknown;
}

export interface Tool {
  type: string;
  function?: { name: string };
  destinations?: { number?: string; message?: string }[];
  server?: Server;
}

export interface Server {
  url: string;
  credentialId?: string;
  headers?: Record<string, string>;
  backoffPlan?: { maxRetries?: number };
}

interface StructuredOutput {
  id?: string;
  name: string;
  schema: { properties?: Record<string, unknown> };
}

/** An assistant with what a call lays over it: whole properties, and `{{variables}}` filled in. */
export function overridden(assistant: Assistant, overrides: Assistant = {}): Assistant {
  const { variableValues = {} } = overrides;
  const merged = { ...assistant, ...overrides };
  const filled = JSON.stringify(merged).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    name in variableValues ? JSON.stringify(String(variableValues[name])).slice(1, -1) : whole,
  );
  return JSON.parse(filled);
}

/** What the agent does when it was spoken to. */
export interface Reply {
  words: string;
  next?: 'transfer' | 'end';
}

const ASKED_IN_ORDER: readonly (readonly [fact: string, question: string])[] = [
  ['name', 'May I have your name?'],
  ['reason', 'What can we do for you?'],
  ['email', 'What is the best email address for you?'],
  ['phone', 'Which number can we call you back on?'],
];

/**
 * A small, honest agent: it asks for what its structured outputs want to know and has not been said, puts through who
 * asks for a person, and lets go who says goodbye. It does not read its prompt.
 */
export function reply(assistant: Assistant, lines: readonly string[]): Reply {
  const last = lines.at(-1) ?? '';
  if (asksForPerson(last) && transferTool(assistant)) {
    return { words: 'One moment, I will put you through.', next: 'transfer' };
  }
  if (asksToBeLeftAlone(last)) return { words: 'I am sorry. We will not call you again. Goodbye.', next: 'end' };
  if (saysGoodbye(last)) return { words: 'Thank you for your time. Goodbye.', next: 'end' };
  const known = heard(lines);
  const wanted = new Set((assistant.artifactPlan?.structuredOutputs ?? []).flatMap(fieldsOf));
  const [, question = 'Is there anything else?'] =
    ASKED_IN_ORDER.find(([fact]) => wanted.has(fact) && !(fact in known)) ?? [];
  return { words: `Thank you. ${question}` };
}

export const transferTool = (assistant: Assistant): Tool | undefined =>
  assistant.model?.tools?.find(({ type }) => type === 'transferCall');

/** What each structured output of the assistant found, by its id. */
export function structuredOutputs(
  assistant: Assistant,
  lines: readonly string[],
  kept: (id: string) => Resource | undefined,
): Record<string, { name: string; result: object }> {
  const { structuredOutputs: inline = [], structuredOutputIds = [] } = assistant.artifactPlan ?? {};
  const byId = structuredOutputIds.flatMap((id) => kept(id) ?? []) as unknown as StructuredOutput[];
  const facts = heard(lines);
  const found = [...inline, ...byId].map((output, index) => {
    const result = Object.fromEntries(
      fieldsOf(output).flatMap((field) => (field in facts ? [[field, facts[field]]] : [])),
    );
    return [output.id ?? `inline-${index}`, { name: output.name, result }] as const;
  });
  return Object.fromEntries(found);
}

const fieldsOf = ({ schema }: StructuredOutput): string[] => Object.keys(schema.properties ?? {});
