import { generateText, NoObjectGeneratedError, Output } from 'ai';
import { z } from 'zod';
import { refusesRequest, UnusableAnswer } from './fault.ts';
import type { LanguageModelV4 } from './port.ts';

/** Endpoints take a schema, and answer by it; or take it and answer around it; or refuse it. */
const RETRIES = 2;

export interface Question<T> {
  model: LanguageModelV4;
  instructions: string;
  prompt: string;
  /** Its name: the built-in model tells questions apart by it. */
  name: string;
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

export interface Answered<T> {
  value: T;
  tokens: number;
}

/**
 * Asks for an object and holds the answer to the schema, whoever answers. An endpoint that does not know schemas is
 * asked in words; JSON that stands in a fence or among other words is found there.
 * @throws when the model fails, or what it says does not fit.
 */
export async function askFor<T>(question: Question<T>): Promise<Answered<T>> {
  try {
    return await bySchema(question);
  } catch (error) {
    if (!refusesRequest(error)) throw error;
    return inWords(question);
  }
}

async function bySchema<T>({ name, schema, signal, ...asked }: Question<T>): Promise<Answered<T>> {
  try {
    const { output, totalUsage } = await generateText({
      ...asked,
      output: Output.object({ name, schema }),
      maxRetries: RETRIES,
      abortSignal: signal,
    });
    return { value: output, tokens: totalUsage.totalTokens ?? 0 };
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error) || !error.text) throw error;
    return { value: objectIn(error.text, schema), tokens: error.usage?.totalTokens ?? 0 };
  }
}

async function inWords<T>({ model, instructions, prompt, schema, signal }: Question<T>): Promise<Answered<T>> {
  const shape = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
  const { text, totalUsage } = await generateText({
    model,
    instructions: `${instructions}\n\nAnswer with one JSON object and nothing else. It fits this JSON schema:\n${shape}`,
    prompt,
    maxRetries: RETRIES,
    abortSignal: signal,
  });
  return { value: objectIn(text, schema), tokens: totalUsage.totalTokens ?? 0 };
}

/** The object in an answer: from its first brace to its last, whatever stands around. */
function objectIn<T>(text: string, schema: z.ZodType<T>): T {
  const [found] = /\{[\s\S]*\}/.exec(text) ?? [];
  const parsed = schema.safeParse(found === undefined ? undefined : jsonIn(found));
  if (!parsed.success) throw new UnusableAnswer('the answer does not fit its schema');
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
