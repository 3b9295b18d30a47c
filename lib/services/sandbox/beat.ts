import type { CarrierEvent, HangupCause } from '#lib/adapters/carrier/port.ts';
import { spokenMs } from '#lib/adapters/speech/port.ts';
import { picksUp } from './magic-numbers.ts';
import { callerLine, personaFor } from './personas.ts';
import type { Script } from './script.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A carrier event before it has an id and a moment. */
export type Happening = Without<CarrierEvent, 'id' | 'at'>;

export interface Heard {
  speaker: 'agent' | 'caller' | 'note';
  text: string;
  endCall: boolean;
}

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
  /** Conversation time so far, in milliseconds. */
  clockMs: number;
  maxDurationMs: number;
  heard: readonly Heard[];
  /** Milliseconds of wall time since something last happened. */
  idleMs: number;
}

/** What happens next: events now and a pause after them; or the agent must think; or someone is waited for. */
export type Beat =
  | { kind: 'happens'; events: Happening[]; clockMs: number; pauseMs: number }
  | { kind: 'agent-speaks' }
  | { kind: 'waits'; forMs: number }
  | { kind: 'over' };

const GAP_MS = 400;
const RING_FIRST_MS = 20_000;
export const SILENCE_MS = 110_000;
const MAILBOX = 'You have reached my voicemail. Please leave a message after the tone.';

const ends = (
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

const note = (scene: Scene, text: string): Happening => ({
  type: 'speech',
  speaker: 'note',
  text,
  startMs: scene.clockMs,
  endMs: scene.clockMs,
});

/** The pause after events: what they would take, or next to nothing in compressed time. */
const pause = (scene: Scene, liveMs: number): number => (scene.pace === 'live' ? liveMs : Math.min(liveMs, 120));

const happens = (scene: Scene, events: Happening[], pauseMs: number, clockMs = scene.clockMs): Beat => ({
  kind: 'happens',
  events,
  clockMs,
  pauseMs: pause(scene, pauseMs),
});

/** The next beat of a simulated call. Pure: the same scene always goes on in the same way. */
export function nextBeat(scene: Scene): Beat {
  if (scene.step === 0) return begin(scene);
  if (scene.step === 1) return pickUp(scene);
  const { behaviour } = scene.script;
  if (behaviour === 'lost') return { kind: 'over' }; // the carrier never reports again
  if (scene.clockMs >= scene.maxDurationMs) {
    return happens(scene, [ends('completed', 'exceeded-max-duration', 'NORMAL_CLEARING', scene.clockMs)], 0);
  }
  if (behaviour === 'voicemail') return mailbox(scene);
  const last = scene.heard.findLast((turn) => turn.speaker !== 'note');
  if (!last) return openingLine(scene);
  if (behaviour === 'hangs-up')
    return happens(scene, [ends('completed', 'customer-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0);
  return last.speaker === 'caller' ? { kind: 'agent-speaks' } : answerOf(scene, last);
}

function begin(scene: Scene): Beat {
  if (scene.script.behaviour === 'blocked')
    return happens(scene, [ends('failed', 'caller-blocked', 'CALL_REJECTED')], 0);
  if (scene.direction === 'outbound' && scene.script.behaviour === 'invalid') {
    return happens(scene, [ends('failed', 'invalid-number', 'INVALID_NUMBER_FORMAT')], 0);
  }
  const first = scene.script.ringFirst;
  return happens(scene, [{ type: 'ringing' }], first && !picksUp(first) ? RING_FIRST_MS : 1500);
}

function pickUp(scene: Scene): Beat {
  const { behaviour, ringFirst } = scene.script;
  if (scene.direction === 'outbound' && behaviour === 'no-answer')
    return happens(scene, [ends('no-answer', 'customer-did-not-answer', 'NO_ANSWER')], 0);
  if (scene.direction === 'outbound' && behaviour === 'busy')
    return happens(scene, [ends('busy', 'customer-busy', 'USER_BUSY')], 0);
  if (ringFirst && picksUp(ringFirst)) {
    const talk = 30_000;
    return happens(
      scene,
      [
        { type: 'answered' },
        note(scene, 'Answered on your own phone'),
        ends('completed', 'answered-by-owner', 'NORMAL_CLEARING', talk),
      ],
      0,
      talk,
    );
  }
  return happens(scene, [{ type: 'answered' }], 300);
}

function openingLine(scene: Scene): Beat {
  const { event, clockMs } = says(scene, 'agent', scene.firstMessage);
  return happens(scene, [event], event.endMs - event.startMs, clockMs);
}

function mailbox(scene: Scene): Beat {
  const greeting = says(scene, 'caller', MAILBOX);
  const message = says({ ...scene, clockMs: greeting.clockMs }, 'agent', scene.firstMessage);
  const detected = note({ ...scene, clockMs: message.clockMs }, 'Voicemail: the agent left its opening message');
  const events = [
    greeting.event,
    message.event,
    detected,
    ends('completed', 'voicemail', 'NORMAL_CLEARING', message.clockMs),
  ];
  return happens(scene, events, 0, message.clockMs);
}

/** What the other side does after the agent has spoken. */
function answerOf(scene: Scene, last: Heard): Beat {
  const spoken = scene.heard.filter((turn) => turn.speaker === 'caller').length;
  const { lines, typed } = scene.script;
  if (typed) {
    const line = lines?.[spoken];
    if (line !== undefined) return callerSays(scene, line);
    if (last.endCall)
      return happens(scene, [ends('completed', 'assistant-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0);
    if (scene.idleMs >= SILENCE_MS)
      return happens(scene, [ends('completed', 'silence-timed-out', 'NORMAL_CLEARING', scene.clockMs)], 0);
    return { kind: 'waits', forMs: SILENCE_MS - scene.idleMs };
  }
  if (scene.script.behaviour === 'wants-person' && spoken > 0 && !scene.heard.some((turn) => turn.speaker === 'note'))
    return transfer(scene);
  if (lines && spoken < lines.length) return callerSays(scene, lines[spoken] as string);
  const scripted = lines !== undefined && scene.script.behaviour !== 'wants-person';
  if (last.endCall && !scripted)
    return happens(scene, [ends('completed', 'assistant-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0);
  const line = scripted ? null : persona(scene);
  return line === null
    ? happens(scene, [ends('completed', 'customer-ended-call', 'NORMAL_CLEARING', scene.clockMs)], 0)
    : callerSays(scene, line);
}

function callerSays(scene: Scene, line: string): Beat {
  const { event, clockMs } = says(scene, 'caller', line);
  return happens(scene, [event], scene.script.typed ? 0 : event.endMs - event.startMs, clockMs);
}

function persona(scene: Scene): string | null {
  const number = scene.number ?? '';
  const turns = scene.heard.flatMap((turn) =>
    turn.speaker === 'note' ? [] : [{ role: turn.speaker, text: turn.text }],
  );
  return callerLine(personaFor(number), {
    turns,
    direction: scene.direction,
    businessName: scene.businessName,
    number,
  });
}

/** Puts the caller through to the forwarding number; where nobody picks up there, the agent goes on. */
function transfer(scene: Scene): Beat {
  const to = scene.script.transferTo;
  if (to && picksUp(to)) {
    const events = [
      note(scene, 'Transferred to the forwarding number'),
      ends('completed', 'transferred', 'NORMAL_CLEARING', scene.clockMs),
    ];
    return happens(scene, events, 0);
  }
  const why = to ? 'Transfer tried: nobody picked up' : 'A person was asked for, and no forwarding number is set';
  return happens(scene, [note(scene, why)], 300);
}
