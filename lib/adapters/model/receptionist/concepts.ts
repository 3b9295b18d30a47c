import { stemOf } from './stem.ts';
import { THESAURUS } from './thesaurus.ts';

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

const PHRASES = new Map<string, Phrase[]>();
for (const line of THESAURUS.trim().split('\n')) {
  const [idea = '', ways = ''] = line.split(': ');
  for (const way of ways.split(', ')) {
    const stems = way.trim().split(/\s+/).map(stemOf);
    const first = stems[0] ?? '';
    const known = PHRASES.get(first) ?? [];
    known.push({ stems, idea });
    PHRASES.set(first, known);
  }
}

const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\b(?:can['’]?t|cannot)\b/gi, 'can not'],
  [/\bwon['’]?t\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|could|would|should|have|has)n['’]?t\b/gi, '$1 not'],
  [/(\d) ?%/g, '$1 percent'],
  [/\btak(?:e|es|en|ing) care of\b/gi, 'handle'],
  // "book it in" is "book in".
  [/\b(\p{L}{3,}) (?:it|this|that|them|him|her|me|us) (in|out|up|down|off|back|over|away)\b/giu, '$1 $2'],
];

interface Word {
  stem: string;
  text: string;
  start: number;
  end: number;
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}]+)*|\d[\d.,]*\d|\d+/gu)].map((m) => ({
    stem: stemOf(m[0]),
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));

const matches = (words: readonly Word[], at: number, stems: readonly string[]) =>
  stems.every((stem, k) => words[at + k]?.stem === stem);

/** The terms of a text from left to right; the longest phrase wins where several begin. */
export function termsOf(text: string): Term[] {
  const words = wordsIn(CONTRACTIONS.reduce((t, [from, to]) => t.replace(from, to), text));
  const terms: Term[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const here = (PHRASES.get(word.stem) ?? []).filter(({ stems }) => matches(words, i, stems));
    const longest = Math.max(1, ...here.map(({ stems }) => stems.length));
    const ideas = new Set(here.filter(({ stems }) => stems.length === longest).map(({ idea }) => idea));
    const taken = words.slice(i, i + longest);
    terms.push({
      stem: taken.map((w) => w.stem).join(' '),
      text: taken.map((w) => w.text).join(' '),
      ideas,
      start: word.start,
      end: taken.at(-1)?.end ?? word.end,
    });
    i += longest;
  }
  return terms;
}

/** Everything a text may speak of: the stems of its words, and the ideas of all its words and phrases. */
export function subjectsOf(text: string): { stems: ReadonlySet<string>; ideas: ReadonlySet<string> } {
  const words = wordsIn(CONTRACTIONS.reduce((t, [from, to]) => t.replace(from, to), text));
  const stems = new Set(words.map((word) => word.stem));
  const ideas = new Set<string>();
  words.forEach((word, i) => {
    for (const phrase of PHRASES.get(word.stem) ?? []) if (matches(words, i, phrase.stems)) ideas.add(phrase.idea);
  });
  // "bedbugs" and "bed bugs" are the same.
  words.forEach((word, i) => void stems.add(word.stem + (words[i + 1]?.stem ?? '')));
  // "X-rays", "gluten-free" and "24/7" also count in one piece.
  for (const compound of text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? [])
    stems.add(stemOf(compound.replace(/-/g, '')));
  return { stems, ideas };
}
