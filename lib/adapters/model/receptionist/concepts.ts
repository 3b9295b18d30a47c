import { inDigits, SPOKEN } from './small-numbers.ts';
import { stemOf } from './stem.ts';
import { BUSINESS_WORDS } from './thesaurus-business.ts';
import { TRADE_WORDS } from './thesaurus-trades.ts';

/** A word or set phrase of a text, with the ideas it may stand for. */
export interface Term {
  /** Stems joined by a space. */
  stem: string;
  /** As it was said. */
  text: string;
  ideas: ReadonlySet<string>;
  start: number;
  end: number;
}

interface Phrase {
  stems: readonly string[];
  idea: string;
}

/** Skipped inside a phrase: "leave the kid" and "leave our kid" are "leave kid". */
const SKIPPED = new Set(
  'a an the my your our his her their its it them this that these some any him us me little just really'.split(' '),
);

const PHRASES = new Map<string, Phrase[]>();
for (const line of `${BUSINESS_WORDS.trim()}\n${TRADE_WORDS.trim()}`.split('\n')) {
  const [idea = '', ways = ''] = line.split(': ');
  for (const way of ways.split(', ')) {
    const words = way.trim().split(/\s+/);
    const kept = words.filter((word, i) => i === 0 || !SKIPPED.has(word));
    const stems = (kept.length > 1 ? kept : words).map(stemOf);
    const first = stems[0] ?? '';
    const known = PHRASES.get(first) ?? [];
    known.push({ stems, idea });
    PHRASES.set(first, known);
  }
}

