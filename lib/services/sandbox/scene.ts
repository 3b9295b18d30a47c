import type { CarrierEvent, HangupCause } from '#lib/adapters/carrier/port.ts';
import { spokenMs } from '#lib/adapters/speech/port.ts';
import type { CallSettings } from '#lib/services/agents/call-settings.ts';
import type { Script } from './script.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A carrier event before it has an id and a moment. */
export type Happening = Without<CarrierEvent, 'id' | 'at'>;

export interface Heard {
  speaker: 'agent' | 'caller' | 'note';
  text: string;
  endCall: boolean;
}

/** What the agent's carrier settings say of a call, as far as the simulated network keeps to them. */
export type Settings = Pick<CallSettings, 'endCallMessage' | 'endCallPhrases' | 'voicemailMessage'>;

/** Everything that decides what happens next on a simulated call. */
export interface Scene {
  script: Script;
  step: number;
  direction: 'inbound' | 'outbound';
  pace: 'fast' | 'live';
  /** The number of the other side. */
  number: string | null;
  businessName: string;
  firstMessage: string;
  settings: Settings;
  /** Conversation time so far, in milliseconds. */
  clockMs: number;
  maxDurationMs: number;
  heard: readonly Heard[];
  /** Milliseconds of wall time since something last happened. */
  idleMs: number;
  /** Of them, how many end a call in which a person types. */
  silenceMs: number;
}

/** What happens next: events now and a pause after them; or the agent must think; or someone is waited for. */
export type Beat =
  | { kind: 'happens'; events: Happening[]; clockMs: number; pauseMs: number }
  | { kind: 'agent-speaks' }
  | { kind: 'waits'; forMs: number }
  | { kind: 'over' };

const GAP_MS = 400;

export const ends = (
  outcome: 'completed' | 'failed' | 'no-answer' | 'busy',
  reason: string,
  cause: HangupCause,
  clockMs = 0,
): Happening => ({
  type: 'ended',
  outcome,
  reason,
  cause,
  ...(clockMs > 0 ? { seconds: clockMs / 1000 } : {}),
});

/** Someone speaks after a breath: the event, and the conversation time after it. */
export function says(scene: Scene, speaker: 'agent' | 'caller', text: string, details: Record<string, unknown> = {}) {
  const startMs = scene.clockMs + (scene.clockMs === 0 ? 0 : GAP_MS);
  const endMs = startMs + Math.round(spokenMs(text));
  return { event: { type: 'speech', speaker, text, startMs, endMs, details } as const, clockMs: endMs };
}

export const note = (scene: Scene, text: string): Happening => ({
  type: 'speech',
  speaker: 'note',
  text,
  startMs: scene.clockMs,
  endMs: scene.clockMs,
});

/** The pause after events: what they would take, or next to nothing in compressed time. */
const pause = (scene: Scene, liveMs: number): number => (scene.pace === 'live' ? liveMs : Math.min(liveMs, 120));

export const happens = (scene: Scene, events: Happening[], pauseMs: number, clockMs = scene.clockMs): Beat => ({
  kind: 'happens',
  events,
  clockMs,
  pauseMs: pause(scene, pauseMs),
});
