import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';
import type { AssistantSettings, EvalOrder, EvalState, FoundThere, MirroredEval } from './assistants.ts';
import type { AttachedNumber, CarrierTrunk, NumberSettings, TrunkSettings } from './lines.ts';

export type { EvalOrder, EvalState, FoundThere, MirroredEval } from './assistants.ts';
export { type AssistantSettings, type AssistantTool, CarrierRefused } from './assistants.ts';
export type { AttachedNumber, CarrierTrunk, NumberSettings, TrunkSettings } from './lines.ts';

/** Words of the Q.850 release causes, as telephone people read them. */
const HANGUP_CAUSES = [
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
      /** The carrier tells words and times afterwards, in a report: within so many milliseconds, or it is asked. */
      reportWithinMs?: number;
    }
);

/** What names a call at its carrier. */
export interface PlacedCall {
  callId: string;
  businessId: string;
  /** The carrier's own name for it; null until it is known. */
  carrierCallId: string | null;
  /** When the carrier was last asked to place it, or asked us to take it. */
  attemptedAt: Date;
}

export interface DialOrder extends PlacedCall {
  /** Of a test business: no telephone ever rings for it. */
  test: boolean;
  to: string;
  from: string | null;
  /** Seconds. */
  maxDuration: number;
  pace: 'fast' | 'live';
  /** What a carrier must know that holds the conversation itself. */
  brief(): Promise<DialBriefing>;
}

export interface DialBriefing {
  assistantId: string;
  /** Filled in for this call. */
  assistant: AssistantSettings;
  /** The carrier's name for the number or trunk that the call goes out by. */
  carrierNumberId: string | null;
  /** Who is called. */
  customerName: string | null;
}

/** The carrier took the order and said no, for good: the call fails with its reason and is not tried again. */
export class DialRefused extends Error {
  readonly reason: string;
  readonly hangupCause: HangupCause;
  constructor(reason: string, hangupCause: HangupCause = 'CALL_REJECTED') {
    super(reason);
    this.name = 'DialRefused';
    this.reason = reason;
    this.hangupCause = hangupCause;
  }
}

/** The carrier has no line free now, and dialled nothing: the call may be asked for again. */
export class NoLineFree extends Error {
  constructor() {
    super('the carrier has no line free');
    this.name = 'NoLineFree';
  }
}

/** What a carrier that held the conversation itself tells of it afterwards: the whole truth. */
export interface CallReport {
  ended: Omit<Extract<CarrierEvent, { type: 'ended' }>, 'id'>;
  /** Null where nobody picked up. */
  answeredAt: Date | null;
  turns: readonly Pick<Extract<CarrierEvent, { type: 'speech' }>, 'speaker' | 'text' | 'startMs' | 'endMs'>[];
  /** The person's phone that took the call over. */
  forwardedTo: string | null;
  /** What the carrier's own reading of the conversation found, by field; empty where it did not read. */
  collected: Readonly<Record<string, unknown>>;
}

/** How a carrier names a call in what it tells and asks. */
export interface CallReference {
  carrierCallId: string;
  /** Our own id of it, where the carrier was given one. */
  callId: string | null;
  /** For a call that came in: what it is filed by, should it not be known yet. */
  incoming: IncomingCall | null;
}

export interface IncomingCall {
  /** The number that was called: in E.164, and as the carrier names it. */
  to: string | null;
  carrierNumberId: string | null;
  /** Null for a caller who hides their number. */
  from: string | null;
}

/** Who takes an incoming call. */
export type IncomingAnswer =
  | { type: 'agent'; assistantId: string /** Filled in for this call. */; assistant: AssistantSettings }
  | { type: 'forward' /** In E.164. */; to: string }
  | { type: 'refuse' /** What the caller hears before the line is closed. */; words: string };

/** A tool that the agent uses while it speaks. */
export interface ToolUse {
  id: string;
  name: string;
  input: Readonly<Record<string, unknown>>;
}

/** Our side of what a carrier tells and asks while its calls go on. All of it may come twice, late or out of order. */
export interface CallDesk {
  happened(call: CallReference, event: CarrierEvent): Promise<void>;
  reported(call: CallReference, report: CallReport): Promise<void>;
  /** No line was free for it and nobody was dialled. */
  notPlaced(call: CallReference): Promise<void>;
  whoAnswers(call: CallReference): Promise<IncomingAnswer>;
  /** Where a caller who asks for a person is put through to, in E.164. */
  whereTo(call: CallReference): Promise<string | null>;
  /** What the tool returned. @throws AppError whose message is for the agent, where it could not be used. */
  useTool(call: CallReference, use: ToolUse): Promise<string>;
}

