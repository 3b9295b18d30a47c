import { z } from 'zod';

/** Settings of a language model behind an OpenAI-compatible address. None of them is needed: without, the built-in receptionist speaks. */
const settings = z.object({
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
});

export interface ModelSettings {
  baseUrl: string;
  /** Absent for servers on one's own machine that ask for none. */
  apiKey: string | undefined;
  /** Overrides the model named by the agent. */
  model: string | undefined;
}

const OPENAI = 'https://api.openai.com/v1';

/**
 * Reads the environment; null when neither an address nor a key is set.
 * An empty variable counts as unset, as deployment forms leave them.
 * @throws {z.ZodError} when the address is not http(s).
 */
export function modelSettings(env: Record<string, string | undefined>): ModelSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL } = settings.parse(set);
  if (!OPENAI_BASE_URL && !OPENAI_API_KEY) return null;
  return { baseUrl: OPENAI_BASE_URL ?? OPENAI, apiKey: OPENAI_API_KEY, model: OPENAI_MODEL };
}
