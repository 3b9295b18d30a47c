import { type Term, termsOf } from './concepts.ts';
import { similarities } from './embedding.ts';
import { isGeneric } from './generic-words.ts';
import { type Fact, factsOf } from './prompt-facts.ts';
import type { Question } from './questions.ts';
import { coverage, covers, daysIn, isQuantity, type Subject, subjectOf, termsAsked } from './support.ts';
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

/**
 * The facts of the prompt that answer a question, in the prompt's order; none when the prompt does not support an answer.
 * An answer holds the kind of thing that was asked for and speaks of everything the question names; a question that names
 * nothing itself ("how much is that?") is completed from the same sentence and from what was said before.
 */
export async function answerTo(prompt: string, question: Question, background: Background): Promise<Fact[]> {
  const subjects = factsOf(prompt).map(subjectOf);
  const wanted = wantedBy(question.text);
  const beyond = beyondPrompt(question.text);
  const holding = subjects.filter((subject) => holds(subject, wanted, question.text));
  const pool = holding.filter(({ holds: held, fact }) => {
    if (beyond === 'booking') return held.has('soon');
    if (beyond === 'need') return RULE.test(fact.text);
    return beyond === null;
  });
  if (pool.length === 0) return [];
  const { required, helpful } = termsAsked(question.text, wanted);
  const lead = termsAsked(question.lead, 'any').required;
  const topic = topicOf(background.said);
  const known = (term: Term) => topic.stems.has(term.stem) || [...term.ideas].some((idea) => topic.ideas.has(idea));
  const named = required.length > 1 ? required.filter((term) => !known(term)) : required;
  const scored = pool.flatMap((subject): Candidate[] => {
    if (named.some((term) => !covers(subject, term))) return [];
    const own = required.filter((term) => covers(subject, term)).length;
    const help = helpful.filter((term) => covers(subject, term)).length;
    const led = lead.filter((term) => covers(subject, term)).length;
    const overlap = Math.min(
      2,
      topic.entries.reduce((sum, { term, weight }) => sum + (covers(subject, term) ? weight : 0), 0),
    );
    const again = background.told.at(-1) && sameSource(background.told.at(-1), subject.fact) ? 0.5 : 0;
    if (required.length > 0 && own === 0) return [];
    if (required.length === 0 && lead.length > 0 && led === 0 && help === 0) return [];
    const supported = required.length > 0 || led > 0 || overlap + again >= 0.5 || selfEvident(wanted, subject, pool);
    if (!supported || (wanted === 'any' && required.length === 0 && led === 0 && help === 0)) return [];
    const fit = sameNumbers(question.text, subject) + dayFit(question.text, subject) + mainPrice(wanted, subject);
    return [{ subject, score: own * 2 + led * (required.length > 0 ? 0.5 : 2) + help * 1.5 + overlap + again + fit }];
  });
  if (scored.length === 0) return [];
  const near = await similarities(
    [question.lead, question.text].join(' '),
    scored.map(({ subject }) => spokenContext(subject.fact)),
  );
  const ranked = scored
    .map((candidate, i) => ({ ...candidate, score: candidate.score + (near[i] ?? 0) }))
    .sort((a, b) => b.score - a.score);
  return chosen(ranked, wanted, question.text);
}

const spokenContext = (fact: Fact): string => [fact.context, fact.label, fact.text].filter(Boolean).join(': ');

function holds(subject: Subject, wanted: Wanted, question: string): boolean {
  if (wanted === 'hours') {
    const asked = daysIn(question);
    return subject.holds.has('hours') && (asked.size === 0 || subject.days.size > 0);
  }
  if (wanted === 'time')
    return subject.holds.has('time') || subject.holds.has('hours') || subject.holds.has('duration');
  if (wanted === 'soon') return subject.holds.has('soon') || subject.holds.has('duration');
  return subject.holds.has(wanted);
}

/** Questions that are clear without a subject: opening hours and the address are the business's. */
function selfEvident(wanted: Wanted, subject: Subject, pool: readonly Subject[]): boolean {
  if (wanted === 'hours') return subject.days.size > 0 || subject.ideas.has('open');
  if (wanted === 'place') return subject.ideas.has('place') || /\d/.test(subject.fact.text);
  return pool.length === 1 && wanted !== 'any';
}

const sameSource = (told: Fact | undefined, fact: Fact): boolean =>
  Boolean(told && (told === fact || (told.whole !== null && told.whole === fact.whole)));

/** Ideas of asking itself; they say little about what a call is about. */
const REQUESTS = new Set([
  'estimate',
  'appointment',
  'price',
  'consultation',
  'visit',
  'soon',
  'start',
  'place',
  'payment',
  'extra',
  'single',
]);

interface Topic {
  entries: { term: Term; weight: number }[];
  stems: ReadonlySet<string>;
  ideas: ReadonlySet<string>;
}

/** The subjects of the caller's earlier lines; the later ones weigh more. */
function topicOf(said: readonly string[]): Topic {
  const entries = new Map<string, { term: Term; weight: number }>();
  said.forEach((line, i) => {
    const late = 0.5 + 0.5 * ((i + 1) / said.length);
    for (const term of termsOf(line)) {
      if (term.stem.split(' ').every(isGeneric) || isQuantity(term.text)) continue;
      const asking = [...term.ideas].some((idea) => REQUESTS.has(idea));
      entries.set(term.stem, { term, weight: asking ? late * 0.3 : late });
    }
  });
  const all = [...entries.values()];
  return { entries: all, stems: new Set(entries.keys()), ideas: new Set(all.flatMap(({ term }) => [...term.ideas])) };
}

/** "What do you charge?" means the main thing, not what is free besides. */
function mainPrice(wanted: Wanted, { fact }: Subject): number {
  if (wanted !== 'price') return 0;
  if (/\b(?:starts?|starting|begins?) (?:at|around|from)\b/i.test(fact.text)) return 0.4;
  return /\bfree\b/i.test(fact.text) && !/[$£€]/.test(fact.text) ? -0.3 : 0;
}

const WORD_NUMBERS: Record<string, string> = {
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
    (n) => WORD_NUMBERS[n] ?? n,
  );

function sameNumbers(question: string, subject: Subject): number {
  const held = numbersIn(subject.fact.text);
  return numbersIn(question).some((n) => held.includes(n)) ? 0.5 : 0;
}

function dayFit(question: string, subject: Subject): number {
  const asked = daysIn(question);
  if (asked.size === 0 || subject.days.size === 0) return 0;
  return [...asked].some((day) => subject.days.has(day)) ? 1 : 0;
}

/** The best fact, with those that only make a whole together: all opening hours, both prices of one sentence. */
function chosen(ranked: readonly Candidate[], wanted: Wanted, question: string): Fact[] {
  const best = ranked[0]?.subject;
  if (!best) return [];
  if (wanted === 'hours' && daysIn(question).size === 0) {
    const group = ranked.filter(
      ({ subject }) => subject.fact.context === best.fact.context && subject.fact.label === best.fact.label,
    );
    return group
      .slice(0, 6)
      .map(({ subject }) => subject.fact)
      .sort((a, b) => a.id - b.id);
  }
  return [best.fact];
}
