import type { Direction, Turn } from './port.ts';

/** A finished call, as it is handed to a model for reading. */
export interface FinishedCall {
  direction: Direction;
  /** E.164, where known: a SIP address or another name for the line tells nothing. */
  callerNumber: string | null;
  turns: readonly Turn[];
}

const SPEAKER = { agent: 'Agent', caller: 'Caller' } as const;
const LINE = /^\[(\d+)\] (Agent|Caller): (.*)$/;
const E164 = /^\+\d+$/;
const HEAD = /^An? (inbound|outbound) call\.(?: The other party's number is (\+\d+)\.)?$/;

/** One line a turn, numbered, below one line about the call. */
export function writeTranscript({ direction, callerNumber, turns }: FinishedCall): string {
  const number = callerNumber && E164.test(callerNumber) ? ` The other party's number is ${callerNumber}.` : '';
  const lines = turns.map((turn, i) => `[${i}] ${SPEAKER[turn.role]}: ${turn.text.replace(/\s+/g, ' ').trim()}`);
  return [`An ${direction} call.${number}`, ...lines].join('\n');
}

/** Undoes `writeTranscript`; null when the text is something else. */
export function readTranscript(text: string): FinishedCall | null {
  const [first = '', ...lines] = text.split('\n');
  const head = HEAD.exec(first);
  if (!head) return null;
  const turns = lines.flatMap((line): Turn[] => {
    const [, , speaker, said = ''] = LINE.exec(line) ?? [];
    return speaker ? [{ role: speaker === SPEAKER.agent ? 'agent' : 'caller', text: said }] : [];
  });
  return { direction: head[1] === 'outbound' ? 'outbound' : 'inbound', callerNumber: head[2] ?? null, turns };
}
