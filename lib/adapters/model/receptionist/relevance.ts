import { beyondPrompt } from './beyond-prompt.ts';
import { termsOf } from './concepts.ts';
import { daysIn } from './days.ts';
import { closeness, type Vector, vectorsOf } from './embedding.ts';
import { isGeneric } from './generic-words.ts';
import type { Fact } from './prompt-facts.ts';
import { type Question, questionsIn } from './questions.ts';
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

/** What speaks for a fact as the answer, or against it; each about 0 to 1. */
export type Clues = Readonly<Record<string, number>>;

const FORMS: readonly [string, RegExp][] = [
  ['kind', /^\W*(?:(?:and|so) )*(?:what|which) (?!if\b|is\b|are\b|do\b|does\b|about\b|happens\b|would\b|should\b)/i],
  ['yesNo', /^\W*(?:(?:and|so|but|or) )*(?:do|does|d'|is|are|can|could|may|will|would|have)\b/i],
  ['whatIf', /\bwhat (?:if|happens)\b|^\W*if\b/i],
];

export const factText = ({ context, label, text }: Fact): string => [context, label, text].filter(Boolean).join(': ');

/** The clues of each fact, in order. Closeness in meaning is 0 throughout when the encoder is not to be had. */
export async function cluesFor(inquiry: Inquiry, subjects: readonly Subject[]): Promise<Clues[]> {
  const { question, lead, opening, kinds } = inquiry;
  const asked = [question, `${lead} ${question}`.trim(), `${opening} ${question}`.trim()];
  const texts = subjects.map(({ fact }) => factText(fact));
  const vectors = await vectorsOf([...asked, ...texts]);
  const [own, led, opened] = asked.map((text) => vectors.get(text));
  const terms = termsOf(question).filter(({ stem }) => !stem.split(' ').every(isGeneric));
  const covered = subjects.map((subject) => terms.map((term) => Math.min(1, coverage(subject, term))));
  const share = terms.map((_, k) => covered.filter((row) => (row[k] ?? 0) >= 1).length);
  const form = FORMS.find(([, pattern]) => pattern.test(question))?.[0];
  const days = [...daysIn(question)];
  const beyond = beyondPrompt(question);
  const near = (i: number, target: Vector | undefined) => closeness(target, vectors.get(texts[i] ?? ''));
  return subjects.map((subject, i) => {
    const row = covered[i] ?? [];
    const part = row.reduce((sum, value) => sum + value, 0) / Math.max(1, row.length);
    const sameDay = days.some((day) => subject.days.has(day));
    return {
      bias: 1,
      near: near(i, own),
      nearLed: near(i, led),
      nearOpened: near(i, opened),
      part,
      whole: row.length > 0 && row.every((value) => value > 0) ? 1 : 0,
      terms: row.length / 4,
      partOfMany: part * Math.min(1, row.length / 3),
      rare: Math.max(0, ...row.map((value, k) => (value >= 1 ? 1 / (share[k] ?? 1) : 0))),
      length: subject.fact.text.length / 200,
      [`wants ${kinds[0]}`]: 1,
      ...(form ? { [form]: 1, [`${form} part`]: part } : {}),
      ...(beyond ? { [beyond]: 1 } : {}),
      ...(days.length > 0 ? { [sameDay ? 'same day' : 'other day']: 1 } : {}),
    };
  });
}

const weigh = (clues: Clues): number =>
  Object.entries(clues).reduce((sum, [clue, value]) => sum + value * (WEIGHTS[clue] ?? 0), 0);

/** How likely each fact is the answer, from its clues; what is left to 1 is that none of them is. */
export function likelihoods(clues: readonly Clues[]): number[] {
  const odds = clues.map((each) => Math.exp(weigh(each)));
  const all = odds.reduce((sum, each) => sum + each, 1);
  return odds.map((each) => each / all);
}
