import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';

/** Words of the Q.850 release causes, as telephone people read them. */
export const HANGUP_CAUSES = [
  'NORMAL_CLEARING',
  'USER_BUSY',
  'NO_ANSWER',
  'CALL_REJECTED',
  'INVALID_NUMBER_FORMAT',
  'ORIGINATOR_CANCEL',
  'NETWORK_OUT_OF_ORDER',
] as const;
export type HangupCause = (typeof HANGUP_CAUSES)[number];

/** What a carrier reports of a call. `id` is the carrier's own: the second arrival of an id is a repetition. */
export type CarrierEvent = { id: string; at: Date } & (
  | { type: 'ringing' }
  | { type: 'answered' }
  /** A person's phone took the call over, before or after the agent spoke. */
  | { type: 'forwarded'; to: string }
  | {
      type: 'speech';
      speaker: 'agent' | 'caller' | 'note';
      text: string;
      /** Milliseconds of conversation since the answer. */
      startMs: number;
      endMs: number;
      details?: Record<string, unknown>;
    }
  | {
      type: 'ended';
      outcome: 'completed' | 'failed' | 'no-answer' | 'busy' | 'canceled';
      reason: string;
      cause: HangupCause;
      /** Seconds of conversation, where the carrier measures them. */
      seconds?: number;
    }
);

export interface DialOrder {
  callId: string;
  businessId: string;
  to: string;
  from: string | null;
  /** Seconds. */
  maxDuration: number;
  pace: 'fast' | 'live';
}

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
  constructor(message: string) {
    super(message);
    this.name = 'CarrierRefused';
  }
}

/** A mirror found at the carrier, by what we wrote on it. */
export interface FoundAssistant {
  assistantId: string;
  agentId: string;
  businessId: string;
  createdAt: Date;
}

/** A number as the carrier must answer it: always by asking us, and at `fallbackTo` when that fails. */
export interface NumberSettings {
  id: string;
  businessId: string;
  name: string;
  /** E.164 of a number of ours; null for one of the carrier's own. */
  phoneNumber: string | null;
  /** E.164; null where the business has named none. */
  fallbackTo: string | null;
}

export interface AttachedNumber {
  /** The carrier's name for it. */
  carrierNumberId: string;
  phoneNumber: string;
}

/** A telephone exchange of the owner's own, that calls go out and come in by. */
export interface TrunkSettings {
  id: string;
  businessId: string;
  name: string;
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
  username: string | null;
  password: string | null;
  /** What is shown to who is called, in E.164 or an extension; null: the trunk's name for itself. */
  callerId: string | null;
}

/** What the carrier keeps of a trunk. */
export interface CarrierTrunk {
  credentialId: string;
  /** Calls by the trunk are placed from this number of the carrier's. */
  carrierNumberId: string;
}

/** A scenario to be played at the carrier against an agent, none of whose tools may act. */
export interface EvalOrder {
  evalId: string;
  /** The mirror, or null for a draft that exists nowhere. */
  assistantId: string | null;
  assistant: AssistantSettings;
}

/** How a run stands. `results` are the judged turns in the carrier's words (`lib/services/evals/played.ts` reads them). */
export type EvalState =
  | { status: 'running' }
  | { status: 'done'; passed: boolean; messages: readonly unknown[] }
  /** The run failed, and not the agent. */
  | { status: 'error'; reason: string; messages: readonly unknown[] };

/** A telephone company, real or simulated. What happens on a call comes back as `CarrierEvent`s. */
export interface Carrier {
  readonly name: 'sandbox' | 'vapi';
  readonly simulated: boolean;
  /** Makes the carrier's mirror of an agent and answers its id. */
  createAssistant(ctx: Context, assistant: AssistantSettings): Promise<string>;
  /** Gives the mirror the whole of a configuration. @throws CarrierRefused when the carrier does not take it. */
  updateAssistant(ctx: Context, assistantId: string, assistant: AssistantSettings): Promise<void>;
  /** One that is gone already is no error. */
  deleteAssistant(ctx: Context, assistantId: string): Promise<void>;
  /** The mirrors of this installation made before a moment, a portion at a time. */
  findAssistants(ctx: Context, madeBefore: Date): Promise<readonly FoundAssistant[]>;
  /** Makes the carrier's mirror of an eval and answers its id. */
  createEval(ctx: Context, scenario: MirroredEval): Promise<string>;
  updateEval(ctx: Context, mirrorId: string, scenario: MirroredEval): Promise<void>;
  deleteEval(ctx: Context, mirrorId: string): Promise<void>;
  /** Starts a run and answers its id. */
  runEval(ctx: Context, order: EvalOrder): Promise<string>;
  evalRun(ctx: Context, runId: string): Promise<EvalState>;
  /** Lets the carrier answer a number: one of ours, or a new one of its own. */
  attachNumber(ctx: Context, number: NumberSettings): Promise<AttachedNumber>;
  /** Puts right whatever of the number's settings is not as it should be; answers what that was. */
  updateNumber(ctx: Context, carrierNumberId: string, number: NumberSettings): Promise<readonly string[]>;
  /** One that is gone already is no error. */
  detachNumber(ctx: Context, carrierNumberId: string): Promise<void>;
  /** Both or neither: what was made of a trunk that fails is taken away again. */
  createTrunk(ctx: Context, trunk: TrunkSettings): Promise<CarrierTrunk>;
  updateTrunk(ctx: Context, made: CarrierTrunk, trunk: TrunkSettings): Promise<void>;
  deleteTrunk(ctx: Context, made: CarrierTrunk): Promise<void>;
  /** A new telephone number in E.164. */
  provisionNumber(ctx: Context): Promise<string>;
  /** Places the call. Asked at most once for a call, unless `lookup` said that it was never received. */
  dial(ctx: Context, order: DialOrder): Promise<{ carrierCallId: string }>;
  /** What became of an attempt whose answer a crash has lost: the carrier's name for the call, if it was received. */
  lookup(ctx: Context, callId: string): Promise<{ carrierCallId: string } | 'never-received' | 'unknown'>;
  hangUp(ctx: Context, callId: string): Promise<void>;
  /** How a call ended, if the carrier knows: asked by the watchdog. */
  outcome(ctx: Context, callId: string): Promise<Extract<CarrierEvent, { type: 'ended' }> | null>;
}

/** `live` is null where no carrier is configured: then everything is simulated, and every page says so. */
export const carriersPort = port<{ live: Carrier | null; sandbox: Carrier }>('carriers');
