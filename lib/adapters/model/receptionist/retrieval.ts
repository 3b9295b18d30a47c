import { type AskedTerms, termsAsked } from './asked-terms.ts';
import { beyondPrompt, RULE } from './beyond-prompt.ts';
import { subjectsOf, type Term } from './concepts.ts';
import { daysIn } from './days.ts';
import { closeness, vectorsOf } from './embedding.ts';
import { evidenceFor } from './evidence.ts';
import { type Fact, factsOf, rulesOf } from './prompt-facts.ts';
import { identityOf } from './prompt-identity.ts';
import { type Question, questionsIn } from './questions.ts';
import { factText, inquiryOf, likelihoods, readingOf } from './relevance.ts';
import { type Subject, subjectOf } from './support.ts';
import { topicOf } from './topic.ts';
import { type Wanted, wantedBy } from './wanted.ts';

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

/** How much closeness in meaning weighs among facts that all support an answer; it never makes one. */
const CLOSE = 3;
/** No two facts differ by more in closeness to a question. */
const WIDEST = 0.5;

/** How likely a fact must be: to be told where its words support no answer, to be told where they do, and to be offered. */
const SURE = 0.75;
const DOUBTED = 0.1;
const WORTH_OFFERING = 0.25;

/** What the prompt holds for a question. */
export interface Answer {
  /** In the prompt's order; none when nothing in it comes near. */
  facts: Fact[];
  /** Whether they answer the question; otherwise they come near it and may be offered, no more. */
  sure: boolean;
}

/**
 * The facts of the prompt that answer a question: those whose words support an answer, unless what was learned from
 * examples makes them very unlikely; else the one that it makes very likely. One that comes near is there to be offered.
 */
export async function answerTo(prompt: string, question: Question, background: Background): Promise<Answer> {
  const subjects = factsOf(prompt).map(subjectOf);
  const supported = await supportedBy(prompt, subjects, question, background);
  const inquiry = inquiryOf(question, background.said);
  const pool = poolFor(subjects, inquiry.question, inquiry.kinds);
  const chances = likelihoods(await readingOf(inquiry, pool));
  const chanceOf = ({ id }: Fact) => chances[pool.findIndex(({ fact }) => fact.id === id)] ?? 0;
  if (supported.some((fact) => chanceOf(fact) >= DOUBTED)) return { facts: supported, sure: true };
  const best = Math.max(0, ...chances);
  const likeliest = pool[chances.indexOf(best)]?.fact;
  const found = likeliest ? [withRest(likeliest, inquiry.kinds[0] ?? 'any')] : [];
  if (best >= SURE) return { facts: found, sure: true };
  const near = best >= WORTH_OFFERING ? found : [];
  return { facts: supported.length > 0 ? supported : near, sure: false };
}

/**
 * The facts whose words support an answer: they hold the kind of thing that was asked for and speak of everything the
 * question names; a question that names nothing itself ("how much is that?") is completed from the same sentence and from
 * what was said before.
 */