/** Takes what a carrier sends us. */
export interface CarrierHook {
  /**
   * Proves that a message is the carrier's, brings it to the desk, and answers what the carrier wants to hear.
   * @throws AppError `unauthorized` for anything unsigned, altered or stale; nothing was looked at then
   */
  receive(message: { headers: Headers; body: string }, desk: CallDesk): Promise<object>;
}
/** Null where no carrier is configured. */
export const carrierHookPort = port<CarrierHook | null>('carrier-hook');

/** How long, in milliseconds, a carrier may leave us without what we expect of it. */
export interface Patience {
  /** After an attempt without an answer, until what the carrier does not know of was certainly never received. */
  unsettledMs: number;
  /** Until a call for which no line was free is tried again. */
  noLineMs: number;
  /** After the end of a call, until its report is asked for. */
  reportMs: number;
  /** Since the last sign of life, until a call that is under way is asked for. */
  silenceMs: number;
}

/** A telephone company, real or simulated. What happens on a call comes back as `CarrierEvent`s. */
export interface Carrier {
  readonly name: 'sandbox' | 'vapi';
  readonly simulated: boolean;
  readonly patience: Patience;
  /** Where a market sends the calls that this carrier takes, unless a number says otherwise; null: it takes none so. */
  readonly voiceUrl: string | null;
  /** Makes the carrier's mirror of an agent and answers its id. */
  createAssistant(ctx: Context, assistant: AssistantSettings): Promise<string>;
  /**
   * Gives the mirror the whole of a configuration. False: the carrier does not know it any more.
   * @throws CarrierRefused when the carrier does not take it
   */
  updateAssistant(ctx: Context, assistantId: string, assistant: AssistantSettings): Promise<boolean>;
  /** One that is gone already is no error. */
  deleteAssistant(ctx: Context, assistantId: string): Promise<void>;
  /** Everything of this installation's that was made between two moments. */
  findMade(ctx: Context, made: { after: Date; before: Date }): Promise<readonly FoundThere[]>;
  /** Makes the carrier's mirror of an eval and answers its id. */
  createEval(ctx: Context, scenario: MirroredEval): Promise<string>;
  /** False: the carrier does not know it any more. */
  updateEval(ctx: Context, mirrorId: string, scenario: MirroredEval): Promise<boolean>;
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
  /** What the carrier calls a number of ours, after the answer to `attachNumber` was lost; null: it does not know it. */
  findNumber(ctx: Context, phoneNumber: string): Promise<string | null>;
  /** Both or neither: what was made of a trunk that fails is taken away again. */
  createTrunk(ctx: Context, trunk: TrunkSettings): Promise<CarrierTrunk>;
  updateTrunk(ctx: Context, made: CarrierTrunk, trunk: TrunkSettings): Promise<void>;
  /** Its credential; the number is detached as any other. One that is gone already is no error. */
  deleteTrunk(ctx: Context, credentialId: string): Promise<void>;
  /**
   * Places the call. Asked at most once for a call, unless `lookup` said that it was never received.
   * @throws DialRefused, NoLineFree; anything else leaves open whether the call was placed
   */
  dial(ctx: Context, order: DialOrder): Promise<{ carrierCallId: string }>;
  /** What became of an attempt whose answer was lost: the carrier's name for the call, if it was received. */
  lookup(ctx: Context, call: PlacedCall): Promise<{ carrierCallId: string } | 'never-received' | 'unknown'>;
  hangUp(ctx: Context, call: PlacedCall): Promise<void>;
  /** The agent says these words next. */
  say(ctx: Context, call: PlacedCall, words: string): Promise<void>;
  /** Puts the other side through to a number in E.164; the agent leaves the call. */
  transfer(ctx: Context, call: PlacedCall, to: string): Promise<void>;
  /**
   * What the carrier knows of a call that is over; null while it is not, or where the carrier does not know it;
   * `not-placed` where no line was free and nobody was dialled.
   */
  report(ctx: Context, call: PlacedCall): Promise<CallReport | 'not-placed' | null>;
  /** Deletes a call that is over, with the carrier's own copies of words and recording. One that is gone already is no error. */
  deleteCall(ctx: Context, carrierCallId: string): Promise<void>;
  /** The recording of a call that is over, as a WAV with the caller on the left and the agent on the right; null: not yet. */
  recording(ctx: Context, call: PlacedCall): Promise<ReadableStream<Uint8Array> | null>;
}

/** `live` is null where no carrier is configured: then everything is simulated, and every page says so. */
export const carriersPort = port<{ live: Carrier | null; sandbox: Carrier }>('carriers');
