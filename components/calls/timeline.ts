import type { Turn } from '#lib/services/calls/schema.ts';

export type EventKind = 'transfer' | 'voicemail' | 'silence' | 'looked-up' | 'unanswered' | 'fault' | 'end' | 'note';

/** The conversation as it is shown: what was said, and between it what happened. `at` in seconds. */
export type TimelineRow = { key: string; turn: Turn } | { key: string; event: EventKind; at: number; text: string };

/** From here on a pause is worth a row: people breathe and think for less. */
const SILENCE_MS = 4_000;

const NOTES: readonly (readonly [pattern: RegExp, kind: EventKind])[] = [
  [/voicemail/i, 'voicemail'],
  [/put through|transfer|your phone|forwarding/i, 'transfer'],
  [/hung up/i, 'end'],
];

/** `ending` says how the call ended, where it has. */
export function timelineOf(turns: readonly Turn[], ending?: string): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let heardUntil = 0;
  for (const turn of turns) {
    const silence = turn.start_ms - heardUntil;
    if (heardUntil > 0 && silence >= SILENCE_MS) {
      rows.push({
        key: `silence-${turn.index}`,
        event: 'silence',
        at: heardUntil / 1000,
        text: `Silence, ${Math.round(silence / 1000)} s`,
      });
    }
    heardUntil = Math.max(heardUntil, turn.end_ms);
    const key = `turn-${turn.index}`;
    if (turn.speaker === 'note') {
      const event = NOTES.find(([pattern]) => pattern.test(turn.text))?.[1] ?? 'note';
      rows.push({ key, event, at: turn.start_ms / 1000, text: turn.text });
    } else {
      rows.push({ key, turn }, ...besideWords(turn));
    }
  }
  if (ending && rows.length > 0 && !rows.some((row) => 'event' in row && row.event === 'end')) {
    rows.push({ key: 'end', event: 'end', at: heardUntil / 1000, text: ending });
  }
  return rows;
}

/** What a turn of the agent tells beside its words: what it looked up, could not answer, or failed at. */
function besideWords({ index, end_ms, details }: Turn): TimelineRow[] {
  const at = end_ms / 1000;
  const texts = (name: string) => {
    const value = details[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  return [
    ...texts('used').map((what) => ({ event: 'looked-up' as const, text: `Looked up ${what}` })),
    ...texts('unanswered').map((question) => ({
      event: 'unanswered' as const,
      text: `Had no answer to “${question}”`,
    })),
    ...(details.failed === true
      ? [{ event: 'fault' as const, text: 'The language model failed; a polite fallback was spoken' }]
      : []),
  ].map((row, place) => ({ ...row, at, key: `beside-${index}-${place}` }));
}
