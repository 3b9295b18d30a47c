import type { AskedTerms } from './asked-terms.ts';
import { plainWords, subjectsOf, type Term } from './concepts.ts';
import { daysIn } from './days.ts';
import { namesPerson } from './held.ts';
import type { Fact } from './prompt-facts.ts';
import { inDigits, SPOKEN } from './small-numbers.ts';
import { coverage, covers, SENTENCE_ONLY, type Subject } from './support.ts';
import { isKnown, overlapOf, type Topic } from './topic.ts';
import type { Wanted } from './wanted.ts';

/** Everything that a fact is weighed against. */
export interface Asking {
  question: string;
  wanted: Wanted;
  terms: AskedTerms;
  /** What was said right before the question and may name what it is about. */
  lead: readonly Term[];
  topic: Topic;
  /** The fact told last. */
  told: Fact | undefined;
  /** What the prompt forbids to speak of. */
  forbidden: readonly Subject[];
}

/** Weights of the evidence; learned on the seen half of the exam. */
const WEIGHT = { own: 3, lead: 2, helpful: 2, hint: 1 };
/** What was said before must at least be this close for a question that names nothing itself. */
const ENOUGH_TOPIC = 0.5;
const ENOUGH_HINT = 0.75;
/** A label names what its fact is about. */
const LABELLED = 0.7;

/**
 * How strongly a fact supports an answer; null when it does not. A supporting fact speaks of everything that the question
 * names; when the question names nothing, of what was said right before or of what the call is about.
 */
export function evidenceFor(subject: Subject, asking: Asking): number | null {
  const { wanted, terms, lead, topic, told, forbidden } = asking;
  const question = plainWords(asking.question);
  const { required, helpful, hints } = terms;
  if (!speaksOfAll(subject, asking) || forbidden.some((rule) => outweighs(rule, subject, terms))) return null;
  if (wanted === 'any' && MAY.test(question) && !subject.holds.has('hours') && isBarePrice(subject.fact)) return null;
  if (!measures(subject, asking, question)) return null;
  const total = (list: readonly Term[]) => list.reduce((sum, term) => sum + coverage(subject, term), 0);
  const [own, help, led] = [total(required), total(helpful), total(lead)];
  const itself = required.some((term) => coverage(subject, term) > SENTENCE_ONLY);
  const hinted = hints.reduce((sum, term) => sum + Math.max(0, coverage(subject, term) - 0.5), 0);
  const known = overlapOf(topic, subject) + (sameSource(told, subject.fact) ? 0.5 : 0);
  const fit = sameNumbers(question, subject.fact) + dayFit(question, subject);
  // An item must speak of something itself; the rest of its sentence only helps out.
  if (required.length > 0 && !itself) return null;
  if (required.length === 0) {
    if (lead.length > 0 && led + help === 0) return null;
    const pointed = led + help + hinted + fit >= ENOUGH_HINT || known >= ENOUGH_TOPIC;
    if (!pointed && !selfEvident(wanted, subject, question)) return null;
    const resumes = hinted > 0 && known >= ENOUGH_TOPIC && POINTS.test(question);
    if (wanted === 'any' && led + help < 0.5 && !resumes) return null;
  }
  const titled = required.some((term) => namedBy(subject.fact.label, term)) ? LABELLED : 0;
  const leading = led * (own > 0 ? 0.5 : WEIGHT.lead);
  return (
    own * WEIGHT.own +
    leading +
    help * WEIGHT.helpful +
    hinted * WEIGHT.hint +
    known * (own + help > 0 ? 1 : 2) +
    fit +
    titled +
    kindFit(wanted, subject, question)
  );
}

const namedBy = (label: string | null, term: Term): boolean => {
  const { stems, ideas } = subjectsOf(label ?? '');
  return term.stem.split(' ').every((stem) => stems.has(stem)) || [...term.ideas].some((idea) => ideas.has(idea));
};

