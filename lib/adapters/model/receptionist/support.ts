import { kinOf, subjectsOf, type Term } from './concepts.ts';
import { daysIn } from './days.ts';
import { heldBy } from './held.ts';
import type { Fact } from './prompt-facts.ts';
import type { Wanted } from './wanted.ts';

type Spoken = ReturnType<typeof subjectsOf>;

/** A fact as the support check sees it. */
export interface Subject {
  fact: Fact;
  stems: ReadonlySet<string>;
  ideas: ReadonlySet<string>;
  /** What the rest of its sentence speaks of, for an item of a list: "repairs with two years" is about a warranty. */
  around: Spoken | null;
  holds: ReadonlySet<Wanted>;
  days: ReadonlySet<number>;
}

const PRICED = /\b(?:price|pricing|cost|fee|rate|charge|menu|service|package|plan|\$)/i;
/** "oil change 75 incl. filter": a short name and a number that counts nothing else. */
const NAMED_PRICE =
  /^(?:(?!least|most|to\b|within|under|over|ages?\b|min|max|takes?\b|lasts?\b|seats?\b|holds?\b)[\p{L}'&-]+\s){1,4}\$?\d[\d,.]*(?=\s*(?:$|[.,;(/+]|incl|plus\b|per\b|an?\b|each\b|with\b|for\b))/iu;
/** The last item words of a price list: "fill within 3 weeks 80". */
const LISTED_PRICE = /^(?!.*\b(?:least|most|up to|people|guests)\b)\p{L}.*\s\$?\d[\d,.]*$/iu;
const CACHE = new WeakMap<Fact, Subject>();

export function subjectOf(fact: Fact): Subject {
  const known = CACHE.get(fact);
  if (known) return known;
  const before = [fact.context, fact.label ?? ''].join(' ');
  const listed = fact.whole !== null && fact.whole.split(/,\s+/).filter((item) => NAMED_PRICE.test(item)).length > 0;
  const priced = PRICED.test(before) || NAMED_PRICE.test(fact.text) || (listed && LISTED_PRICE.test(fact.text));
  const subject = {
    fact,
    ...subjectsOf(nameless(`${before} ${fact.text}`, fact.business)),
    around: fact.whole === null ? null : subjectsOf(fact.whole),
    holds: heldBy(fact.label ? `${fact.label}: ${fact.text}` : fact.text, priced),
    days: daysIn(fact.text),
  };
  CACHE.set(fact, subject);
  return subject;
}

const nameless = (text: string, business: string | null): string =>
  business ? text.replace(new RegExp(business.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), ' ') : text;

/** Coverage of a term: in the same word, in other words for it, or only by the sentence that the fact was cut from. */
const SAME_WORD = 1.25;
const OTHER_WORDS = 1;
export const SENTENCE_ONLY = 0.4;

/** Whether a fact speaks of a term, in its own words or in others for the same thing. */
export const covers = (subject: Subject, term: Term): boolean => coverage(subject, term) > 0;

/** How well a fact speaks of a term; 0 when it does not. */
export function coverage(subject: Subject, term: Term): number {
  const own = Math.max(spokenOf(subject, term), timeOf(subject, term));
  if (own > 0 || !subject.around) return own;
  return spokenOf(subject.around, term) > 0 ? SENTENCE_ONLY : 0;
}

/** "On a Tuesday after work" is spoken of by "Tue 8-7". */
function timeOf({ days, holds }: Subject, term: Term): number {
  if (days.size === 0 || !holds.has('hours')) return 0;
  if ([...daysIn(term.text)].some((day) => days.has(day))) return SAME_WORD;
  return term.ideas.has('night') || term.ideas.has('morning') ? OTHER_WORDS : 0;
}

function spokenOf({ stems, ideas }: Spoken, term: Term): number {
  const words = term.stem.split(' ');
  if (words.every((word) => stems.has(word)) || stems.has(words.join(''))) return SAME_WORD;
  for (const idea of term.ideas) if (kinOf(idea).some((kin) => ideas.has(kin))) return OTHER_WORDS;
  return words.length === 1 && [...stems].some((stem) => related(stem, term.stem)) ? OTHER_WORDS : 0;
}

/** "respond" and "response": the same long beginning; "write" and "writer": who does it. */
function related(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length);
  if (short >= 4 && /^(?:e?r|or)$/.test(a.startsWith(b) ? a.slice(b.length) : b.startsWith(a) ? b.slice(a.length) : ''))
    return true;
  if (short < 5) return false;
  let same = 0;
  while (same < short && a[same] === b[same]) same += 1;
  return same === short || (short >= 7 && same >= short - 1);
}
