const WORDS = new Map(
  [
    ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .entries(),
    ...'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, i): [number, string] => [10 * (i + 2), word]),
  ].map(([value, word]) => [word, String(value)]),
);

/** A small number as it is spoken, for a pattern. */
export const SPOKEN = [...WORDS.keys()].join('|');

/** "ten" as "10"; digits, and any other word, as they are. */
export const inDigits = (word: string): string => WORDS.get(word.toLowerCase()) ?? word;
