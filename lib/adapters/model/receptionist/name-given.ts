import type { Turn } from '#lib/adapters/model/port.ts';
import { askedIn, readsBack } from './asked.ts';
import { kindOf } from './lexicon.ts';
import type { NameMention } from './name-mention.ts';
import { nameMentions } from './name-mentions.ts';
import { beginsSentence, titled } from './name-words.ts';
import { editDistance, plain, type Spelled, soundsLike, spelledIn } from './spelled.ts';
import { emailsIn } from './spoken-email.ts';

export interface NameGiven {
  full: string | null;
  first: string | null;
  last: string | null;
  /** What the caller asked to be called, when it differs. */
  nick: string | null;
  /** Index of the turn that gave or corrected it. */
  turn: number | null;
}

const DENIES = /\b(?:no|nope|not|wrong|actually|sorry|correction|i said|it's spelled|should be|misspelled)\b/i;
const STRENGTH: Record<NameMention['manner'], number> = { introduced: 3, weak: 2, bare: 1 };

interface Known {
  parts: string[];
  /** How many of the parts are first names; the rest is the family name. */
  given: number;
  nick: string | null;
  /** Said in the order of family name, given name; it stays in that order. */
  familyFirst?: boolean;
  strength: number;
  turn: number;
}

/**
 * Follows the caller's own name through the conversation: introductions, bare answers, first and last name apart,
 * spellings and corrections. `others` are names in the prompt, which the caller says but does not bear.
 */
export function nameGiven(turns: readonly Turn[], others: ReadonlySet<string> = new Set()): NameGiven {
  let known: Known | null = null;
  let owed = false;
  turns.forEach(({ role, text }, i) => {
    if (role === 'agent') return;
    const prompt = turns[i - 1]?.role === 'agent' ? (turns[i - 1]?.text ?? '') : '';
    const asks = askedIn(prompt);
    const asked = asks.includes('name') || asks.includes('spelling');
    owed = known === null && (owed || asked);
    // In and behind an address, "no hyphen" denies nothing.
    const denial = text.slice(0, emailsIn(text)[0]?.start);
    const denied = Boolean(known && readsBack(prompt) && mentions(prompt, known) && DENIES.test(denial));
    const confirmed = known ? null : confirmedName(prompt, text);
    if (confirmed) known = { parts: confirmed, given: 1, nick: null, strength: 2, turn: i };
    for (const mention of nameMentions(
      unspelled(withoutEmails(text)),
      asked || denied || saidAgain(known, text) ? 'now' : owed || known?.parts.length === 1 ? 'before' : null,
    )) {
      if (mention.manner !== 'introduced' && others.has(plain(mention.parts.join('')))) continue;
      // "Hi Jess, …": whom the agent said it was.
      if (mention.manner === 'bare' && !known && !asked && saidBy('agent', turns.slice(0, i), mention.parts)) continue;
      known = learned(known, mention, {
        turn: i,
        asked,
        denied,
        lastOnly: /\b(?:last|sur|family) ?name\b/i.test(prompt),
      });
    }
    if (known && emailsIn(text).length === 0)
      known = respelled(known, text, i, /\b(?:last|sur|family) ?name\b/i.test(prompt + text));
  });
  return described(known);
}

/** "Chip Harrow" of somebody who was Chip so far. */
const saidAgain = (known: Known | null, text: string): boolean =>
  known?.parts.length === 1 && /^\W*(\p{Lu}[\p{L}'’-]+) \p{Lu}/u.exec(text)?.[1] === known.parts[0];

const saidBy = (role: Turn['role'], turns: readonly Turn[], words: readonly string[]): boolean =>
  turns.some((turn) => turn.role === role && words.every((word) => turn.text.split(/[^\p{L}'’-]+/u).includes(word)));

const ASKS_FOR =
  /(?:\bis this|\bam i (?:speaking|talking) (?:with|to)|\b(?:may|can|could) i (?:please )?(?:speak|talk) (?:with|to)|\bis that|\blooking for|(?<!\b(?:this|here|it) )\bis)\s+((?:\p{Lu}[\p{L}'’-]+\s?){1,3})(?:\?|there|available|,)/iu;
const CONFIRMS =
  /^\W*(?:(?:yes|yeah|yep|hi|hello)[,.\s]+)*(?:this is (?:she|he|her|him|me)\b(?! \p{L})|that'?s me|speaking|it is|you'?ve got (?:her|him)|yes|yeah|yep|correct)\b/iu;

/** "Is this Carla Mendez?" — "Yes, speaking." */
function confirmedName(prompt: string, text: string): string[] | null {
  const name = ASKS_FOR.exec(prompt)?.[1]?.trim();
  if (!name || !/^\p{Lu}/u.test(name) || !CONFIRMS.test(text)) return null;
  return nameMentions(`${name}.`, 'now')[0]?.parts ?? null;
}

/** The parts of a spoken address look like names; blank them, offsets unchanged. */
const withoutEmails = (text: string): string =>
  emailsIn(text).reduce(
    (rest, { start, end }) => rest.slice(0, start) + ';'.repeat(end - start) + rest.slice(end),
    text,
  );

/** "Elle, E-L-L-E, Woods" and "Paul hyphen Henri" as they are written; lengths unchanged where they count. */
function unspelled(text: string): string {
  const joined = text.replace(/(\p{Lu}\p{L}+) (?:hyphen|dash) (?=\p{Lu}\p{L})/gu, '$1-');
  return spelledIn(joined).reduceRight((rest, { letters, start, end }) => {
    const word = /(\p{L}+)\W*$/u.exec(rest.slice(0, start))?.[1] ?? '';
    const next = /^[,.\s]+(\p{Lu}\p{Ll}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]+){0,2}(?=\W*$|[,.])/u.exec(
      rest.slice(end),
    )?.[1];
    if (!next || !soundsLike(word, letters) || beginsSentence(next)) return rest;
    return `${rest.slice(0, start).replace(/\W+$/, '')} ${rest.slice(end).replace(/^[,.\s]+/, '')}`;
  }, joined);
}

const mentions = (prompt: string, known: Known): boolean => {
  const said = prompt.toLowerCase();
  return known.parts.some((part) => said.includes(part.toLowerCase()));
};

interface Circumstance {
  turn: number;
  asked: boolean;
  denied: boolean;
  /** The agent asked for the family name alone. */
  lastOnly: boolean;
}

function learned(
  known: Known | null,
  mention: NameMention,
  { turn, asked, denied, lastOnly }: Circumstance,
): Known | null {
  const { parts, role, manner } = mention;
  const strength = STRENGTH[manner] + (asked ? 2 : 0);
  if (role === 'nick')
    return known ? { ...known, nick: parts.join(' ') } : { parts, given: parts.length, nick: null, strength: 0, turn };
  if (role === 'first' || role === 'last') {
    const rest = keptBeside(known, role, parts);
    const all = role === 'first' ? [...parts, ...rest] : [...rest, ...parts];
    return {
      parts: all,
      given: role === 'first' ? parts.length : rest.length,
      familyFirst: role === 'last' && rest.length > 0 && plain(known?.parts[0] ?? '') === plain(parts[0] ?? ''),
      nick: known?.nick ?? null,
      strength: 4,
      turn,
    };
  }
  const fresh: Known = { parts, given: 1, nick: known?.nick ?? null, strength, turn };
  if (!known) return fresh;
  // "Mrs Patel", and then "Hemlata".
  if (known.given === 0 && parts.length === 1 && plain(parts[0] ?? '') !== plain(known.parts[0] ?? ''))
    return { ...known, parts: [...parts, ...known.parts], given: 1, turn };
  const shared = parts.filter((part) => known.parts.some((p) => plain(p) === plain(part)));
  const another = parts.length > 1 && known.parts.length > 1 && !soundsLike(parts[0] ?? '', known.parts[0] ?? '');
  if (shared.length > 0 && !(another && strength > known.strength))
    return parts.length > known.parts.length ? { ...fresh, strength: Math.max(strength, known.strength) } : known;
  if (known.nick && parts.length > 1 && parts.some((part) => plain(part) === plain(known.nick ?? ''))) return fresh;
  if (denied) return corrected(known, fresh);
  const first = parts[0] ?? '';
  const held = known.parts[0] ?? '';
  // "Torre, Guillermo": a family name, then a given one.
  const family =
    /^\p{Ll}/u.test(held) || (known.parts.length === 1 && kindOf(held) !== 'first' && kindOf(first) === 'first');
  if (family && parts.length === 1 && (known.turn === turn || known.parts.length === 1) && manner === 'bare') {
    return { ...known, parts: [...parts, ...known.parts], given: 1, turn };
  }
  // "Rob. Robert Nakamura": the same name, in full.
  if (
    known.parts.length === 1 &&
    parts.length > 1 &&
    plain(first).startsWith(plain(held).slice(0, 3)) &&
    held.length > 2
  )
    return fresh;
  // "Bazza. Barry Thistle.": what they are called, then the name.
  if (known.parts.length === 1 && parts.length > 1 && known.turn === turn && kindOf(first) === 'first') return fresh;
  const single = parts.length === 1 && known.parts.length === 1;
  if (single && (lastOnly || (known.turn === turn && manner === 'bare')))
    return { ...known, parts: [...known.parts, ...parts], given: 1, turn };
  // A lone word after a full name is a nickname: "Robert Achterberg, Bob".
  if (parts.length === 1 && known.parts.length > 1 && known.turn === turn) return { ...known, nick: parts[0] ?? null };
  return strength > known.strength ? fresh : known;
}

/**
 * The parts that stay when the first or the last name is given by itself. Of a name that holds it already, all others
 * ("Minh Anh Pham. Pham is my family name"); a lone bare name makes way to be the other one.
 */
function keptBeside(known: Known | null, role: 'first' | 'last', parts: readonly string[]): string[] {
  if (!known) return [];
  const others = known.parts.filter((part) => !parts.some((p) => plain(p) === plain(part)));
  if (others.length < known.parts.length) return others;
  if (role === 'last') return known.parts.slice(0, known.given);
  return known.parts.length === 1 && known.strength < 4 ? known.parts : known.parts.slice(known.given);
}

/** "No, it's Katherine": replaces the part that it resembles, or the whole. */
function corrected(known: Known, fresh: Known): Known {
  if (fresh.parts.length >= known.parts.length) return fresh;
  const word = fresh.parts[0] ?? '';
  const at = known.parts.findIndex((part) => soundsLike(part, word));
  const index = Math.max(at, 0);
  return { ...known, parts: known.parts.map((part, i) => (i === index ? word : part)), turn: fresh.turn };
}

/** Letters read out settle how the part is written that they sound like. */
function respelled(known: Known, text: string, turn: number, last: boolean): Known {
  let parts = known.parts;
  const heard = known.parts.flatMap((part) => part.split('-'));
  for (const letters of [...spelledIn(text).flatMap((run) => wordsSpelled(run, heard)), ...lettered(text)]) {
    if (last && parts.length === 1 && !soundsLike(parts[0] ?? '', letters)) parts = [...parts, titled(letters)];
    const pieces = parts.flatMap((part) => part.split('-')).filter((piece) => soundsLike(piece, letters));
    if (joined(parts).has(plain(letters))) continue;
    const distance = (piece: string) => editDistance(plain(piece), plain(letters));
    const [nearest] = pieces.sort((a, b) => distance(a) - distance(b));
    if (!nearest || unaccented(nearest) === unaccented(letters)) continue;
    parts = parts.map((part) =>
      part
        .split('-')
        .map((piece) => (piece === nearest ? titled(letters) : piece))
        .join('-'),
    );
  }
  return parts.join() === known.parts.join() ? known : { ...known, parts, turn };
}

/** Parts of two words as one: "St Clair" is spelled "S T C L A I R". */
const joined = (parts: readonly string[]): ReadonlySet<string> =>
  new Set(parts.slice(1).map((part, i) => plain((parts[i] ?? '') + part)));

/** Lower case without accents: letters read out leave them away, but "W-E-I-S-S" is not "Weiß". */
const unaccented = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '');

/** "Terri with an I": the word, as it is written with that letter. */
const lettered = (text: string): string[] =>
  [...text.matchAll(/(\p{L}{3,}),? with an? (\p{L})\b/giu)].flatMap(([, word = '', letter = '']) =>
    plain(word).includes(plain(letter)) ? [word.toLowerCase()] : [],
  );

/** "E-I-N-O, L-A-H-T-I-N-E-N": two words where each sounds like one that was heard, else one. */
function wordsSpelled({ letters, words }: Spelled, heard: readonly string[]): readonly string[] {
  const apart = words.length > 1 && words.every((word) => heard.some((piece) => soundsLike(piece, word)));
  return apart ? words : [letters];
}

function described(known: Known | null): NameGiven {
  if (!known) return { full: null, first: null, last: null, nick: null, turn: null };
  const { parts, given, nick, turn, familyFirst } = known;
  const said = familyFirst ? [...parts.slice(given), ...parts.slice(0, given)] : parts;
  return {
    full: said.join(' '),
    first: parts.slice(0, given).join(' ') || null,
    last: parts.slice(given).join(' ') || null,
    nick,
    turn,
  };
}
