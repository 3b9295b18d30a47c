/** A regular expression of a judge plan, as `RegExp` takes it. */
export interface Pattern {
  source: string;
  flags: string;
}

const LITERAL = /^\/(.+)\/([a-z]*)$/s;

/**
 * Reads `sunny` or, as Vapi writes it, `/sunny/i`. `g` and `y` say nothing about whether a text matches anywhere, and
 * are left out.
 * @throws {SyntaxError} when it does not compile.
 */
export function readPattern(text: string): Pattern {
  const literal = LITERAL.exec(text);
  const pattern = literal
    ? { source: literal[1] ?? '', flags: (literal[2] ?? '').replace(/[gy]/g, '') }
    : { source: text, flags: '' };
  new RegExp(pattern.source, pattern.flags);
  return pattern;
}

/** The words themselves, in any case, as a pattern that an owner can edit. */
export const patternOf = (words: string): string => `/${words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/i`;
