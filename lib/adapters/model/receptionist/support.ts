import { kinOf, subjectsOf, type Term, termsOf } from './concepts.ts';
import { isGeneric } from './generic-words.ts';
import { heldBy } from './held.ts';
import type { Fact } from './prompt-facts.ts';
import { stemOf } from './stem.ts';
import type { Wanted } from './wanted.ts';

/** A fact as the support check sees it. */
export interface Subject {
  fact: Fact;
  stems: ReadonlySet<string>;
  ideas: ReadonlySet<string>;
  holds: ReadonlySet<Wanted>;
  days: ReadonlySet<number>;
}

const PRICED = /\b(?:price|pricing|cost|fee|rate|charge|menu|service|package|plan|\$)/i;
/** "oil change 75 incl. filter": a short name and a number that counts nothing else. */
const NAMED_PRICE =
  /^(?:[\p{L}'&-]+\s){1,4}\$?\d[\d,.]*(?![\d:]|\s*(?:[-–:]|am\b|pm\b|a\.m|p\.m|minutes?|mins?|hours?|days?|weeks?|months?|years?|miles?|people|guests?|feet|percent|%|to\b|and\b|st\b|nd\b|rd\b|th\b))/iu;
const CACHE = new WeakMap<Fact, Subject>();

export function subjectOf(fact: Fact): Subject {
  const known = CACHE.get(fact);
  if (known) return known;
  const around = [fact.context, fact.label ?? ''].join(' ');
  const { stems, ideas } = subjectsOf(`${around} ${fact.text}`);
  const itemised = fact.whole !== null && !/\b(?:am|pm|to \d|\d-\d)/i.test(fact.text);
  const holds = heldBy(
    fact.label ? `${fact.label}: ${fact.text}` : fact.text,
    PRICED.test(around) || itemised || NAMED_PRICE.test(fact.text),
  );
  const subject = { fact, stems, ideas, holds, days: daysIn(fact.text) };
  CACHE.set(fact, subject);
  return subject;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY = '(sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|rsday|urday|rs|r)?s?';

/** The days of the week that a text names, ranges filled in; 0 is Sunday. */
export function daysIn(text: string): ReadonlySet<number> {
  const lower = text
    .toLowerCase()
    .replace(/\bm-f\b/g, 'mon-fri')
    .replace(/\bm-sat?\b/g, 'mon-sat');
  const days = new Set<number>();
  if (/\bweekdays?\b/.test(lower)) for (const day of [1, 2, 3, 4, 5]) days.add(day);
  if (/\bweekends?\b/.test(lower)) for (const day of [0, 6]) days.add(day);
  if (
    /\b(?:daily|every day|everyday|seven days|7 days a week|24\/7|24 hours a day|open 24 hours|answered 24 hours|around the clock)\b/.test(
      lower,
    )
  )
    for (let day = 0; day < 7; day++) days.add(day);
  for (const [, from = '', to] of lower.matchAll(
    new RegExp(`\\b${DAY}\\b(?:\\s*(?:-|–|to|through|thru|till|until)\\s*${DAY}\\b)?`, 'g'),
  )) {
    const start = DAYS.indexOf(from);
    const end = to ? DAYS.indexOf(to) : start;
    for (let day = start; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === end) break;
    }
  }
  return days;
}

/** Ideas that say what kind of answer is wanted; met by a fact that holds it, not by a word. */
const CONSUMED: Partial<Record<Wanted, readonly string[]>> = {
  price: ['price', 'extra', 'perhead', 'free', 'single', 'payment', 'appointment'],
  hours: [
    'open',
    'night',
    'weekend',
    'saturday',
    'sunday',
    'weekday',
    'place',
    'late',
    'morning',
    'soon',
    'arrive',
    'afterhours',
    'last',
    'advance notice',
  ],
  duration: ['last', 'soon', 'years', 'appointment'],
  soon: ['soon', 'start', 'arrive', 'respond', 'last', 'visit', 'appointment', 'getin'],
  place: ['place', 'directions', 'visit'],
  time: ['open', 'night', 'weekday', 'soon', 'arrive'],
  count: ['age', 'size', 'maximum', 'minimum', 'group', 'price'],
  who: [],
};
/** The idea that is nothing but the kind of answer. */
const BASE: Partial<Record<Wanted, string>> = {
  price: 'price',
  duration: 'last',
  soon: 'soon',
  hours: 'open',
  place: 'place',
};
/** Ideas that go along with nearly every question: who comes, and that somebody comes. */
/** What every trade does; what it does it to is what matters. */
const SERVING = new Set([
  'repair',
  'install',
  'replace',
  'maintenance',
  'visit',
  'test',
  'change',
  'payment',
  'last',
  'getin',
]);
const ROLES = new Set(['doctor', 'tech', 'attorney', 'broker', 'tutor', 'therapist', 'owner', 'manager', 'trainer']);
const SOFT = new Set([
  'visit',
  'doctor',
  'tech',
  'attorney',
  'broker',
  'tutor',
  'therapist',
  'single',
  'sellgoods',
  'soon',
]);
/** Verbs that say little by themselves; the noun beside them is what matters. */
const SOFT_STEMS = new Set(
  'serve carry cover treat accept add charge apply pay bring supply show turn stay stand sit live try stop wait hope worry mind matter choose pick decide prefer count honor process perform arrange organize sort figure understand explain reserve miss join visit check set leave lose hold company place shop team service order program option problem issue person matter job project stuff car house case kind'
    .split(' ')
    .map(stemOf),
);
const UNIT =
  /^(?:hour|month|week|day|year|person|head|plate|guest|visit|session|foot|yard|mile|night|inch|room|square|semester|class|lesson)s?$/i;
const QUANTITY =
  /^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|couple|few|half|hours?|minutes?|days?|weeks?|months?|years?)$/i;
const DAY_WORD =
  /^(?:(?:sun|mon|tues|wednes|thurs|fri|satur)days?|tomorrow|today|tonight|weekends?|weekdays?|mornings?|afternoons?|evenings?|nights?|noon|midnight|early|late|days?)$/i;
/** The word right after the subject of a question, or after "to": "do you *build* fences", "to *treat* termites". */
function isVerb(question: string, term: Term): boolean {
  const before = question
    .slice(0, term.start)
    .replace(/\b(?:also|really|even|still|ever|just|all|guys|please|actually|both)\s+/gi, '');
  return /(?:^|\s)(?:(?:do|does|did|can|could|would|will|should|may|might)\s+(?:i|you|we|they|he|she|it|y'?all|anyone|anybody|someone|somebody|(?:my|your|the)\s+\p{L}+)|to|gonna)\s+$/iu.test(
    before,
  );
}

/** A reason or circumstance added behind the question proper. */
const TAIL =
  /,?\s+(?:because|cause|cuz|since|while|whilst|although|though)\b.*$|\s+before (?:i|we|you|they) \w+$|,\s+(?:if|when|i|it'?s|he|she|they|we|so|as)\b.*$|\s+(?:he|she|they|it) (?:can'?t|cannot|isn'?t|doesn'?t|don'?t|has|was|is)\b.*$/i;

/** The terms of a question, by what they mean for an answer. */
export interface AskedTerms {
  /** What an answer must speak of. */
  required: Term[];
  /** What tells among answers of the right kind: "extra", "minimum", "on Sunday". */
  helpful: Term[];
  /** What only names the kind of answer, and quantities: the same word is a hint, no more. */
  hints: Term[];
}

/** Sorts the terms of a question; `wanted` is the kind of answer it asks for. */
export function termsAsked(question: string, wanted: Wanted, led = false): AskedTerms {
  const required: Term[] = [];
  const helpful: Term[] = [];
  const hints: Term[] = [];
  const consumed = CONSUMED[wanted] ?? [];
  const condition = question.search(/\sif\s/i);
  const tail = TAIL.exec(question)?.index ?? question.length;
  for (const term of termsOf(question)) {
    const words = term.stem.split(' ');
    const ideas = [...term.ideas];
    const empty = words.every(isGeneric);
    const quantity = QUANTITY.test(term.text);
    if (empty && ideas.length === 0 && !quantity) continue;
    const unit =
      /^(?:per|an?) (?:person|head|plate|hour|guest)$/i.test(term.text) ||
      /^hourly$/i.test(term.text) ||
      (UNIT.test(term.text) && /\b(?:per|a|an|each|every)\s+$/i.test(question.slice(0, term.start)));
    const day = (wanted === 'hours' || wanted === 'time') && DAY_WORD.test(term.text);
    const role = wanted === 'who' && ideas.some((idea) => ROLES.has(idea));
    const soft =
      !role &&
      ((ideas.length > 0 && ideas.every((idea) => SOFT.has(idea))) ||
        SOFT_STEMS.has(term.stem) ||
        (isVerb(question, term) && ideas.every((idea) => SERVING.has(idea))));
    if (quantity || ideas.includes(BASE[wanted] ?? '') || (wanted === 'price' && unit)) hints.push(term);
    else if (ideas.some((idea) => consumed.includes(idea)) || day) helpful.push(term);
    else if (
      soft ||
      term.start >= tail ||
      (condition >= 0 && term.start > condition && required.length > 0) ||
      (empty && words.length === 1)
    )
      hints.push(term);
    else required.push(term);
  }
  // "What should I bring?": a verb that says little is all there is.
  const verbs =
    required.length + helpful.length > 0 || led
      ? []
      : hints.filter((term) => term.ideas.size > 0 && (SOFT_STEMS.has(term.stem) || isVerb(question, term)));
  const telling = verbs.filter(
    ({ ideas }) =>
      !ideas.has(BASE[wanted] ?? '') && ![...ideas].every((idea) => SOFT.has(idea) || consumed.includes(idea)),
  );
  return { required: [...required, ...telling], helpful, hints: hints.filter((term) => !telling.includes(term)) };
}

/** Whether a fact speaks of a term, in its own words or in others for the same thing. */
export const covers = (subject: Subject, term: Term): boolean => coverage(subject, term) > 0;

/** How well a fact speaks of a term: 1.25 in the same word, 1 in other words for it, 0 not at all. */
export function coverage(subject: Subject, term: Term): number {
  const words = term.stem.split(' ');
  if (words.every((word) => subject.stems.has(word)) || subject.stems.has(words.join(''))) return 1.25;
  for (const idea of term.ideas) if (kinOf(idea).some((kin) => subject.ideas.has(kin))) return 1;
  return words.length === 1 && [...subject.stems].some((stem) => related(stem, term.stem)) ? 1 : 0;
}

export const isQuantity = (word: string): boolean => QUANTITY.test(word);

/** "respond" and "response": the same long beginning. */
function related(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length);
  if (short < 5) return false;
  let same = 0;
  while (same < short && a[same] === b[same]) same += 1;
  return same >= Math.max(5, short - 1);
}
