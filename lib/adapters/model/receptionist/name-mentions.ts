import { kindOf } from './lexicon.ts';
import { AFFILIATED, AFTER, BESIDE_OTHERS, LEADS, OTHERS, STREET, TRAILING } from './name-leads.ts';
import {
  asName,
  beginsSentence,
  isCased,
  isCommon,
  isFiller,
  isNoName,
  isParticle,
  isTitle,
  mayBeName,
  type NameWord,
  nameFrom,
  titled,
  wordsOf,
  wordsOfName,
} from './name-words.ts';

/** How a name came up: by introduction, by a weaker form ("it's …"), or standing alone. */
export type Manner = 'introduced' | 'weak' | 'bare';

/** A name that the caller gave as their own. */
export interface NameMention {
  parts: string[];
  /** Which part it is, where the caller said so. */
  role: 'full' | 'first' | 'last' | 'nick';
  manner: Manner;
  start: number;
}

const OPENERS = new Set(
  'yes yeah yep yup sure hi hello hey okay ok well so fine oh good morning afternoon evening day of course no problem right alright absolutely certainly thanks thank you please and um uh speaking'.split(
    ' ',
  ),
);
const NUMERIC = /^(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|plus)$/i;

/** When the agent asked for a name that it does not have: `now`, in its last turn, or `before`. */
export type NameAsked = 'now' | 'before' | null;

