import type { CallDetail } from '#lib/services/calls/schema.ts';

type Models = NonNullable<CallDetail['models']>;

/** Why the built-in rules did the work of the language model, in the owner's words. */
export const FAULT_WORDS: Readonly<Record<string, string>> = {
  timeout: 'It took too long to answer',
  limit: 'It was asked more often than its account allows',
  key: 'Its key was refused',
  unavailable: 'It could not be reached',
  refused: 'It refused what it was asked',
  unusable: 'What it answered could not be used',
  budget: 'What it may be used for was used up',
};

/** The fault in the middle of a sentence. */
export function because(fault: string | null): string {
  const words = (FAULT_WORDS[fault ?? ''] ?? 'It failed').replace(/^It/, 'the model');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A carrier whose own agent spoke is kept by its name in the API. */
const nameOf = (speaker: string): string => (speaker === 'vapi' ? 'Vapi' : speaker);

/** Who held the conversation, and what is to be known about that; null where nobody spoke. */
export function spokenWords({
  spoken_by,
  spoken_fault,
  fallback_turns,
}: Models): { who: string; note?: string } | null {
  if (spoken_by === null) return null;
  if (fallback_turns === 0) return { who: nameOf(spoken_by) };
  const turns = fallback_turns === 1 ? 'in one turn' : `in ${fallback_turns} turns`;
  return { who: nameOf(spoken_by), note: `The built-in rules spoke ${turns}: ${because(spoken_fault)}.` };
}

/** Who made the summary, and why it was not the model. */
export function readWords({ read_by, read_fault }: Models): { who: string; note?: string } | null {
  if (read_by === null) return null;
  return read_fault === null
    ? { who: read_by }
    : { who: read_by, note: `In place of the model: ${because(read_fault)}.` };
}