/** A duration is how long something takes, unless the question is about a warranty, a contract or a deadline; and so on. */
function measures(subject: Subject, { wanted, terms }: Asking, question: string): boolean {
  const { text, label } = subject.fact;
  const said = `${label ?? ''} ${text}`;
  if (wanted === 'duration' && !/\bhow long (?:between|until|before|can|do i have)\b/i.test(question)) {
    const term = [...terms.required, ...terms.helpful].some(({ ideas }) => [...ideas].some((idea) => SPANS.has(idea)));
    return term || (LASTING.test(said) && !subject.ideas.has('warranty'));
  }
  if (/\bhow (?:big|tall|high|wide|large|heavy|deep)\b/i.test(question))
    return /\b(?:feet|foot|ft|inch(?:es)?|pounds?|lbs?|gallons?|sq|people|guests|seats?|up to|above|over|under)\b/i.test(
      said,
    );
  if (/\b(?:what|which) (?:\w+ )?\w+ do (?:you|they) (?:use|carry|sell|work with|have)\b/i.test(question))
    return /.\p{Lu}\p{L}+/u.test(text) || subject.ideas.has('materials');
  const counted = /\bhow many (\p{L}+)/iu.exec(question)?.[1];
  return !counted || isFew(counted) || counts(said, counted);
}

/** Ideas whose facts are spans of time without anything taking that long. */
const SPANS = new Set(['warranty', 'contract', 'deadline', 'years', 'soon', 'payback', 'market', 'minimum']);
const isFew = (word: string): boolean =>
  /^(?:of|people|can|do|would|times?|minutes?|hours?|days?|weeks?|months?|years?|guests?|us)$/i.test(word);

/** "eleven companies": a number right before what is counted. */
function counts(text: string, counted: string): boolean {
  const { stems, ideas } = subjectsOf(counted);
  for (const [, after = ''] of text.matchAll(
    /(?:\d[\d,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty))\s+((?:[\p{L}-]+\s*){1,3})/giu,
  )) {
    const found = subjectsOf(after);
    if ([...stems].some((stem) => found.stems.has(stem)) || [...ideas].some((idea) => found.ideas.has(idea)))
      return true;
  }
  return false;
}

const LASTING = /\b(?:takes?|lasts|(?<!the )last|long|minutes?|done in|average|sessions?|appointments?)\b/i;

/** Points to something said before. */
const POINTS = /\b(?:it|that|this|those|these|there|him|her|them|one)\b/i;

/** Asks for leave; a price alone gives none. */
const MAY =
  /^(?:\W*(?:and|so|but|or|also)\s+)*(?:can|could|may|is it (?:ok|okay|fine|possible))\s+(?:if\s+)?(?:i|we|my|our|he|she|they)\b/i;
const isBarePrice = ({ text, whole }: Fact): boolean =>
  whole !== null &&
  /[$£€]\s?\d/.test(text) &&
  !/\b(?:is|are|can|may|must|please|only|no|welcome|allowed|ok|fine|free|we|you)\b/i.test(text);

/** "… at the", "… for my": a circumstance follows. */
const ADJUNCT =
  /\b(?:at|for|in|on|with|during|from|of|about|after|before)\s+(?:(?:the|a|an|my|our|your|her|his|their|this|that)\s+)?$/i;

