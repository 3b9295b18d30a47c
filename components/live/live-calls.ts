import { isOver } from '#components/calls/call-state.ts';
import type { LiveCall, LiveChange, LiveSnapshot } from '#lib/services/live/schema.ts';

/** How long a call stays on the wall after its end, in milliseconds. */
const LINGERS_MS = 60_000;

/** What is known with one change more. A change brings only the words that were not told before. */
export function withChange(known: LiveSnapshot | undefined, { call, at }: LiveChange): LiveSnapshot {
  const calls = known?.calls ?? [];
  const before = calls.find(({ id }) => id === call.id);
  const first = call.transcript[0]?.index ?? Number.POSITIVE_INFINITY;
  const kept = before?.transcript.filter(({ index }) => index < first) ?? [];
  const now: LiveCall = { ...call, transcript: [...kept, ...call.transcript] };
  const others = calls.filter((other) => other.id !== call.id && isShown(other, Date.parse(at)));
  return { at, calls: [...others, now].sort((one, other) => (one.created_at < other.created_at ? 1 : -1)) };
}

/** Whether a call is going on, or has ended so lately that one wants to see how. */
function isShown(call: LiveCall, now: number): boolean {
  return !isOver(call) || now - Date.parse(call.ended_at ?? call.created_at) < LINGERS_MS;
}

/** The calls of the wall: each keeps its place, so those that came first stand first. */
export function wallOf(calls: readonly LiveCall[], now: number): LiveCall[] {
  return calls.filter((call) => isShown(call, now)).reverse();
}

/** Calls on which somebody speaks or a phone rings. */
export const goingOn = (calls: readonly LiveCall[]): LiveCall[] => calls.filter((call) => !isOver(call));
