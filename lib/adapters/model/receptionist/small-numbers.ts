const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A small number as it is spoken, for a pattern. */
export const SPOKEN = WORDS.join('|');

/** "ten" as "10"; digits, and any other word, as they are. */
export function inDigits(word: string): string {
  const value = WORDS.indexOf(word.toLowerCase());
  return value < 0 ? word : String(value);
}
