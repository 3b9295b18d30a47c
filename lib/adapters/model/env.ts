import { z } from 'zod';
import type { ModelBudget } from './port.ts';

/** Settings of a language model behind an OpenAI-compatible address. None of them is needed: without, the built-in receptionist speaks. */
const settings = z.object({
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_TURN_SECONDS: z.coerce.number().positive().max(120).default(20),
  OPENAI_TURNS_PER_CALL: z.coerce.number().int().positive().default(200),
  OPENAI_TOKENS_PER_CALL: z.coerce.number().int().positive().default(200_000),
  OPENAI_TOKENS_PER_DAY: z.coerce.number().int().positive().default(5_000_000),
});

export interface ModelSettings {
  baseUrl: string;
  /** Absent for servers on one's own machine that ask for none. */
  apiKey: string | undefined;
  /** Overrides the model named by the agent. */
  model: string | undefined;
  /** How long one turn may take. */
  turnMs: number;
  budget: ModelBudget;
}

const OPENAI = 'https://api.openai.com/v1';

/**
 * Reads the environment; null when neither an address nor a key is set.
 * An empty variable counts as unset, as deployment forms leave them.
 * @throws {z.ZodError} when the address is not http(s), or a budget no whole number above 0.
 */
export function modelSettings(env: Record<string, string | undefined>): ModelSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = settings.parse(set);
  if (!read.OPENAI_BASE_URL && !read.OPENAI_API_KEY) return null;
  return {
    baseUrl: read.OPENAI_BASE_URL ?? OPENAI,
    apiKey: read.OPENAI_API_KEY,
    model: read.OPENAI_MODEL,
    turnMs: read.OPENAI_TURN_SECONDS * 1000,
    budget: {
      turnsPerCall: read.OPENAI_TURNS_PER_CALL,
      tokensPerCall: read.OPENAI_TOKENS_PER_CALL,
      tokensPerDay: read.OPENAI_TOKENS_PER_DAY,
    },
  };
}
