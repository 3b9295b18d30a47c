import { isQuantity, saysLittle } from './asked-terms.ts';
import { type Term, termsOf } from './concepts.ts';
import { isGeneric } from './generic-words.ts';
import { questionsIn } from './questions.ts';
import { coverage, SENTENCE_ONLY, type Subject } from './support.ts';

/** What a call has been about so far. */
export interface Topic {
  entries: readonly { term: Term; weight: number }[];
  /** Of what the caller stated, questions left out: these are the circumstances of the call. */
  stems: ReadonlySet<string>;
  ideas: ReadonlySet<string>;
  /** The statement that the call began with. */
  opening: string;
}

/** Ideas of asking itself; they say little about what a call is about. */
const REQUESTS = new Set(
  'estimate appointment price consultation visit soon start place payment extra single respond language'.split(' '),
);
const MOST = 1.5;
/** What the agent told counts less than what the caller brought up. */
const TOLD = 0.4;

/** The subjects of the caller's earlier lines, the latest last; the later ones weigh more. */
export function topicOf(said: readonly string[], told: readonly string[] = []): Topic {
  const entries = new Map<string, { term: Term; weight: number }>();
  said.forEach((line, i) => {
    const late = 0.5 + 0.5 * ((i + 1) / said.length);
    const statements = statementsIn(line);
    for (const term of termsOf(line)) {
      if (term.stem.split(' ').every(isGeneric) || isQuantity(term.text) || saysLittle(term)) continue;
      const asking = [...term.ideas].some((idea) => REQUESTS.has(idea)) || !statements.includes(term.text);
      entries.set(term.stem, { term, weight: asking ? late * 0.4 : late });
    }
  });
  for (const text of told) {
    for (const term of termsOf(text)) {
      const known = entries.get(term.stem)?.weight ?? 0;
      const empty = term.stem.split(' ').every(isGeneric) || isQuantity(term.text) || saysLittle(term);
      if (!empty) entries.set(term.stem, { term, weight: Math.max(known, TOLD) });
    }
  }
  const statements = said.map(statementsIn);
  const stated = statements.flatMap(termsOf);
  return {
    entries: [...entries.values()],
    stems: new Set(stated.map(({ stem }) => stem)),
    ideas: new Set(stated.flatMap(({ ideas }) => [...ideas])),
    opening: statements.find((line) => line.trim().split(/\s+/).length > 2)?.trim() ?? '',
  };
}

const statementsIn = (line: string): string =>
  questionsIn(line).reduce((rest, { text }) => rest.replace(text, ' '), line);

/** Whether a term was spoken of before. */
export const isKnown = (topic: Topic, term: Term): boolean =>
  topic.stems.has(term.stem) || [...term.ideas].some((idea) => topic.ideas.has(idea));

/** How much of the topic a fact speaks of, up to `MOST`. */
export function overlapOf(topic: Topic, subject: Subject): number {
  const shared = topic.entries.reduce(
    (sum, { term, weight }) => sum + (coverage(subject, term) > SENTENCE_ONLY ? weight : 0),
    0,
  );
  return Math.min(MOST, shared);
}