/** Every own name in an utterance, in order. A bare name counts when one was asked for. */
export function nameMentions(text: string, askedWhen: NameAsked): NameMention[] {
  const asked = askedWhen === 'now';
  const words = wordsOf(text);
  const cased = isCased(text);
  const found: NameMention[] = [];
  const taken = new Set<number>();
  const add = (mention: NameMention, at: number, next: number) => {
    for (let i = at; i < next; i++) taken.add(i);
    found.push(mention);
  };
  for (const [pattern, role, manner] of LEADS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      // "Nordmann is my last name, Ola …": it names what stands before it.
      if (OTHERS.test(before) || /\b(?:is|was) (?:my|the) $/i.test(before)) continue;
      if (/^that/i.test(match[0]) && manner === 'weak' && !asked) continue;
      const at = words.findIndex((word) => word.start >= match.index + match[0].length);
      if (at < 0 || taken.has(at) || words[at]?.pause === '.') continue;
      const { parts, next } = introducedName(words, at, cased, manner);
      const weak = manner === 'weak' && !trusted(words, at, next, text, cased, asked);
      if (parts.length === 0 || weak || possessed(words[next], cased)) continue;
      const part = role === 'full' && ofFamily(words, at, parts) ? 'last' : role;
      add({ parts, role: part, manner, start: words[at]?.start ?? 0 }, at, next);
    }
  }
  for (const at of sentenceStarts(words)) {
    if (taken.has(at)) continue;
    const { parts, next } = nameFrom(words, at, cased);
    if (parts.length === 0 || possessed(words[next], cased)) continue;
    const end = words[next - 1]?.end ?? 0;
    const rest = text.slice(end);
    const role = TRAILING.exec(rest);
    const start = words[at]?.start ?? 0;
    if (role) {
      const part = (role[1] ?? role[2])?.toLowerCase();
      add(
        {
          parts,
          role: part === 'full' || !part ? 'full' : /first|given/.test(part) ? 'first' : 'last',
          manner: 'introduced',
          start,
        },
        at,
        next,
      );
    } else if (AFTER.test(rest) && parts.some((part) => !isCommon(part))) {
      add({ parts, role: 'full', manner: 'introduced', start }, at, next);
    } else if (
      !BESIDE_OTHERS.test(text.slice(0, start)) &&
      standsAlone(words, next, rest) &&
      bareName(parts, askedWhen, {
        cased: cased || words.slice(at, next).every((word) => /^\p{Lu}/u.test(word.text)),
        beside: found.length > 0,
      })
    ) {
      add({ parts, role: ofFamily(words, at, parts) ? 'last' : 'full', manner: 'bare', start }, at, next);
    }
  }
  // "It's Tevita. Tevita, uh, Fifita": a first name repeated is followed by the rest.
  for (const { parts, start } of [...found]) {
    const again = words.findIndex((word, i) => !taken.has(i) && word.start > start && titled(word.text) === parts[0]);
    const { parts: longer, next } = again < 0 ? { parts: [], next: 0 } : nameFrom(words, again, cased);
    if (longer.length > parts.length && !possessed(words[next], cased)) {
      add({ parts: longer, role: 'full', manner: 'weak', start: words[again]?.start ?? 0 }, again, next);
    }
  }
  for (const { index, 1: word = '', 2: part = '' } of text.matchAll(NAMED_PART)) {
    if (found.some(({ role }) => role !== 'full') && cased) break;
    if (!POINTING.test(word))
      found.push({
        parts: [titled(word)],
        role: /^[fg]i/i.test(part) ? 'first' : 'last',
        manner: 'introduced',
        start: index,
      });
  }
  if (found.length === 0 && asked) {
    const plainly = wordsOf(text.replace(SPELLED_BEHIND, ''));
    const whole = WHOLE.test(text) && believable(plainly) ? plainly : cased ? [] : wordsThatAreNames(words);
    if (whole.length > 0)
      found.push({
        parts: asName(whole),
        role: 'full',
        manner: 'bare',
        start: whole[0]?.start ?? 0,
      });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "Chip Harrow, H-A-R-R-O-W": the letters. */
const SPELLED_BEHIND = /[,.]?\s+(?:\p{L}[\s,-]+)+\p{L}\W*$/u;
/** Two or three words with capitals and nothing else: the answer to "your name?", even where both are words. */
const WHOLE = new RegExp(
  `^\\s*\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]+){1,2}(?:\\W*|${SPELLED_BEHIND.source})$`,
  'u',
);
const believable = (words: readonly NameWord[]): boolean =>
  words.every(
    ({ text }) =>
      !/['’](?:s|m|re|ve|ll|d|t)$/i.test(text) &&
      !beginsSentence(text) &&
      !isNoName(text) &&
      kindOf(text) !== 'organisation',
  ) && words.some(({ text }) => kindOf(text) !== 'place');

/** "young's the last", whatever the word. */
const NAMED_PART = /\b(\p{L}[\p{L}-]+)(?:['’]s| is) (?:my|the) (first|given|last|family|sur)(?: ?name)?\b/giu;

const POINTING = /^(?:that|this|it|he|she|what|which|who|here|there|name)$/i;

/** A name behind words that introduce one. In small letters a word may be one, if it is the only reading. */
function introducedName(words: readonly NameWord[], at: number, cased: boolean, manner: Manner) {
  const read = nameFrom(words, at, cased);
  if (cased || read.parts.length > 1) return read;
  const said = wordsOfName(words, at);
  if (said.length === 0 || (manner === 'weak' && !likeName(said))) return read;
  return { parts: asName(said), next: at + said.length };
}

/** The first word is a name too, or one of them is in no dictionary. */
const likeName = (said: readonly NameWord[]): boolean =>
  mayBeName(said[0]?.text ?? '') || /^(?:unknown|last|first)$/.test(kindOf(said.at(-1)?.text ?? ''));

/** "yeah will young": nothing else said, in small letters. */
function wordsThatAreNames(words: readonly NameWord[]): readonly NameWord[] {
  const from = words.findIndex(({ text }) => !OPENERS.has(text.toLowerCase()));
  const said = from < 0 ? [] : wordsOfName(words, from);
  return said.length === words.length - from && likeName(said) ? said : [];
}

/** "Mrs Patel": one word behind such a title is a family name. */
const ofFamily = (words: readonly NameWord[], at: number, parts: readonly string[]): boolean =>
  parts.length === 1 && /^(?:mr|mister|mrs|ms|miss|mx)$/i.test(words[at]?.text ?? '');

/** Indexes where a sentence, or a phrase after a comma or an opener, begins. */
function sentenceStarts(words: readonly NameWord[]): number[] {
  return words.flatMap((word, i) => {
    const opened = i > 0 && words.slice(0, i).every((w) => OPENERS.has(w.text.toLowerCase()) || isFiller(w));
    return word.pause || opened || (isFiller(words[i - 1]) && words[i - 1]?.pause) ? [i] : [];
  });
}

/** A possessive right after the words makes them somebody else: "Lamar Prioleau's daughter". */
const possessed = (word: NameWord | undefined, cased: boolean): boolean =>
  Boolean(word && word.pause === '' && STREET.test(word.text)) ||
  Boolean(
    word &&
      word.pause === '' &&
      /['’]s?$/.test(word.text) &&
      !POINTING.test(word.text.replace(/['’]s$/, '')) &&
      (!cased || /^\p{Lu}/u.test(word.text)),
  );

/** What follows a name that is written without a pause. */
const GOES_ON =
  /^\s+(?:the (?:first|second|third|fourth)|junior|senior|jr|sr|that['’]?s|it['’]?s|spelled|spelt|and (?:i|my|the)|but|i['’]?m|i am|my|(?:\p{L}\s+){3})\b/iu;

/** "this is art wolfe i need a plumber" */
const ON_WITH_IT = /^\s+(?:i|we|and|so|just|from|with|calling|here)\b/i;

/** "it's X" and "I'm X" introduce anything; believe them when the words look like nothing but a name. */
function trusted(
  words: readonly NameWord[],
  at: number,
  next: number,
  text: string,
  cased: boolean,
  asked: boolean,
): boolean {
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

/** Nothing but a pause, a number or an affiliation follows. */
function standsAlone(words: readonly NameWord[], next: number, rest: string): boolean {
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

function bareName(
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
