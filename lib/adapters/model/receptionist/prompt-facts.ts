import { identityOf } from './prompt-identity.ts';
import { handedOver, kindOfSentence, promptLines } from './prompt-sentences.ts';
import { sentencesOf } from './sentences.ts';

/** Something the prompt states, small enough to be said in one breath. */
export interface Fact {
  id: number;
  /** The words of the prompt. */
  text: string;
  /** What stands before it: heading, list label, or the question of a question-and-answer pair. */
  context: string;
  /** The label right before it in the line ("Parking"), where it has one. */
  label: string | null;
  /** The whole sentence that it was cut from, when it is one item of a list. */
  whole: string | null;
  /** The words of the business's name, which say nothing about what it offers. */
  business: string | null;
}

const CACHE = new Map<string, readonly Fact[]>();
const CACHED = 200;

/** The facts of a prompt, in its order; persona and instructions are left out. Kept for the last prompts seen. */
export function factsOf(prompt: string): readonly Fact[] {
  const known = CACHE.get(prompt);
  if (known) return known;
  let asked: string | null = null;
  const facts = promptLines(prompt).flatMap(({ text, heading }) => {
    const question = /^(?:Q|Question)?[:.]?\s*([^.!]+\?)$/i.exec(text)?.[1] ?? null;
    const drafts = question ? [] : factsIn(text, [heading, asked].filter(Boolean).join(' ') || null);
    asked = question;
    return drafts;
  });
  const { business } = identityOf(prompt);
  const numbered = facts.map((fact, id) => ({ id, business, ...fact }));
  if (CACHE.size >= CACHED) CACHE.delete(CACHE.keys().next().value ?? '');
  CACHE.set(prompt, numbered);
  return numbered;
}

const RULES = new Map<string, readonly Fact[]>();

/** What the prompt forbids to speak of ("Don't quote termite treatment"), in the shape of facts. Never said aloud. */
export function rulesOf(prompt: string): readonly Fact[] {
  const known = RULES.get(prompt);
  if (known) return known;
  const rules = prompt
    .split('\n')
    .flatMap(sentencesOf)
    .filter((sentence) => FORBIDS.test(sentence) && kindOfSentence(sentence.replace(/^[-*•]\s*/, '')) !== 'fact')
    .map((text, id): Fact => ({ id, text, context: '', label: null, whole: null, business: null }));
  if (RULES.size >= CACHED) RULES.delete(RULES.keys().next().value ?? '');
  RULES.set(prompt, rules);
  return rules;
}

const FORBIDS = /\b(?:don'?t|do not|never|nobody should|no one should)\b|^[-*•]?\s*no\b/i;

type Draft = Omit<Fact, 'id' | 'business'>;

function factsIn(line: string, heading: string | null): Draft[] {
  const drafts: Draft[] = [];
  let question: string | null = null;
  let label: string | null = null;
  for (const sentence of sentencesOf(line.replace(/^(?:Q|A|Question|Answer):\s*/i, ''))) {
    const said = sentence.replace(/^A:\s*/i, '');
    if (said.endsWith('?') && kindOfSentence(said) === 'fact') {
      question = said;
      continue;
    }
    const handed = handedOver(said);
    const kind = kindOfSentence(said);
    const whereabouts = kind === 'persona' ? WHEREABOUTS.exec(said)?.[1] : undefined;
    if (whereabouts) drafts.push({ text: whereabouts, context: heading ?? '', label: null, whole: null });
    if (!handed && kind !== 'fact') continue;
    // "what we charge: labor 140. oil change 75.": the label holds for the items that follow it.
    const listed: string | null = ITEM.test(said) ? label : null;
    const context = [heading, question, handed?.topic, listed].filter(Boolean).join(' ');
    const clauses = clausesOf(handed?.fact ?? said, context);
    label = clauses[0]?.label ?? label;
    drafts.push(...clauses);
  }
  return drafts;
}

/** "You are Kai for Cedar Lane Auto, a garage in Portland, Oregon": who and where the business is. */
const WHEREABOUTS = /\b(?:for|of|at|from) (\p{Lu}[^.;]*?\b(?:in|on|near|at) \p{Lu}[^.;]*)/u;
/** A thing and its number, without a verb. */
const ITEM = /^(?:[\p{Ll}'&-]+\s){1,4}[$£€]?\d[^.]{0,24}\.?$/u;
const LABEL = /^([^:$\d]{2,40}):\s+(?=\S)/;

/** A sentence as its clauses; a list of priced or timed things as its items. */
function clausesOf(sentence: string, context: string): Draft[] {
  const label = LABEL.exec(sentence)?.[1]?.trim() ?? null;
  const body = label ? sentence.slice(sentence.indexOf(':') + 1).trim() : sentence;
  const clauses = body
    .split(/;\s+/)
    .map((clause) => clause.trim())
    .filter((clause) => kindOfSentence(clause) === 'fact');
  return clauses.flatMap((clause): Draft[] => {
    const items = itemsOf(clause);
    if (items.length < 2) return [{ text: clause, context, label, whole: clauses.length > 1 ? sentence : null }];
    return items.map((item) => ({ text: item, context, label, whole: sentence }));
  });
}

const NUMBER = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b/i;
const UNITS =
  /\b(?:a|an|the|per|each|at|least|most|from|about|up|to|or|and|of|for|with|extra|more|less|free|minutes?|hours?|days?|weeks?|months?|years?|miles?|dollars?|percent|people|person|head|hour|plus|incl|am|pm|business|every|only|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|once|yearly|monthly)\b/gi;

/** "mani 35, pedi 50, gel removal 15": each item has a name and a number of its own. */
function itemsOf(clause: string): string[] {
  const items = clause
    .replace(/\.$/, '')
    .split(/,\s+(?:and )?(?=\D*\d|\D*\$)|,\s+(?=[a-z])/i)
    .map((item) => item.trim())
    .filter(Boolean);
  const named = items.filter((item) => NUMBER.test(item));
  const own = named.every(
    (item) =>
      !/^(?:which|that|where|who|whose|from|and|or)\b/i.test(item) && /\p{L}{3,}/u.test(item.replace(UNITS, ' ')),
  );
  return named.length >= 2 && named.length === items.length && own ? items : [];
}
