import { CALL_VARIABLES } from '#lib/core/call-variables.ts';
import { fill } from '#lib/core/template.ts';

/** A stretch of a prompt; `variable` where it stands in double braces. */
export interface Stretch {
  text: string;
  variable?: string;
}

const BRACES = /(\{\{\s*[\w.-]+\s*\}\})/;

export function stretchesOf(text: string): Stretch[] {
  return text
    .split(BRACES)
    .filter((part) => part !== '')
    .map((part) => (BRACES.test(part) ? { text: part, variable: part.slice(2, -2).trim() } : { text: part }));
}

/** Filled in for every call; others only where a call brings them in its metadata. */
export const isKnown = (variable: string): boolean => Object.hasOwn(CALL_VARIABLES, variable);

/** Variables of a prompt that no call fills by itself, each once. */
export const unknownIn = (text: string): string[] => [
  ...new Set(stretchesOf(text).flatMap(({ variable }) => (variable && !isKnown(variable) ? [variable] : []))),
];

// Private characters that neither prompts nor values hold: they survive the filling and tell where a value came to stand.
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** A prompt as a call has it, with the stretches that were filled in marked. The rule is the one that calls go by. */
export function filledIn(text: string, values: Readonly<Record<string, unknown>>): Stretch[] {
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null || value === undefined || value === '' ? value : `${OPEN}${name}:${value}${CLOSE}`,
    ]),
  );
  return fill(text, marked)
    .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`))
    .filter((part) => part !== '')
    .map((part) => {
      if (!part.startsWith(OPEN)) return { text: part };
      const colon = part.indexOf(':');
      return { text: part.slice(colon + 1, -1), variable: part.slice(1, colon) };
    });
}