async function supportedBy(
  prompt: string,
  subjects: readonly Subject[],
  question: Question,
  background: Background,
): Promise<Fact[]> {
  const forbidden = rulesOf(prompt).map(subjectOf);
  const topic = topicOf(
    background.said,
    background.told.map((fact) => fact.text),
  );
  const business = subjectsOf(identityOf(prompt).business ?? '');
  const lead = leadTerms(question);
  const previous = background.said.flatMap(questionsIn).at(-1)?.text;
  for (const wanted of wantedBy(question.text, previous)) {
    const pool = poolFor(subjects, question.text, [wanted]);
    // First with what was said right before, then by the question alone.
    for (const before of lead.length > 0 ? [lead, []] : [[]]) {
      const terms = withoutName(termsAsked(question.text, wanted, before.length > 0), business.stems);
      const asking = {
        question: question.text,
        wanted,
        terms,
        lead: before,
        topic,
        told: background.told.at(-1),
        forbidden,
      };
      const candidates = pool.flatMap((subject): Candidate[] => {
        const score = evidenceFor(subject, asking);
        return score === null ? [] : [{ subject, score }];
      });
      const about = terms.required.length + before.length > 0 ? question.lead : topic.opening;
      const found = chosen(await ranked(candidates, `${about} ${question.text}`.trim()), wanted, question.text);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The name of the business names nothing in particular. */
const withoutName = (terms: AskedTerms, business: ReadonlySet<string>): AskedTerms => ({
  ...terms,
  required: terms.required.filter((term) => term.ideas.size > 0 || !business.has(term.stem)),
});

/** Best first. Where words alone leave it close, closeness in meaning decides. */
async function ranked(candidates: readonly Candidate[], asked: string): Promise<Candidate[]> {
  const sorted = [...candidates].sort((a, b) => b.score - a.score);
  const best = sorted[0]?.score ?? 0;
  const close = sorted.filter(({ score }) => best - score < CLOSE * WIDEST);
  const texts = close.map(({ subject }) => factText(subject.fact));
  const vectors = close.length > 1 ? await vectorsOf([asked, ...texts]) : new Map();
  const near = texts.map((text) => closeness(vectors.get(asked), vectors.get(text)));
  return sorted
    .map((candidate, i) => ({ ...candidate, score: candidate.score + CLOSE * (near[i] ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/** What the question hangs on when it names nothing itself: the same sentence, else what was said just before it. */
function leadTerms({ lead, before }: Question): Term[] {
  const own = termsAsked(lead, 'any').required;
  return own.length > 0 ? own : termsAsked(before, 'any').required;
}

/** The facts that hold what is wanted; for a question beyond any prompt, only those of the kind that still answers it. */
export function poolFor(subjects: readonly Subject[], question: string, kinds: readonly Wanted[]): Subject[] {
  const beyond = beyondPrompt(question);
  if (beyond === 'judgement' || beyond === 'live') return [];
  return subjects.filter((subject) =>
    kinds.some((wanted) => {
      if (beyond === 'booking' && !subject.holds.has('soon')) return false;
      if (beyond === 'need' && wanted === 'any' && !RULE.test(subject.fact.whole ?? subject.fact.text)) return false;
      return holds(subject, wanted, question);
    }),
  );
}

/** "What kind of cake …?" wants things by name, at least two of them or one with a name of its own. */
const NAMES_KIND = /\bwh(?:at|ich) (?:kinds?|types?|sorts?|colou?rs?|flavou?rs?|brands?|styles?|breeds?)\b/i;
const lists = ({ text, label }: Fact): boolean =>
  (text.match(/,|\band\b|\bor\b/g) ?? []).length >= 2 || /[^.!?:]\s\p{Lu}\p{Ll}/u.test(`${label ?? ''} ${text}`);

function holds({ holds: held, days, fact }: Subject, wanted: Wanted, question: string): boolean {
  if (NAMES_KIND.test(question) && !lists(fact)) return false;
  if (wanted === 'hours') return held.has('hours') && (daysIn(question).size === 0 || days.size > 0);
  if (wanted === 'time') return held.has('time') || held.has('hours') || held.has('duration');
  return held.has(wanted);
}

/** Longer than this nobody says in one breath, in characters. */
const BREATH = 170;

/** A clause with the rest of its sentence, which a yes or no may hang on; prices are told one by one. */
function withRest(fact: Fact, wanted: Wanted): Fact {
  const { whole } = fact;
  if (wanted !== 'any' || whole === null || whole.length > BREATH) return fact;
  return { ...fact, text: whole.replace(/^[^:$\d]{2,40}:\s+/, ''), whole: null };
}

/** The best fact; opening hours that were asked for without a day, as a whole. */
function chosen(candidates: readonly Candidate[], wanted: Wanted, question: string): Fact[] {
  const best = candidates[0]?.subject.fact;
  if (!best) return [];
  if (wanted !== 'hours' || daysIn(question).size > 0) return [withRest(best, wanted)];
  return candidates
    .map(({ subject }) => subject.fact)
    .filter((fact) => fact.context === best.context && fact.label === best.label)
    .slice(0, 6)
    .sort((a, b) => a.id - b.id);
}
