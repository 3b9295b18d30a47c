import { isEveryday, kindOf } from './lexicon.ts';

/** One word of an utterance, as far as names care. */
export interface NameWord {
  text: string;
  start: number;
  end: number;
  /** The pause before it. */
  pause: '' | ',' | '.';
}

const TITLES = new Set(
  'señor señora señorita herr frau monsieur madame signor signora uncle auntie big dr doctor mr mister mrs ms miss mx prof professor rev reverend pastor deacon father fr sister rabbi imam captain capt sergeant sgt officer lieutenant lt colonel major general judge sir madam dame lord lady coach chef nurse'.split(
    ' ',
  ),
);
const PARTICLES = new Set(
  "de la las los del della di da das do dos du le van von der den ter ten bin ibn bint al el ben st st. mac mc o' y e af av zu zum".split(
    ' ',
  ),
);
const FILLERS = new Set(['uh', 'um', 'er', 'erm', 'hmm', 'uhm', 'like', 'oh', 'ah']);
/** Capitalised anywhere, and yet nobody's name. */
const NOT_NAMES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march july september october november december i i'm i'd i'll i've god christmas easter thanksgiving street avenue road boulevard highway suite apartment unit inc llc ltd corp company group partners properties realty university school hospital church bank english spanish french german chinese italian russian arabic vietnamese american mexican google facebook yelp instagram tiktok nextdoor zillow whatsapp internet email pm am tv ac hvac suv usa us uk ok dot underscore hyphen dash minus plus`.split(
    ' ',
  ),
);
export const isNoName = (word: string): boolean => NOT_NAMES.has(word.toLowerCase());

/** Words that begin sentences; a capital there means nothing. */
const BEGINNERS = new Set(
  `g'day ha haha okay yes no sure hi hello hey good thanks thank bye well sorry great right fine cool so and but the a an my your his her our their its it's this that these those what when where who why how which is are was were do does did can could will would not mom dad mum mama papa grandma grandpa ma'am sir oh please if because just maybe actually yeah all`.split(
    ' ',
  ),
);
export const beginsSentence = (word: string): boolean => BEGINNERS.has(word.toLowerCase());

/** Words that are names as well; with a capital they are believed to be. */
const NAMES_TOO = new Set(
  'jesus rose april june may august hope faith joy grace summer autumn hunter mason brook will mark bill jack frank pat sue drew rich dawn eve fern gene grant guy hazel heath heather holly iris ivy jade jasmine jay jean jewel lance laurel lily miles max melody mercy olive opal pearl penny pierce poppy ray reed rob robin ruby rusty sage sandy sky sonny sterling storm violet wade ward willow winter woody art ash basil buck cash chance clay cliff daisy dale dean destiny earl forest gale ginger glen harmony honor justice king lane prince river scout star trinity wren carol crystal amber charity christian angel don dot nick tanner taylor carter parker porter cooper fisher piper archer baker cole'.split(
    ' ',
  ),
);

