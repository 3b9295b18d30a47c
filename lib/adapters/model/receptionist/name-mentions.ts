import { kindOf } from './lexicon.ts';
import { AFTER, BESIDE_OTHERS, LEADS, OTHERS, TRAILING } from './name-leads.ts';
import type { Manner, NameAsked, NameMention, Utterance } from './name-mention.ts';
import { bareName, likeName, POINTING, possessed, standsAlone, trusted } from './name-trust.ts';
import {
  asName,
  beginsSentence,
  isCased,
  isCommon,
  isFiller,
  isNoName,
  type NameWord,
  nameFrom,
  titled,
  wordsOf,
  wordsOfName,
} from './name-words.ts';

/** The names found so far. */
class Heard {
  readonly mentions: NameMention[] = [];
  readonly #taken = new Set<number>();

  has = (at: number): boolean => this.#taken.has(at);

  /** A name made of the words from `at` up to `next`. */
  add(mention: NameMention, at: number, next: number): void {
    for (let i = at; i < next; i++) this.#taken.add(i);
    this.mentions.push(mention);
  }
}

/** Every own name in an utterance, in order. A bare name counts when one was asked for. */
export function nameMentions(text: string, askedWhen: NameAsked): NameMention[] {
  const utterance = { text, words: wordsOf(text), cased: isCased(text), askedWhen };
  const heard = new Heard();
  for (const search of [introduced, standing, saidAgain, partByPart, asAnswer]) search(utterance, heard);
  return heard.mentions.sort((a, b) => a.start - b.start);
}

/** "My name is …", "it's …". */
function introduced(utterance: Utterance, heard: Heard): void {
  const { text, words, cased, askedWhen } = utterance;
  for (const [pattern, role, manner] of LEADS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      // "Nordmann is my last name, Ola …": it names what stands before it.
      if (OTHERS.test(before) || /\b(?:is|was) (?:my|the) $/i.test(before)) continue;
      if (/^that/i.test(match[0]) && manner === 'weak' && askedWhen !== 'now') continue;
      const at = words.findIndex((word) => word.start >= match.index + match[0].length);
      if (at < 0 || heard.has(at) || words[at]?.pause === '.') continue;
      const { parts, next } = introducedName(words, at, cased, manner);
      const weak = manner === 'weak' && !trusted(utterance, at, next);
      if (parts.length === 0 || weak || possessed(words[next], cased)) continue;
      const part = role === 'full' && ofFamily(words, at, parts) ? 'last' : role;
      heard.add({ parts, role: part, manner, start: words[at]?.start ?? 0 }, at, next);
    }
  }
}

/** A name behind words that introduce one. In small letters a word may be one, if it is the only reading. */
function introducedName(words: readonly NameWord[], at: number, cased: boolean, manner: Manner) {
  const read = nameFrom(words, at, cased);
  if (cased || read.parts.length > 1) return read;
  const said = wordsOfName(words, at);
  if (said.length === 0 || (manner === 'weak' && !likeName(said))) return read;
  return { parts: asName(said), next: at + said.length };
}

/** "Mrs Patel": one word behind such a title is a family name. */
const ofFamily = (words: readonly NameWord[], at: number, parts: readonly string[]): boolean =>
  parts.length === 1 && /^(?:mr|mister|mrs|ms|miss|mx)$/i.test(words[at]?.text ?? '');

