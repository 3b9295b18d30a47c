import type { Keyword } from '#lib/adapters/messaging/port.ts';

/** CTIA Messaging Principles; the carriers' own lists. */
const WORDS: Readonly<Record<Keyword, readonly string[]>> = {
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  start: ['START', 'UNSTOP'],
  help: ['HELP', 'INFO'],
};
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  Object.entries(WORDS).flatMap(([keyword, words]) => words.map((word) => [word, keyword as Keyword] as const)),
);

/**
 * The keyword that a text is, when it is nothing else: whatever its case, blanks and punctuation. YES asks to be written
 * to again where texts were stopped; to everybody else it is an answer to a question.
 */
export function keywordIn(body: string, { optedOut }: { optedOut: boolean }): Keyword | null {
  const word = body
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (word === 'YES') return optedOut ? 'start' : null;
  return KEYWORDS.get(word) ?? null;
}
