import { kindOf } from './lexicon.ts';
import { AFFILIATED, AFTER, STREET } from './name-leads.ts';
import type { NameAsked, Utterance } from './name-mention.ts';
import { isCommon, isParticle, isTitle, mayBeName, type NameWord } from './name-words.ts';

// Whether words that look like a name are believed to be the caller's.

/** Points at something; never a name. */
export const POINTING = /^(?:that|this|it|he|she|what|which|who|here|there|name)$/i;

/** A possessive right after the words makes them somebody else: "Lamar Prioleau's daughter". */
export const possessed = (word: NameWord | undefined, cased: boolean): boolean =>
  Boolean(word && word.pause === '' && STREET.test(word.text)) ||
  Boolean(
    word &&
      word.pause === '' &&
      /['’]s?$/.test(word.text) &&
      !POINTING.test(word.text.replace(/['’]s$/, '')) &&
      (!cased || /^\p{Lu}/u.test(word.text)),
  );

/** The first word is a name too, or one of them is in no dictionary. */
export const likeName = (said: readonly NameWord[]): boolean =>
  mayBeName(said[0]?.text ?? '') || /^(?:unknown|last|first)$/.test(kindOf(said.at(-1)?.text ?? ''));

/** What follows a name that is written without a pause. */
const GOES_ON =
  /^\s+(?:the (?:first|second|third|fourth)|junior|senior|jr|sr|that['’]?s|it['’]?s|spelled|spelt|and (?:i|my|the)|but|i['’]?m|i am|my|(?:\p{L}\s+){3})\b/iu;

/** "this is art wolfe i need a plumber" */
const ON_WITH_IT = /^\s+(?:i|we|and|so|just|from|with|calling|here)\b/i;

/** "it's X" and "I'm X" introduce anything; believe them when the words look like nothing but a name. */
export function trusted({ words, text, cased, askedWhen }: Utterance, at: number, next: number): boolean {
  const asked = askedWhen === 'now';
  const name = words.slice(at, next).filter((word) => !isTitle(word) && !isParticle(word));
  const kinds = name.map((word) => kindOf(word.text));
  if (name.length === 0 || kinds[0] === 'organisation') return false;
  const known = kinds.includes('first') || kinds.includes('last');
  if (kinds[0] === 'place' && !known && !asked) return false;
  const rest = text.slice(words[next - 1]?.end ?? 0);
  if (cased && /^\s+(?:from|with|over at)\s/i.test(rest)) return true;
  if (cased) return known || asked || name.length > 1 || kinds[0] === 'unknown';
  const closes =
    next >= words.length ||
    words[next]?.pause !== '' ||
    AFTER.test(rest) ||
    AFFILIATED.test(rest) ||
    GOES_ON.test(rest) ||
    ON_WITH_IT.test(rest);
  const likely =
    known || kinds.every((kind) => kind === 'unknown') || (name.length > 1 && mayBeName(name[0]?.text ?? ''));
  return kinds[0] === 'first' || (closes && (asked || likely));
}

const NUMERIC = /^(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|plus)$/i;

/** Nothing but a pause, a number or an affiliation follows. */
export function standsAlone(words: readonly NameWord[], next: number, rest: string): boolean {
  const following = words[next];
  return (
    following?.pause !== '' ||
    GOES_ON.test(rest) ||
    /^(?:officially|actually|sorry|please|legally|formally|on paper|on my)\b/i.test(rest.trim()) ||
    NUMERIC.test(following.text) ||
    AFFILIATED.test(rest) ||
    /^\s*\p{L}(?:[\s-]\p{L}\b){2}/u.test(rest)
  );
}

/** Whether a name that stands by itself is one: the more is asked for, the less it must look like it. */
export function bareName(
  parts: readonly string[],
  askedWhen: NameAsked,
  { cased, beside }: { cased: boolean; beside: boolean },
): boolean {
  const asked = askedWhen === 'now';
  // A capital tells something only where there is more than one, or a name beside it.
  const heard = cased && (beside || parts.length > 1) ? parts : parts.map((part) => part.toLowerCase());
  const kinds = heard.map(kindOf);
  if (kinds.includes('organisation') || (kinds.includes('place') && !kinds.includes('first') && !asked)) return false;
  const common = heard.filter(isCommon).length;
  if (asked) return common < parts.length || (cased && parts.length > 1);
  if (parts.length === 1) return kinds[0] === 'first';
  if (askedWhen === 'before' && cased && common < parts.length) return true;
  return cased
    ? common === 0 || kinds[0] === 'first'
    : common === 0 && (kinds[0] === 'first' || kinds.every((k) => k === 'unknown' || k === 'last'));
}