export const wordsOf = (text: string): NameWord[] => {
  const words: NameWord[] = [];
  let pause: NameWord['pause'] = '.';
  for (const m of text.matchAll(
    /\b[Ss]t\.(?= \p{L})|\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*['’]?|\d+|[.!?…]+|[,;:()–—]/gu,
  )) {
    if (/^[.!?…]/.test(m[0])) {
      // "John Q. Public", "Dr. Chen": no end of a sentence.
      const last = words.at(-1)?.text ?? '';
      if (m[0] !== '.' || !(/^\p{Lu}$/u.test(last) || TITLES.has(last.toLowerCase()) || last === 'St')) pause = '.';
    } else if (/^[,;:()–—]/.test(m[0])) pause = pause || ',';
    else {
      const end = m.index + m[0].length;
      words.push({ text: m[0], start: m.index, end, pause: words.length === 0 ? '.' : pause });
      pause = '';
    }
  }
  return words;
};

export const isFiller = (word: NameWord | undefined): boolean => Boolean(word && FILLERS.has(word.text.toLowerCase()));
export const isTitle = (word: NameWord | undefined): boolean => Boolean(word && TITLES.has(word.text.toLowerCase()));
export const isParticle = (word: NameWord | undefined): boolean =>
  Boolean(word && PARTICLES.has(word.text.toLowerCase()));

/** An utterance written without capitals says nothing by a small letter. */
export const isCased = (text: string): boolean =>
  /^[^\p{L}]*\p{Lu}/u.test(text) && !/^[^\p{L}]*I(?:['’]m)? [^\p{Lu}]*$/u.test(text);

/** Whether a word can be part of a name where one is expected. */
export function nameLike(word: NameWord | undefined, cased: boolean): boolean {
  if (!word || !/^\p{L}[\p{L}\p{M}'’-]*$/u.test(word.text)) return false;
  const lower = word.text.toLowerCase().replace('’', "'");
  if (NOT_NAMES.has(lower) || FILLERS.has(lower) || /^\p{L}(?:-\p{L})+$/u.test(word.text)) return false;
  if (/['’]s$/.test(word.text) || /['’](?:m|re|ve|ll|d|t)$/.test(word.text)) return false;
  const capital = /^(?:(?:al|el|ad|ash?|an|ar)[-'’])?\p{Lu}/u.test(word.text);
  if (!cased && !capital)
    return word.text.length > 1 && !BEGINNERS.has(lower) && !/^(?:common|organisation)$/.test(kindOf(lower));
  if (!capital) return false;
  // The first word of a sentence is capitalised anyway; elsewhere a capital means a name.
  if (word.pause !== '.' || /^\p{Lu}{2,3}$/u.test(word.text)) return true;
  return !BEGINNERS.has(lower) && (NAMES_TOO.has(lower) || kindOf(word.text) !== 'common');
}

/** Whether a word is the first part of some people's names. */
export const mayBeName = (word: string): boolean => NAMES_TOO.has(word.toLowerCase()) || kindOf(word) === 'first';

/** Whether a word is in the dictionary as a word only. */
export const isCommon = (word: string): boolean => kindOf(word) === 'common' && !NAMES_TOO.has(word.toLowerCase());

const isInitial = (word: NameWord | undefined): boolean =>
  Boolean(word && word.pause === '' && /^\p{Lu}$/u.test(word.text));

/** "Benedict O'Shaughnessy", "april kowalczyk": a word that is a name when nothing but a family name follows it. */
function opensName(word: NameWord, next: NameWord | undefined, cased: boolean): boolean {
  if (next?.pause !== '') return false;
  if (!cased && NAMES_TOO.has(word.text)) return nameLike(next, cased) || isParticle(next);
  return (
    /^\p{Lu}\p{Ll}/u.test(word.text) &&
    !BEGINNERS.has(word.text.toLowerCase()) &&
    /^\p{Lu}['’\p{L}]/u.test(next.text) &&
    /^(?:unknown|last)$/.test(kindOf(next.text))
  );
}

/** Words that go on behind a name, or stand before anything but one. */
const LEADS_ON = new Set(
  'on in at from with for about of to by over under because since until while if than then also again already spelled spelt pronounced as or only too the a an some any both very'.split(
    ' ',
  ),
);

/**
 * The words from here to a pause, a single letter or a word of every sentence: in small letters, behind "my name is", a
 * name even where each is a word ("rich cotton"). None where that is one word, or too many.
 */
export function wordsOfName(words: readonly NameWord[], from: number): readonly NameWord[] {
  const end = words.findIndex(
    ({ text, pause }, i) =>
      i >= from &&
      ((i > from && pause !== '') ||
        !/^\p{L}[\p{L}\p{M}'’-]+$/u.test(text) ||
        /['’](?:s|m|re|ve|ll|d|t)$/.test(text) ||
        (isEveryday(text) && !(i === from && NAMES_TOO.has(text))) ||
        LEADS_ON.has(text.toLowerCase())),
  );
  const said = words.slice(from, end < 0 ? words.length : end);
  return said.length === 2 || said.length === 3 ? said : [];
}

/** Words in small letters as a name is written. */
export const asName = (words: readonly NameWord[]): string[] =>
  words.map((word) => (isParticle(word) ? inSmall(word.text) : titled(word.text)));

/** Particles are written small, saints and sons of somebody are not. */
const inSmall = (particle: string): string =>
  /^(?:st\.?|mac|mc)$/i.test(particle) ? titled(particle.toLowerCase()) : particle.toLowerCase();

/** How many words from here on are single letters. */
function lettersFrom(words: readonly NameWord[], from: number): number {
  const end = words.findIndex(({ text }, i) => i >= from && text.length > 1);
  return (end < 0 ? words.length : end) - from;
}

/** A name read from `from` on: its words without titles, and the index after it. Empty when none begins there. */
export function nameFrom(words: readonly NameWord[], from: number, cased: boolean): { parts: string[]; next: number } {
  const parts: string[] = [];
  let i = from;
  while (isTitle(words[i]) || (i === from && isFiller(words[i]))) i += 1;
  const first = i;
  while (i < words.length && parts.length < 5) {
    const word = words[i] as NameWord;
    if (i > first && word.pause === '.') break;
    if (isFiller(word) && nameLike(words[i + 1], cased)) {
      i += 1;
      continue;
    }
    if (i > first && word.pause === ',' && !isFiller(words[i - 1])) break;
    // "it's hugh grant hugh h u g h": said again, to be spelled.
    if (parts.some((part) => part.toLowerCase() === word.text.toLowerCase())) break;
    if (
      isParticle(word) &&
      (nameLike(words[i + 1], cased) || (parts.length > 0 && words[i + 1]?.pause === '')) &&
      (parts.length > 0 || /^\p{Lu}/u.test(word.text) || !cased)
    ) {
      parts.push(cased ? word.text : inSmall(word.text));
      i += 1;
      continue;
    }
    // "Okafor O K A F O R": letters that spell it, not initials.
    if (lettersFrom(words, i) > (i > first ? 2 : 3)) break;
    const afterParticle = i > first && isParticle(words[i - 1]) && word.text.length > 3;
    const initial =
      /^\p{L}$/u.test(word.text) &&
      (cased
        ? /^\p{Lu}$/u.test(word.text) && (parts.length > 0 || isInitial(words[i + 1]))
        : parts.length > 0 && nameLike(words[i + 1], cased));
    // "cody ray", and nothing after it.
    const closes = !cased && parts.length > 0 && NAMES_TOO.has(word.text) && words[i + 1]?.pause !== '';
    if (
      !initial &&
      !afterParticle &&
      !closes &&
      !nameLike(word, cased) &&
      !(i === first && opensName(word, words[i + 1], cased))
    )
      break;
    const last = parts.at(-1) ?? '';
    // "T.J." is one part.
    if (initial && /^(?:\p{Lu}\.)+$|^\p{Lu}$/u.test(last))
      parts[parts.length - 1] = `${last.replace(/\.?$/, '.')}${word.text.toUpperCase()}.`;
    else parts.push(initial ? word.text.toUpperCase() : titled(word.text));
    i += 1;
  }
  return { parts, next: i };
}

/** "o'brien" as "O'Brien", "PREWITT" as "Prewitt", "eze-nwosu" as "Eze-Nwosu"; mixed case is left as it is. */
export function titled(word: string): string {
  const upper = word === word.toUpperCase() && word.length > 2;
  if (!upper && word !== word.toLowerCase()) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
