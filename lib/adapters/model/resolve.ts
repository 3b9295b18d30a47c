import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { modelSettings } from './env.ts';
import type { LanguageModelV4, ModelBudget } from './port.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';

export interface ResolvedModel {
  model: LanguageModelV4;
  /** True when no language model is configured: rules speak, and the interface must say so. */
  builtIn: boolean;
  /** For people: what speaks. Never holds an address or a key. */
  label: string;
  /** How long one turn may take. */
  turnMs: number;
  budget: ModelBudget;
}

const DEFAULT_MODEL = 'gpt-4.1-mini';
export const BUILT_IN_LABEL = 'Built-in receptionist (rule-based)';
/** The rules take milliseconds; the tools that they use may take longer. */
export const RULES_MS = 20_000;
const UNBOUND: ModelBudget = { turnsPerCall: Infinity, tokensPerCall: Infinity, tokensPerDay: Infinity };

/**
 * The model that speaks for an agent: an OpenAI-compatible endpoint when one is configured, else the built-in receptionist.
 * `OPENAI_MODEL` overrides `agentModel`, the name in the agent's settings.
 * @throws {z.ZodError} when the settings are unusable; a process should find that out at its start.
 */
export function resolveModel(
  env: Record<string, string | undefined> = process.env,
  agentModel?: string | null,
): ResolvedModel {
  const settings = modelSettings(env);
  if (!settings)
    return { model: builtInReceptionist(), builtIn: true, label: BUILT_IN_LABEL, turnMs: RULES_MS, budget: UNBOUND };
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: settings.baseUrl,
    apiKey: settings.apiKey,
    supportsStructuredOutputs: true,
  });
  const name = settings.model ?? agentModel ?? DEFAULT_MODEL;
  return { model: provider(name), builtIn: false, label: name, turnMs: settings.turnMs, budget: settings.budget };
}
