import type { LanguageModel, ToolSet } from 'ai';
import { port } from '#lib/core/port.ts';
import type { Extraction } from './extraction.ts';

/** The interface of the agent's mind: the AI SDK's language model, whoever stands behind it. */
export type LanguageModelV4 = Extract<LanguageModel, { specificationVersion: 'v4' }>;

/** One spoken turn, oldest first. On an outbound call the `caller` is the person who was called. */
export interface Turn {
  role: 'agent' | 'caller';
  text: string;
}

export type Direction = 'inbound' | 'outbound';

export interface ToolUse {
  name: string;
  input: unknown;
  /** What the tool returned; undefined when it has no `execute` or failed. */
  output: unknown;
}

export interface AgentTurn {
  text: string;
  /** The agent has said goodbye; the line can be closed once `text` has been spoken. */
  endCall: boolean;
  /** Calls of the tools passed in, in order; the bookkeeping tools of this module are not among them. */
  toolCalls: ToolUse[];
  /** Questions of the caller's last turn that the prompt does not answer. */
  unanswered: string[];
  /** Sentences of the prompt that the answer was made of, where the model tells. */
  used: string[];
  /** The model failed or took too long, and `text` is what the built-in rules say. */
  failed: boolean;
}

/**
 * Why a model gave no answer of use: too slow, too many requests, its key, not reachable, the request as such, an answer
 * that cannot be used; or `budget`: it was not asked, as it has been used for as much as it may.
 */
export type ModelFault = 'timeout' | 'limit' | 'key' | 'unavailable' | 'refused' | 'unusable' | 'budget';

/** Who did a piece of work, and what it took. */
export interface ModelUse {
  /** For people. */
  label: string;
  builtIn: boolean;
  /** Of the configured model, as far as it tells. */
  tokens: number;
  /** Why the built-in rules did it in place of a configured model; null where whoever was asked has answered. */
  fault: ModelFault | null;
}

interface Reported {
  /** Told once, before the answer is given. */
  report?: ((use: ModelUse) => void) | undefined;
}

export interface TurnRequest extends Reported {
  model: LanguageModelV4;
  /** The agent's prompt, variables filled in. */
  system: string;
  turns: readonly Turn[];
  tools?: ToolSet;
  /** How long it may take, in ms, tools included: nobody holds a silent line for longer. */
  turnMs?: number;
  /** E.164, where known. */
  callerNumber?: string | null;
  signal?: AbortSignal;
}

export interface ReadingRequest extends Reported {
  model: LanguageModelV4;
  /** The agent's prompt, so that the agent's and the business's own details are not taken for the caller's. */
  system: string;
  turns: readonly Turn[];
  direction: Direction;
  callerNumber?: string | null;
  signal?: AbortSignal;
}

/** A text to be judged against a rubric. */
export interface JudgeRequest extends Reported {
  model: LanguageModelV4;
  /** What earns which verdict. */
  rubric: string;
  /** What is to be judged. */
  subject: string;
  temperature?: number | undefined;
  signal?: AbortSignal;
}

/** How much a configured model may be used for; beyond it the built-in rules do the work, and say so. */
export interface ModelBudget {
  turnsPerCall: number;
  tokensPerCall: number;
  /** Of one business, by its own days. */
  tokensPerDay: number;
}

/** What the services ask of the agent's mind; the model is chosen behind it (`mind.ts`). `agentModel` names the agent's own. */
export interface Mind {
  readonly builtIn: boolean;
  /** Set where the built-in rules stand in for a configured model that is not asked: why. */
  readonly standsIn?: ModelFault | undefined;
  readonly label: string;
  readonly budget: ModelBudget;
  nextTurn(request: Omit<TurnRequest, 'model' | 'turnMs'>, agentModel?: string | null): Promise<AgentTurn>;
  extract(request: Omit<ReadingRequest, 'model'>): Promise<Extraction>;
  summarise(request: Omit<ReadingRequest, 'model'>): Promise<string>;
  /** The verdict in the model's own words. @throws without a language model, or when it fails. */
  judge(request: Omit<JudgeRequest, 'model'>, judgeModel?: string | null): Promise<string>;
}
export const mindPort = port<Mind>('mind');
/** The built-in receptionist whatever model is configured: what strangers say costs nothing, and goes nowhere. */
export const receptionistPort = port<Mind>('receptionist');

export type { Extraction };
