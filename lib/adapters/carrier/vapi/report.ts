import type { CallReport } from '#lib/adapters/carrier/port.ts';
import { endOf } from './ends.ts';
import { collectedLead } from './structured-outputs.ts';

/** What an end-of-call report and a call that is over have in common. */
export interface Told {
  startedAt?: string | null | undefined;
  endedAt?: string | null | undefined;
  endedReason?: string | null | undefined;
  destination?: unknown;
  artifact?: { messages?: readonly unknown[] | null | undefined; structuredOutputs?: unknown } | null | undefined;
}

/** The whole truth of a call, whether Vapi sent it or was asked for it. `at`: when it was told, where it names no end. */
export function reportOf(told: Told, at = new Date()): CallReport {
  const reason = told.endedReason ?? 'unknown';
  const answeredAt = momentOf(told.startedAt);
  const endedAt = momentOf(told.endedAt) ?? at;
  const seconds = answeredAt && (endedAt.getTime() - answeredAt.getTime()) / 1000;
  return {
    answeredAt,
    ended: {
      type: 'ended',
      at: endedAt,
      ...endOf(reason),
      reason,
      ...(seconds === null ? {} : { seconds: Math.max(0, seconds) }),
    },
    turns: (told.artifact?.messages ?? []).flatMap(turnOf),
    forwardedTo: numberOf(told.destination),
    collected: collectedLead(told.artifact?.structuredOutputs) ?? {},
  };
}

function momentOf(text: string | null | undefined): Date | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The number of a destination; null for any other kind. */
export function numberOf(destination: unknown): string | null {
  const number = (destination as { number?: unknown } | null | undefined)?.number;
  return typeof number === 'string' ? number : null;
}

const SPEAKERS: Readonly<Record<string, 'agent' | 'caller'>> = {
  user: 'caller',
  bot: 'agent',
  assistant: 'agent',
};

/** A spoken message; instructions and the workings of tools are none. */
function turnOf(message: unknown): CallReport['turns'] {
  const { role, message: text, time, endTime, secondsFromStart } = message as Record<string, unknown>;
  const speaker = SPEAKERS[String(role)];
  if (!speaker || typeof text !== 'string' || text.trim() === '') return [];
  const startMs = Math.max(0, Math.round(Number(secondsFromStart ?? 0) * 1000)) || 0;
  const spoken = Number(endTime) - Number(time);
  return [{ speaker, text, startMs, endMs: startMs + (spoken > 0 ? Math.round(spoken) : 0) }];
}