const REWRITES: readonly [RegExp, string][] = [
  [/\b(?:can['’]?t|cannot)\b/gi, 'can not'],
  [/\bwon['’]?t\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|could|would|should|have|has)n['’]?t\b/gi, '$1 not'],
  [/\b(what|where|who|how|that|it|there|here|when|he|she)['’]s\b/gi, '$1 is'],
  [/\b(\p{L}+)['’]d\b/giu, '$1 would'],
  [
    /\b((?:he|she|son|daughter|kid|child|boy|girl)(?:['’]s| is) (?:only )?(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen))\b/gi,
    '$1 years old',
  ],
  [/(\d) ?%/g, '$1 percent'],
  [/\bas well\b/gi, 'too'],
  [/\bany good\b/gi, 'fine'],
  [/\bpay (?:it )?(?:off )?over (?:\w+ ){0,2}(?:months|years|time)\b/gi, 'pay over time'],
  [/\b(?:one|two|three|four|[1-4]) (?:o'?clock )?in the morning\b|\b[1-4] ?am\b/gi, 'at night'],
  [
    /\b(?:i'?m|i am|he'?s|she'?s|(?:mom|mother|dad|father)(?: is|'?s)) (?:[6-9]\d|sixty|seventy|eighty)(?:[- ]\w+)?\b/gi,
    'senior',
  ],
  [/\btak(?:e|es|en|ing) care of\b/gi, 'handle'],
];
/** "10 x 20", "ten by twelve". */
const MEASURES = new RegExp(`\\b(\\d+|${SPOKEN})(?:\\s*[x×]\\s*|\\s+by\\s+)(\\d+|${SPOKEN})\\b`, 'gi');
/** A text in the plain words that terms are looked up by; offsets of terms are offsets into this. */
export const plainWords = (text: string) =>
  REWRITES.reduce((t, [from, to]) => t.replace(from, to), text).replace(
    MEASURES,
    (_, a: string, b: string) => `${inDigits(a)}x${inDigits(b)}`,
  );

interface Word {
  stem: string;
  text: string;
  start: number;
  end: number;
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}]+)*|\d+x\d+|\d[\d.,]*\d|\d+/gu)].map((m) => ({
    stem: stemOf(m[0]),
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));

/** How many words a phrase takes from `at` on, articles between included; 0 when it does not stand there. */
function lengthAt(words: readonly Word[], at: number, stems: readonly string[]): number {
  let i = at;
  for (const [k, stem] of stems.entries()) {
    while (k > 0 && words[i]?.stem !== stem && SKIPPED.has(words[i]?.text.toLowerCase() ?? '')) i += 1;
    if (words[i]?.stem !== stem) return 0;
    i += 1;
  }
  return i - at;
}

/** The terms of a text from left to right; the longest phrase wins where several begin. */
export function termsOf(text: string): Term[] {
  const words = wordsIn(plainWords(text));
  const terms: Term[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const here = (PHRASES.get(word.stem) ?? []).map((phrase) => ({
      ...phrase,
      took: lengthAt(words, i, phrase.stems),
    }));
    const longest = Math.max(1, ...here.map(({ took }) => took));
    const best = here.filter(({ took }) => took === longest);
    const taken = words.slice(i, i + longest).filter((w, k) => k === 0 || !SKIPPED.has(w.text.toLowerCase()));
    terms.push({
      stem: taken.map((w) => w.stem).join(' '),
      text: taken.map((w) => w.text).join(' '),
      ideas: new Set(best.map(({ idea }) => idea)),
      start: word.start,
      end: taken.at(-1)?.end ?? word.end,
    });
    i += longest;
  }
  return terms;
}

/** Ideas that hold others: what is said of pets holds for dogs, and what is asked of pets is answered by dogs. */
const HOLDS: Record<string, readonly string[]> = {
  pet: ['dog', 'cat', 'exotic'],
  exotic: ['rabbit', 'reptile'],
  alldays: ['saturday', 'sunday', 'weekend', 'weekday', 'holiday'],
  landscaping: ['lawn', 'tree', 'plants'],
  brands: ['asian make', 'european make', 'american make'],
  dietary: ['vegan', 'vegetarian', 'gluten', 'kosher', 'halal', 'allergy'],
  weekend: ['saturday', 'sunday'],
  afterhours: ['night', 'weekend', 'holiday', 'saturday', 'sunday'],
  payment: ['card', 'cash', 'check', 'transfer'],
  pest: ['ants', 'roaches', 'termite', 'mice', 'bedbugs', 'wasps', 'mosquito'],
  discount: ['senior', 'student', 'military', 'rebate', 'goodstudent', 'prepay'],
  alcohol: ['liquor', 'corkage'],
  children: ['childcare'],
  science: ['biology', 'chemistry', 'physics'],
  math: ['algebra', 'geometry', 'calculus'],
  livestock: ['goat', 'sheep', 'cow', 'pig', 'chicken', 'llama'],
  language: ['spanish'],
  insurer: ['insurer name'],
  european: ['european make'],
  asian: ['asian make'],
  american: ['american make'],
  electric: ['lights', 'charger'],
  staff: ['tech', 'doctor', 'attorney', 'tutor', 'therapist', 'trainer', 'server', 'mover', 'broker', 'crew'],
};

/** Single makes and names: one says nothing of another, only what is said of all of them does. */
const APART = new Set(['insurer name', 'european make', 'asian make', 'american make']);

/** An idea and those that hold it or that it holds; ideas side by side ("dog", "cat") are not kin. */
export function kinOf(idea: string): readonly string[] {
  const holders = Object.keys(HOLDS).filter((holder) => HOLDS[holder]?.includes(idea));
  return [...(APART.has(idea) ? [] : [idea]), ...holders, ...(HOLDS[idea] ?? [])];
}

/** Everything a text may speak of: the stems of its words, and the ideas of all its words and phrases. */
export function subjectsOf(text: string): { stems: ReadonlySet<string>; ideas: ReadonlySet<string> } {
  const words = wordsIn(plainWords(text));
  const stems = new Set(words.map((word) => word.stem));
  const ideas = new Set<string>();
  words.forEach((word, i) => {
    // "bedbugs" and "bed bugs" are the same.
    stems.add(word.stem + (words[i + 1]?.stem ?? ''));
    for (const phrase of PHRASES.get(word.stem) ?? []) if (lengthAt(words, i, phrase.stems) > 0) ideas.add(phrase.idea);
  });
  // "X-rays", "gluten-free" and "24/7" also count in one piece.
  for (const compound of text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? [])
    stems.add(stemOf(compound.replace(/-/g, '')));
  return { stems, ideas };
}