/** Where a sentence or a phrase begins: "Olsen is my last name", "Ola Olsen here", "Ola Olsen." */
function standing({ text, words, cased, askedWhen }: Utterance, heard: Heard): void {
  for (const at of sentenceStarts(words)) {
    if (heard.has(at)) continue;
    const { parts, next } = nameFrom(words, at, cased);
    if (parts.length === 0 || possessed(words[next], cased)) continue;
    const rest = text.slice(words[next - 1]?.end ?? 0);
    const trailing = TRAILING.exec(rest);
    const start = words[at]?.start ?? 0;
    const capitals = cased || words.slice(at, next).every((word) => /^\p{Lu}/u.test(word.text));
    if (trailing) {
      const part = (trailing[1] ?? trailing[2])?.toLowerCase();
      const role = part === 'full' || !part ? 'full' : /first|given/.test(part) ? 'first' : 'last';
      heard.add({ parts, role, manner: 'introduced', start }, at, next);
    } else if (AFTER.test(rest) && parts.some((part) => !isCommon(part))) {
      heard.add({ parts, role: 'full', manner: 'introduced', start }, at, next);
    } else if (
      !BESIDE_OTHERS.test(text.slice(0, start)) &&
      standsAlone(words, next, rest) &&
      bareName(parts, askedWhen, { cased: capitals, beside: heard.mentions.length > 0 })
    ) {
      heard.add({ parts, role: ofFamily(words, at, parts) ? 'last' : 'full', manner: 'bare', start }, at, next);
    }
  }
}

const OPENERS = new Set(
  'yes yeah yep yup sure hi hello hey okay ok well so fine oh good morning afternoon evening day of course no problem right alright absolutely certainly thanks thank you please and um uh speaking'.split(
    ' ',
  ),
);
/** Indexes where a sentence, or a phrase after a comma or an opener, begins. */
function sentenceStarts(words: readonly NameWord[]): number[] {
  return words.flatMap((word, i) => {
    const opened = i > 0 && words.slice(0, i).every((w) => OPENERS.has(w.text.toLowerCase()) || isFiller(w));
    return word.pause || opened || (isFiller(words[i - 1]) && words[i - 1]?.pause) ? [i] : [];
  });
}

/** "It's Tevita. Tevita, uh, Fifita": a first name repeated is followed by the rest. */
function saidAgain({ words, cased }: Utterance, heard: Heard): void {
  for (const { parts, start } of [...heard.mentions]) {
    const at = words.findIndex((word, i) => !heard.has(i) && word.start > start && titled(word.text) === parts[0]);
    const { parts: longer, next } = at < 0 ? { parts: [], next: 0 } : nameFrom(words, at, cased);
    if (longer.length > parts.length && !possessed(words[next], cased))
      heard.add({ parts: longer, role: 'full', manner: 'weak', start: words[at]?.start ?? 0 }, at, next);
  }
}

const NAMED_PART = /\b(\p{L}[\p{L}-]+)(?:['’]s| is) (?:my|the) (first|given|last|family|sur)(?: ?name)?\b/giu;

/** "young's the last", whatever the word. */
function partByPart({ text, cased }: Utterance, heard: Heard): void {
  for (const { index, 1: word = '', 2: part = '' } of text.matchAll(NAMED_PART)) {
    if (heard.mentions.some(({ role }) => role !== 'full') && cased) break;
    const role = /^[fg]i/i.test(part) ? 'first' : 'last';
    if (!POINTING.test(word)) heard.mentions.push({ parts: [titled(word)], role, manner: 'introduced', start: index });
  }
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

/** The whole answer to "your name?", where nothing in it was told to be one. */
function asAnswer({ text, words, cased, askedWhen }: Utterance, heard: Heard): void {
  if (heard.mentions.length > 0 || askedWhen !== 'now') return;
  const plainly = wordsOf(text.replace(SPELLED_BEHIND, ''));
  const whole = WHOLE.test(text) && believable(plainly) ? plainly : cased ? [] : wordsThatAreNames(words);
  if (whole.length > 0)
    heard.mentions.push({ parts: asName(whole), role: 'full', manner: 'bare', start: whole[0]?.start ?? 0 });
}

/** "yeah will young": nothing else said, in small letters. */
function wordsThatAreNames(words: readonly NameWord[]): readonly NameWord[] {
  const from = words.findIndex(({ text }) => !OPENERS.has(text.toLowerCase()));
  const said = from < 0 ? [] : wordsOfName(words, from);
  return said.length === words.length - from && likeName(said) ? said : [];
}
