import type { Term } from './concepts.ts';
import { similarities } from './embedding.ts';
import { type Fact, factsOf } from './prompt-facts.ts';
import type { Question } from './questions.ts';
import { coverage, covers, daysIn, type Subject, subjectOf, termsAsked } from './support.ts';
import { isKnown, overlapOf, topicOf } from './topic.ts';
import { beyondPrompt, RULE, type Wanted, wantedBy } from './wanted.ts';

/** What the conversation was about so far, the latest last. */
export interface Background {
  /** The caller's earlier lines. */
  said: readonly string[];
  /** Facts that were told already. */
  told: readonly Fact[];
}

interface Candidate {
  subject: Subject;
  score: number;
}

/** Weights of the evidence for a fact; learned on the seen half of the exam. */
const OWN = 2;
const LEAD = 2;
const HELPFUL = 1.5;
const HINT = 0.7;
/** What was said before must at least be this close for a question that names nothing itself. */
const ENOUGH_TOPIC = 0.5;

/**
 * The facts of the prompt that answer a question, in the prompt's order; none when the prompt does not support an answer.
 * An answer holds the kind of thing that was asked for and speaks of everything the question names; a question that names
 * nothing itself ("how much is that?") is completed from the same sentence and from what was said before.
 */
export async function answerTo(prompt: string, question: Question, background: Background): Promise<Fact[]> {
  const wanted = wantedBy(question.text);
  const pool = poolFor(factsOf(prompt).map(subjectOf), question.text, wanted);
  const { required, helpful, hints } = termsAsked(question.text, wanted);
  const lead = leadTerms(question);
  const topic = topicOf(background.said);
  // What was spoken of before need not be repeated by the fact: "… at the reception" in a call about a wedding.
  const named = required.length > 1 ? required.filter((term) => !isKnown(topic, term)) : required;
  const candidates = pool.flatMap((subject): Candidate[] => {
    if (named.some((term) => !covers(subject, term))) return [];
    const total = (terms: readonly Term[]) => terms.reduce((sum, term) => sum + coverage(subject, term), 0);
    const [own, help, led] = [total(required), total(helpful), total(lead)];
    const known = overlapOf(topic, subject) + (sameSource(background.told.at(-1), subject.fact) ? 0.5 : 0);
    const fit = sameNumbers(question.text, subject) + dayFit(question.text, subject);
    const hinted = hints.reduce((sum, term) => sum + Math.max(0, coverage(subject, term) - 0.5), 0);
    if (required.length > 0 && own === 0) return [];
    if (required.length === 0) {
      if (wanted === 'duration' && !subject.ideas.has('last')) return [];
      if (lead.length > 0 && led + help === 0) return [];
      const pointed = led + help + hinted + fit >= 1 || known >= ENOUGH_TOPIC;
      if (!pointed && !selfEvident(wanted, subject, question.text)) return [];
      if (wanted === 'any' && led + help < 0.5 && !(hinted > 0 && known >= ENOUGH_TOPIC && POINTS.test(question.text)))
        return [];
    }
    return [
      {
        subject,
        score:
          own * OWN +
          led * (own > 0 ? 0.5 : LEAD) +
          help * HELPFUL +
          hinted * HINT +
          known +
          fit +
          mainPrice(wanted, subject),
      },
    ];
  });
  const asked = [question.lead, question.text].join(' ').trim();
  const near = await similarities(
    asked,
    candidates.map(({ subject }) => inContext(subject.fact)),
  );
  const ranked = candidates
    .map((candidate, i) => ({ ...candidate, score: candidate.score + (near[i] ?? 0) }))
    .sort((a, b) => b.score - a.score);
  return chosen(ranked, wanted, question.text);
}

/** What the question hangs on when it names nothing itself: the same sentence, else what was said just before it. */
function leadTerms({ lead, before }: Question): Term[] {
  const own = termsAsked(lead, 'any').required;
  return own.length > 0 ? own : termsAsked(before, 'any').required;
}

const inContext = (fact: Fact): string => [fact.context, fact.label, fact.text].filter(Boolean).join(': ');

/** The facts that hold what is wanted; for a question beyond any prompt, only those of the kind that still answers it. */
function poolFor(subjects: readonly Subject[], question: string, wanted: Wanted): Subject[] {
  const beyond = beyondPrompt(question);
  if (beyond === 'judgement' || beyond === 'live') return [];
  return subjects.filter((subject) => {
    if (beyond === 'booking' && !subject.holds.has('soon')) return false;
    if (beyond === 'need' && !RULE.test(subject.fact.whole ?? subject.fact.text)) return false;
    return holds(subject, wanted, question);
  });
}

function holds({ holds: held, days }: Subject, wanted: Wanted, question: string): boolean {
  if (wanted === 'hours') return held.has('hours') && (daysIn(question).size === 0 || days.size > 0);
  if (wanted === 'time') return held.has('time') || held.has('hours') || held.has('duration');
  if (wanted === 'soon') return held.has('soon');
  return held.has(wanted);
}

/** Questions that are clear without a subject: opening hours, the address and the prices are the business's. */
function selfEvident(wanted: Wanted, { days, ideas, fact }: Subject, question: string): boolean {
  if (wanted === 'hours') return days.size > 0 || ideas.has('open');
  if (wanted === 'place') return ideas.has('place') || /\d/.test(fact.text);
  if (wanted === 'price' && ANYTHING.test(question)) return /[$£€]/.test(fact.text);
  return false;
}

/** Points to something said before. */
const POINTS = /\b(?:it|that|this|those|these|there|him|her|them)\b/i;
/** Asks for prices in general. */
const ANYTHING =
  /\b(?:these|those|such) things\b|\byour (?:prices|pricing|rates|services|fees)\b|\bdo you (?:guys )?charge\W*$/i;

const sameSource = (told: Fact | undefined, fact: Fact): boolean =>
  Boolean(told && (told === fact || (told.whole !== null && told.whole === fact.whole)));

/** "What do you charge?" means the main thing, not what is free besides. */
function mainPrice(wanted: Wanted, { fact }: Subject): number {
  const money = /[$£€]/.test(fact.text);
  if (wanted !== 'price') return money && wanted !== 'any' && wanted !== 'who' ? -0.5 : 0;
  if (/\b(?:starts?|starting|begins?) (?:at|around|from)\b/i.test(fact.text)) return 0.4;
  return /\bfree\b/i.test(fact.text) && !money ? -0.75 : 0;
}

const DIGIT: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
};
const numbersIn = (text: string): string[] =>
  (text.toLowerCase().match(/\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/g) ?? []).map(
    (n) => DIGIT[n] ?? n,
  );

function sameNumbers(question: string, { fact }: Subject): number {
  const held = numbersIn(fact.text);
  return numbersIn(question).some((n) => held.includes(n)) ? 0.5 : 0;
}

function dayFit(question: string, { days }: Subject): number {
  return [...daysIn(question)].some((day) => days.has(day)) ? 1 : 0;
}

/** The best fact; opening hours that were asked for without a day, as a whole. */
function chosen(ranked: readonly Candidate[], wanted: Wanted, question: string): Fact[] {
  const best = ranked[0]?.subject.fact;
  if (!best) return [];
  if (wanted !== 'hours' || daysIn(question).size > 0) return [best];
  return ranked
    .map(({ subject }) => subject.fact)
    .filter((fact) => fact.context === best.context && fact.label === best.label)
    .slice(0, 6)
    .sort((a, b) => a.id - b.id);
}
