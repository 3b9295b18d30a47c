/** A scripted conversation, as the carrier's mirror keeps it. */
export interface MirroredEval {
  name: string;
  description: string | null;
  messages: readonly unknown[];
}

/** A function that an agent may use on a call: the carrier asks us to run it. */
export interface AssistantTool {
  name: string;
  description: string;
  /** JSON Schema of an object. */
  parameters: Readonly<Record<string, unknown>>;
}

/**
 * An agent as a carrier must know it. For one call, the texts are filled in and final; in the mirror they are as the
 * owner wrote them.
 */
export interface AssistantSettings {
  agentId: string;
  businessId: string;
  name: string;
  /** The texts still hold `{{variables}}`, to be filled by who uses them. */
  template: boolean;
  /** The instructions. */
  system: string;
  firstMessage: string;
  voice: { provider: string; voiceId: string };
  model: { provider: string; model: string; temperature: number };
  /** The owner's own settings for the carrier, sanitised: they never override what is ours. */
  passthrough: Readonly<Record<string, unknown>>;
  /** Where a caller who asks for a person is put through to, in E.164. */
  transferTo: string | null;
  tools: readonly AssistantTool[];
  /** The call that it is for; null for the mirror, and for evals. */
  call: { id: string; record: boolean /** Seconds. */; maxDuration: number } | null;
}

/** The carrier looked at what it was given and said no: to ask again changes nothing. The message is for the owner. */
export class CarrierRefused extends Error {
  /** It does not know what was spoken of. */
  readonly unknown: boolean;
  constructor(message: string, unknown = false) {
    super(message);
    this.name = 'CarrierRefused';
    this.unknown = unknown;
  }
}

/** Something of this installation's that was found at the carrier, by what we wrote on it. */
export interface FoundThere {
  kind: 'assistant' | 'eval' | 'trunk';
  carrierId: string;
  /** The carrier's names for numbers that hang on it: they go first. */
  numbers: readonly string[];
}

/** A scenario to be played at the carrier against an agent, none of whose tools may act. */
export interface EvalOrder {
  evalId: string;
  /** The mirror, or null for a draft that exists nowhere. */
  assistantId: string | null;
  assistant: AssistantSettings;
}

/** How a run stands. `messages` are in the carrier’s words (`lib/services/evals/carried.ts` reads them). */
export type EvalState =
  | { status: 'running' }
  | { status: 'done'; passed: boolean; messages: readonly unknown[] }
  /** The run failed, and not the agent. */
  | { status: 'error'; reason: string; messages: readonly unknown[] };
