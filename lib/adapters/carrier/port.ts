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

/** A telephone company, real or simulated. What happens on a call comes back as `CarrierEvent`s. */
export interface Carrier {
  readonly name: 'sandbox' | 'vapi';
  readonly simulated: boolean;
  /** Makes the carrier's mirror of an agent and answers its id. */
  createAssistant(ctx: Context, agent: { id: string; businessId: string; name: string }): Promise<string>;
  /** Makes the carrier's mirror of an eval and answers its id. */
  createEval(ctx: Context, scenario: MirroredEval): Promise<string>;
  updateEval(ctx: Context, mirrorId: string, scenario: MirroredEval): Promise<void>;
  deleteEval(ctx: Context, mirrorId: string): Promise<void>;
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
