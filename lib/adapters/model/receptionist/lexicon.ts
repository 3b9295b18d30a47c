import { readFileSync } from 'node:fs';
import nlp from 'compromise/two';
import wordList from 'word-list';

export type WordKind = 'first' | 'last' | 'place' | 'organisation' | 'common' | 'unknown';

const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;

const FIRST = new Set(['FirstName', 'MaleName', 'FemaleName', 'Person']);
const PLACE = new Set(['City', 'Region', 'Country', 'Place']);
const ORGANISATION = new Set(['Organization', 'SportsTeam', 'Demonym']);

/** Everyday words of telephone calls that the lexicon lacks or takes for something else. */
const SPOKEN = new Set(
  `a i im ive id ill its u ur ok okay yes yea yeah yep yup nope nah no hi hey hello hiya howdy bye goodbye thanks thank thx cheers sure right correct exactly absolutely definitely perfect great good fine cool awesome lovely wonderful brilliant alright alrighty sorry pardon please well oh ah uh um hmm so and but because actually really just also maybe perhaps like listen look see wait hold hang never nothing none someone somebody anyone anybody everyone today tonight tomorrow yesterday morning afternoon evening night weekend week month year quick question quote estimate appointment consultation reservation booking service services repair repairs installation cleaning plumbing heating cooling roofing painting moving mowing landscaping kitchen bathroom bedroom basement garage attic roof ceiling floor wall window door sink toilet faucet drain pipe furnace heater boiler thermostat alignment brakes tires engine insurance policy claim quote price cost budget emergency address phone number email name surname spelling message manager owner supervisor receptionist assistant agent robot machine human person speaking calling looking interested wondering hoping trying needing wanting buying selling renting hiring quoting who what when where why how which this that these those here there he she they we you it him her them me us my your his our their is are was were be been do does did done have has had can could will would should shall may might must not dont didnt cant wont isnt arent lets got get gonna wanna gotta kinda sorta bless god jesus christ lord goodness heaven ma'am maam sir mister miss missus bud buddy man dude guys folks people dear honey sweetie darling`.split(
    /\s+/,
  ),
);

/** A word of every telephone call, which is never a part of a name without a capital. */
export const isEveryday = (word: string): boolean => SPOKEN.has(word.toLowerCase().replace(/['’]/g, ''));

const KIND_CACHE = new Map<string, WordKind>();

/**
 * What a dictionary of English takes a word for. A name that is also a word is `first`; an unheard word is `unknown`.
 * Case matters for rare words alone: "wainwright" is one, "Wainwright" may be a name.
 */
export function kindOf(word: string): WordKind {
  const key = word.toLowerCase().replace(/[’']s$|[’']/g, '');
  const known = KIND_CACHE.get(key) ?? lookedUp(key);
  if (KIND_CACHE.size > 20_000) KIND_CACHE.clear();
  KIND_CACHE.set(key, known);
  return known === 'unknown' && word === word.toLowerCase() && isRare(key) ? 'common' : known;
}

function lookedUp(key: string): WordKind {
  if (SPOKEN.has(key)) return 'common';
  const tags = Object.hasOwn(lexicon, key) ? [lexicon[key] ?? []].flat() : [];
  if (tags.some((tag) => FIRST.has(tag))) return 'first';
  if (tags.includes('LastName')) return 'last';
  if (tags.some((tag) => PLACE.has(tag))) return 'place';
  if (tags.some((tag) => ORGANISATION.has(tag))) return 'organisation';
  if (tags.length > 0) return 'common';
  return inflected(key) ? 'common' : 'unknown';
}

/** Shorter ones are names as often. */
const SHORTEST = 5;
const RARE_CACHE = new Map<string, boolean>();
let english: string | undefined;

/** Whether a long list of the words of English has it, in any form. */
function isRare(key: string): boolean {
  if (key.length < SHORTEST) return false;
  english ??= `\n${readFileSync(wordList, 'utf8')}\n`;
  const rare = RARE_CACHE.get(key) ?? english.includes(`\n${key}\n`);
  if (RARE_CACHE.size > 20_000) RARE_CACHE.clear();
  RARE_CACHE.set(key, rare);
  return rare;
}

/** A regular form of a word that the lexicon knows: "leaks", "leaking", "leaked", "quickly". */
function inflected(key: string): boolean {
  for (const [ending, stems] of [
    ['s', ['']],
    ['es', ['', 'e']],
    ['ies', ['y']],
    ['ing', ['', 'e']],
    ['ed', ['', 'e']],
    ['er', ['', 'e']],
    ['ly', ['', 'le']],
    ['ment', ['']],
    ['ness', ['']],
  ] as const) {
    if (!key.endsWith(ending) || key.length < ending.length + 3) continue;
    const stem = key.slice(0, -ending.length);
    for (const tail of stems) {
      const base = stem + tail;
      const tags = Object.hasOwn(lexicon, base) ? [lexicon[base] ?? []].flat() : [];
      if (tags.length > 0 && !tags.some((tag) => FIRST.has(tag) || tag === 'LastName' || PLACE.has(tag))) return true;
    }
  }
  return false;
}