/** A circumstance that was spoken of before need not be repeated by the fact; of "A or B" one is enough. */
function speaksOfAll(subject: Subject, { question: asked, terms: { required, hints }, topic }: Asking): boolean {
  const question = plainWords(asked);
  const circumstance = (term: Term) => isKnown(topic, term) && ADJUNCT.test(question.slice(0, term.start));
  const named = required.length > 1 ? required.filter((term) => !circumstance(term)) : required;
  const or = question.search(/\s+or\s+|,\s*(?:that'?s|that is|like|i mean|as in)\s+/i);
  const sides = or < 0 ? [named] : [named.filter(({ start }) => start < or), named.filter(({ start }) => start > or)];
  const full = sides.filter((side) => side.length > 0);
  if (full.length === 0 || full.some((side) => side.every((term) => covers(subject, term)))) return true;
  // "Do you come out or just log in?": one side may be no more than a hint.
  const [left, right] = sides;
  const hinted = (from: number, to: number) =>
    hints.some((term) => term.start >= from && term.end <= to && term.ideas.size > 0 && covers(subject, term));
  return or >= 0 && ((left?.length === 0 && hinted(0, or)) || (right?.length === 0 && hinted(or, question.length)));
}

/**
 * A rule that speaks more of the question than the fact does: "Do not quote termite treatment" beside "Termite inspections
 * are free", and beside what is said of bugs in general.
 */
export function outweighs(rule: Subject, subject: Subject, { required, hints }: AskedTerms): boolean {
  const terms = [...required, ...hints];
  const total = (of: Subject) => terms.reduce((sum, term) => sum + coverage(of, term), 0);
  return required.length > 0 && required.every((term) => covers(rule, term)) && total(rule) > total(subject);
}

/** Questions that are clear without a subject: opening hours, the address and the prices are the business's. */
function selfEvident(wanted: Wanted, { days, ideas, fact }: Subject, question: string): boolean {
  if (wanted === 'hours') return days.size > 0 || ideas.has('open');
  if (wanted === 'place') return ideas.has('place') || /\d/.test(fact.text);
  if (wanted === 'soon') return WAITING.test(fact.text);
  return wanted === 'price' && ANYTHING.test(question) && /[$£€]/.test(fact.text);
}

const WAITING =
  /\b(?:wait(?:ing)? ?list|usually (?:seen|get in|available)|currently|booked out|next available|new (?:clients|patients|customers) (?:are|can|usually))\b/i;

/** Asks for prices in general. */
const ANYTHING =
  /\b(?:these|those|such) things\b|\byour (?:prices|pricing|rates|services|fees)\b|\bdo you (?:guys )?charge\W*$/i;

const sameSource = (told: Fact | undefined, fact: Fact): boolean =>
  Boolean(told && (told === fact || (told.whole !== null && told.whole === fact.whole)));

/** Among facts of the right kind: the main price before what is free besides, opening hours before a service's own, people by name. */
function kindFit(wanted: Wanted, { fact }: Subject, question: string): number {
  const money = /[$£€]/.test(fact.text);
  if (wanted === 'price') {
    if (/\b(?:starts?|starting|begins?) (?:at|around|from)\b/i.test(fact.text)) return 0.4;
    if (ANYTHING.test(question) && fact.label) return -0.5;
    const gratis = /\bfree\b/i.test(fact.text) && !money;
    return gratis ? (FOR_FREE.test(question) ? 0.5 : -0.75) : 0;
  }
  if (wanted === 'count' && /\bhow often\b/i.test(question)) return FREQUENCY.test(fact.text) ? 1 : -1;
  if (wanted === 'hours' && fact.label && !/\b(?:open|hours|office|shop|store|clinic|phones?)\b/i.test(fact.label))
    return -2.5;
  if (wanted === 'hours')
    return /\b(?:open|hours|office|shop|closed)\b/i.test(`${fact.context} ${fact.label ?? ''} ${fact.text}`) ? 0.7 : 0;
  if (wanted === 'soon') return /\bwithin\b|\d+ (?:minutes|hours|days|weeks)/i.test(fact.text) ? 0.7 : 0;
  if (wanted === 'who') return namesPerson(`${fact.label ?? ''}: ${fact.text}`) ? 1 : 0;
  return money && wanted !== 'any' ? -0.5 : 0;
}

const FOR_FREE =
  /\bfree\b|\bwithout pay|\bcosts? (?:anything|something)|\b(?:do|is|are|will) (?:you|i|we|there|they) [^?]*\b(?:charge|pay|cost)\b/i;
const FREQUENCY = /\b(?:every|each|twice|once|weekly|monthly|daily|yearly)\b/i;

const NUMBER = new RegExp(`\\d[\\d,.]*\\d|\\d|\\b(?:${SPOKEN})\\b`, 'g');
const numbersIn = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replace(/\b(?:single|individual)\b/g, 'one')
      .match(NUMBER) ?? []
  ).map(inDigits);

function sameNumbers(question: string, fact: Fact): number {
  const held = numbersIn(fact.text);
  return numbersIn(question).some((n) => held.includes(n)) ? 0.5 : 0;
}

/** A day named outright counts more than one inside "every day". */
function dayFit(question: string, { days, fact }: Subject): number {
  const asked = [...daysIn(question)];
  if (!asked.some((day) => days.has(day))) return 0;
  return days.size < 7 || /\b(?:sun|mon|tues|wednes|thurs|fri|satur)days?\b/i.test(fact.text) ? 2.5 : 1;
}
