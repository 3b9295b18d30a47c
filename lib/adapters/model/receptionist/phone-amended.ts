/** What the words around a correction say about where it belongs. */
export interface AmendHint {
  /** The words before and after the corrected digits. */
  words: string;
  /** Digits that the caller said are wrong: "not 0134". */
  wrong: string | null;
}

const AT_START = /\b(?:area code|first (?:three|part|digits|bit)|starts? with|begins? with|beginning)\b/i;
const AT_END = /\b(?:last (?:two|three|four|part|digits?|bit)|ends? (?:in|with)|ending|at the end|the end)\b/i;
const MIDDLE = /\b(?:middle)\b/i;

/**
 * Puts corrected digits into a number, or into the part of it said so far.
 * `complete` tells whether digits make a whole number; the corrected ones replace what makes the result whole,
 * or else the group of the same length that they resemble most, since people correct one or two digits of a group.
 */
export function amended(
  digits: string,
  corrected: string,
  hint: AmendHint,
  complete: (digits: string) => boolean,
): string {
  const correction = settled(corrected);
  if (complete(correction) || !digits) return correction;
  const { wrong, words } = hint;
  const where = wrong && wrong.length === correction.length ? digits.lastIndexOf(wrong) : -1;
  const put = (at: number, length: number) => digits.slice(0, at) + correction + digits.slice(at + length);
  const size = correction.length;
  if (where >= 0) return put(where, size);
  if (!complete(digits)) {
    for (let kept = digits.length - 1; kept >= 0; kept--) {
      if (complete(digits.slice(0, kept) + correction)) return digits.slice(0, kept) + correction;
    }
    return size >= digits.length ? correction : put(digits.length - size, size);
  }
  if (size >= digits.length) return correction;
  const national = digits.length - 10;
  const tail = digits.length - size;
  if (AT_END.test(words)) return put(tail, size);
  if (AT_START.test(words)) return put(Math.max(0, national), size);
  if (MIDDLE.test(words) && national >= 0) return put(national + 3, 3);
  const starts = [tail, ...(national >= 0 ? [national, national + 3, national + 6] : [])];
  const fits = starts.filter((at) => at + size <= digits.length && (at === tail || size >= 3));
  const likeness = (at: number) => [...correction].filter((d, i) => d === digits[at + i]).length;
  return put(
    fits.reduce((best, at) => (likeness(at) > likeness(best) ? at : best), tail),
    size,
  );
}

/** "three four, 0134": the digits that were wrong, then the group that they belong to. */
const settled = (digits: string): string => {
  const group = digits.slice(-4);
  return digits.length > 4 && digits.length < 7 && group.endsWith(digits.slice(0, -4)) ? group : digits;
};
