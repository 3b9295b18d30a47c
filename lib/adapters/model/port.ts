import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { port } from '#lib/core/port.ts';
import type { AgentTurn, TurnRequest } from './converse.ts';
import { modelSettings } from './env.ts';
import type { Extraction, ReadingRequest } from './extract.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';

/** The interface of the agent's mind: the AI SDK's language model, whoever stands behind it. */
export type LanguageModelV4 = Extract<LanguageModel, { specificationVersion: 'v4' }>;

/** One spoken turn, oldest first. On an outbound call the `caller` is the person who was called. */
export interface Turn {
  role: 'agent' | 'caller';
  text: string;
}

export interface ResolvedModel {
  model: LanguageModelV4;
  /** True when no language model is configured: rules speak, and the interface must say so. */
  builtIn: boolean;
  /** For people: what speaks. Never holds an address or a key. */
  label: string;
}

const DEFAULT_MODEL = 'gpt-4.1-mini';

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
  if (!settings) return { model: builtInReceptionist(), builtIn: true, label: 'Built-in receptionist (rule-based)' };
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: settings.baseUrl,
    apiKey: settings.apiKey,
    supportsStructuredOutputs: true,
  });
  const name = settings.model ?? agentModel ?? DEFAULT_MODEL;
  return { model: provider(name), builtIn: false, label: name };
}

/** What the services ask of the agent's mind; the model is chosen behind it (`mind.ts`). `agentModel` names the agent's own. */
export interface Mind {
  readonly builtIn: boolean;
  readonly label: string;
  nextTurn(request: Omit<TurnRequest, 'model'>, agentModel?: string | null): Promise<AgentTurn>;
  extract(request: Omit<ReadingRequest, 'model'>): Promise<Extraction>;
  summarise(request: Omit<ReadingRequest, 'model'>): Promise<string>;
}
export const mindPort = port<Mind>('mind');

export type { Extraction } from './extract.ts';
