import { namesKind } from './asked-terms.ts';
import { beyondPrompt } from './beyond-prompt.ts';
import { termsOf } from './concepts.ts';
import { daysIn } from './days.ts';
import { closeness, SIZE, type Vector, vectorsOf } from './embedding.ts';
import { isGeneric } from './generic-words.ts';
import type { Fact } from './prompt-facts.ts';
import { type Question, questionsIn } from './questions.ts';
import { MAPS } from './relevance-maps.ts';
import { WEIGHTS } from './relevance-weights.ts';
import { coverage, type Subject } from './support.ts';
import { topicOf } from './topic.ts';
import { type Wanted, wantedBy } from './wanted.ts';

/** A question with what surrounds it, as facts are held against it. */
export interface Inquiry {
  question: string;
  /** What was said before it in the same breath. */
  lead: string;
  /** The statement that the call began with. */
  opening: string;
  /** The kinds of answer it may want, likeliest first. */
  kinds: readonly Wanted[];
}

export function inquiryOf({ text, lead, before }: Question, said: readonly string[]): Inquiry {
  const earlier = [...said, before];
  const kinds = wantedBy(text, earlier.flatMap(questionsIn).at(-1)?.text);
  return { question: text, lead, opening: topicOf(earlier).opening, kinds };
}

const NOTHING: Vector = new Float32Array(SIZE);

/** What speaks for a fact as the answer, or against it; each about 0 to 1. */
export type Clues = Readonly<Record<string, number>>;

const FORMS: readonly [string, RegExp][] = [
  ['kind', /^\W*(?:(?:and|so) )*(?:what|which) (?!if\b|is\b|are\b|do\b|does\b|about\b|happens\b|would\b|should\b)/i],
  ['yesNo', /^\W*(?:(?:and|so|but|or) )*(?:do|does|d'|is|are|can|could|may|will|would|have)\b/i],
  ['whatIf', /\bwhat (?:if|happens)\b|^\W*if\b/i],
];

export const factText = ({ context, label, text }: Fact): string => [context, label, text].filter(Boolean).join(': ');

/** An inquiry held against facts. */
export interface Reading {
  /** What was asked, in one vector: by itself, with what led to it, and with what opened the call. */
  asked: Vector;
  /** What the facts say, in order. */
  told: Vector[];
  /** Their clues. */
  clues: Clues[];
}

/** What is spoken of, beside the kind of answer that is wanted. */
const namedIn = (text: string, wanted: Wanted) =>
  termsOf(text).filter((term) => !term.stem.split(' ').every(isGeneric) && !namesKind(term, wanted));

/** Closeness in meaning is 0 throughout when the encoder is not to be had. */
export async function readingOf(inquiry: Inquiry, subjects: readonly Subject[]): Promise<Reading> {
  const { question, lead, opening, kinds } = inquiry;
  const asked = [question, `${lead} ${question}`.trim(), `${opening} ${question}`.trim()];
  const texts = subjects.map(({ fact }) => factText(fact));
  const vectors = await vectorsOf([...asked, ...texts]);
  const readings = asked.map((text) => vectors.get(text) ?? NOTHING);
  const [own = NOTHING, led = NOTHING, opened = NOTHING] = readings;
  const told = texts.map((text) => vectors.get(text) ?? NOTHING);
  const named = namedIn(question, kinds[0] ?? 'any');
  // "How much is it?" names nothing: it is about what led to it, or opened the call.
  const terms = [named, namedIn(lead, 'any'), namedIn(opening, 'any')].find((some) => some.length > 0) ?? [];
  const covered = subjects.map((subject) => terms.map((term) => Math.min(1, coverage(subject, term))));
  const share = terms.map((_, k) => covered.filter((row) => (row[k] ?? 0) >= 1).length);
  const form = FORMS.find(([, pattern]) => pattern.test(question))?.[0];
  const days = [...daysIn(question)];
  const beyond = beyondPrompt(question);
  const clues = subjects.map((subject, i) => {
    const row = covered[i] ?? [];
    const part = row.reduce((sum, value) => sum + value, 0) / Math.max(1, row.length);
    const sameDay = days.some((day) => subject.days.has(day));
    return {
      bias: 1,
      near: closeness(own, told[i]),
      nearLed: closeness(led, told[i]),
      nearOpened: closeness(opened, told[i]),
      part,
      whole: row.length > 0 && row.every((value) => value > 0) ? 1 : 0,
      terms: named.length / 4,
      partOfMany: part * Math.min(1, row.length / 3),
      rare: Math.max(0, ...row.map((value, k) => (value >= 1 ? 1 / (share[k] ?? 1) : 0))),
      length: subject.fact.text.length / 200,
      [`wants ${kinds[0]}`]: 1,
      ...(form ? { [form]: 1, [`${form} part`]: part } : {}),
      ...(beyond ? { [beyond]: 1 } : {}),
      ...(days.length > 0 ? { [sameDay ? 'same day' : 'other day']: 1 } : {}),
    };
  });
  return { asked: own.map((value, i) => (value + (led[i] ?? 0) + (opened[i] ?? 0)) / readings.length), told, clues };
}

/** A matrix that was kept as signed bytes, row by row. */
const unpacked = ({ bytes, unit }: { bytes: string; unit: number }): Vector =>
  Float32Array.from(Int8Array.from(Buffer.from(bytes, 'base64')), (value) => value * unit);
const ASKED = unpacked(MAPS.asked);
const TOLD = unpacked(MAPS.told);

const weigh = (clues: Clues): number =>
  Object.entries(clues).reduce((sum, [clue, value]) => sum + value * (WEIGHTS[clue] ?? 0), 0);

/**
 * How likely each fact is the answer: from its clues, and from how close it comes to the question once both are mapped to
 * where questions and their answers meet. What is left to 1 is that none of them is.
 */
export function likelihoods({ asked, told, clues }: Reading): number[] {
  const here = mapped(ASKED, asked);
  return chances(clues.map((each, i) => weigh(each) + closeness(here, mapped(TOLD, told[i] ?? NOTHING))));
}

/** The rows of a matrix times a vector. */
export function mapped(matrix: Vector, vector: Vector): Vector {
  const out = new Float32Array(matrix.length / vector.length);
  for (let row = 0, at = 0; row < out.length; row++) {
    let sum = 0;
    for (let i = 0; i < vector.length; i++, at++) sum += (matrix[at] ?? 0) * (vector[i] ?? 0);
    out[row] = sum;
  }
  return out;
}

/** The chances of choices whose odds have these logarithms, beside one of even odds. */
export function chances(scores: readonly number[]): number[] {
  const odds = scores.map(Math.exp);
  const all = odds.reduce((sum, each) => sum + each, 1);
  return odds.map((each) => each / all);
}
