import { plainWords, type Term, termsOf } from './concepts.ts';
import { isGeneric } from './generic-words.ts';
import { stemOf } from './stem.ts';
import type { Wanted } from './wanted.ts';

/** The terms of a question, by what they mean for an answer. */
export interface AskedTerms {
  /** What an answer must speak of. */
  required: Term[];
  /** What tells among answers of the right kind: "extra", "minimum", "on Sunday". */
  helpful: Term[];
  /** What only names the kind of answer, quantities, and words that say little: the same word is a hint, no more. */
  hints: Term[];
}

const set = (words: string) => new Set(words.split(' '));

/** Ideas that say what kind of answer is wanted; met by a fact that holds it, not by a word. */
const CONSUMED: Partial<Record<Wanted, ReadonlySet<string>>> = {
  price: set('extra free single payment appointment yearly monthly weekly included hourly'),
  hours: set('night weekend saturday sunday weekday place late morning soon arrive afterhours last notice'),
  duration: set('soon years appointment session'),
  soon: set('start arrive respond last visit appointment getin session'),
  place: set('directions visit'),
  time: set('open night weekday soon arrive'),
  count: set('age size maximum minimum group price soon notice'),
};
/** The idea that is nothing but the kind of answer. */
const BASE: Partial<Record<Wanted, string>> = {
  price: 'price',
  duration: 'last',
  soon: 'soon',
  hours: 'open',
  place: 'place',
};
/** Ideas that go along with nearly every question: who comes, that somebody comes, how often. */
const SOFT = set(
  'visit doctor tech attorney broker tutor therapist single yearly monthly weekly quantity commercial residential manager',
);
const ROLES = set('doctor tech attorney broker tutor therapist owner manager trainer');
/** Verbs of offering, getting and arranging: what is done says less than what it is done to. Any other verb counts. */
const OFFERING = new Set(
  'do make have get give take bring use offer provide carry accept handle work fix repair mend service install put set build teach tutor see treat serve cover come go visit drive travel look check inspect find help need want like pay charge cost bill run start begin open close stay stop leave keep hold book schedule reserve arrange sign join try choose pick change move cancel call talk speak reach contact send mail show tell know ask answer explain wear prepare wait happen turn end finish support stand back figure decide include add let drop grab pour feed hang mount deal touch fit squeeze hear handle quote claim sit finance insure store sell buy rent deliver ship watch owe ring write draw prep'
    .split(' ')
    .map(stemOf),
);
/** Offering verbs that name a service of their own: "do you sell tires" is not answered by fitting them. */
const DOING = set(
  'buy rental delivery storage boarding financing manage staging listing rent privacy tip noshow cancel freeze wax edit',
);
/** Words that say little by themselves; the noun beside them is what matters. */
const SOFT_STEMS = new Set(
  'serve carry cover treat accept add charge apply pay bring supply show turn stay stand sit live try stop wait hope worry mind matter choose pick decide prefer count honor process perform arrange organize sort figure understand explain reserve miss join visit check set leave lose hold company place shop team service order program option problem issue person job project stuff car house case kind policy business sick'
    .split(' ')
    .map(stemOf),
);
const UNIT =
  /^(?:hour|month|week|day|year|person|head|plate|guest|visit|session|foot|yard|mile|night|inch|room|square|semester|class|lesson)s?$/i;
const PER_UNIT = /^(?:per|an?) (?:person|head|plate|hour|guest)$|^hourly$/i;
const QUANTITY =
  /^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|couple|few|half|hours?|minutes?|days?|weeks?|months?|years?|january|february|march|april|may|june|july|august|september|october|november|december)$/i;
const DAY_WORD =
  /^(?:(?:sun|mon|tues|wednes|thurs|fri|satur)days?|tomorrow|today|tonight|weekends?|weekdays?|mornings?|afternoons?|evenings?|nights?|noon|midnight|early|late|days?)$/i;
/** Plurals of things whose singular is an empty word. */
const THINGS = /^(?:wells|goods|means)$/i;

/** Whether a term asks for the kind of answer, as "cost" does for a price, rather than for what it is the price of. */
export const namesKind = (term: Term, wanted: Wanted): boolean =>
  [...term.ideas].some((idea) => idea === BASE[wanted] || CONSUMED[wanted]?.has(idea));

export const saysLittle = (term: Term): boolean => SOFT_STEMS.has(term.stem);
export const isQuantity = (word: string): boolean => QUANTITY.test(word);

/** The word right after the subject of a question, or after "to": "do you *build* fences", "to *treat* termites". */
function isVerb(question: string, term: Term): boolean {
  const before = question
    .slice(0, term.start)
    .replace(/\b(?:also|really|even|still|ever|just|all|guys|please|actually|both)\s+/gi, '');
  return AFTER_SUBJECT.test(before);
}
const AFTER_SUBJECT =
  /(?:^|\s)(?:(?:do|does|did|can|could|would|will|should|may|might)\s+(?:i|you|we|they|he|she|it|y'?all|anyone|anybody|someone|somebody|(?:my|your|the)\s+\p{L}+)|to|gonna|(?:can|could|do|would)\s+(?:i|you|we)\s+\p{L}+(?:\s+by)?\s+and)\s+$/iu;

/** Somebody who does something, rather than somebody it is done for: "would the doctor …", "do your techs …". */
const SUBJECT =
  /\b(?:do|does|can|could|would|will|is|are|should)\s+(?:(?:the|your|my|a|an|one of your)\s+)?$|\b(?:is|are) there\b|\bdo you (?:have|got)\b/i;

/** A reason or circumstance added behind the question proper. */
const TAIL =
  /,?\s+(?:because|cause|cuz|since|while|whilst|although|though)\b.*$|\s+before (?:i|we|you|they) \w+$|,\s+(?:if|when|i|it'?s|he|she|they|we|so|as)\b.*$|\s+(?:he|she|they|it) (?:can'?t|cannot|isn'?t|doesn'?t|don'?t|has|was|is)\b.*$/i;

/**
 * Sorts the terms of a question; `wanted` is the kind of answer it asks for. With `led`, something said before tells what
 * the question is about, so that its verb alone demands nothing.
 */
export function termsAsked(asking: string, wanted: Wanted, led = false): AskedTerms {
  const question = plainWords(asking);
  const asked: AskedTerms = { required: [], helpful: [], hints: [] };
  const condition = question.search(/\sif\s/i);
  const tail = TAIL.exec(question)?.index ?? question.length;
  for (const term of termsOf(question)) {
    const empty = term.stem.split(' ').every(isGeneric) && !THINGS.test(term.text);
    if (empty && term.ideas.size === 0 && !isQuantity(term.text)) continue;
    const aside = term.start >= tail || (condition >= 0 && term.start > condition && asked.required.length > 0);
    const group = groupOf(term, question, wanted);
    const word = !term.stem.includes(' ');
    asked[group === 'required' && (aside || (empty && word)) ? 'hints' : group].push(term);
  }
  if (asked.required.length + asked.helpful.length > 0 || led || wanted === 'hours' || wanted === 'time') return asked;
  // "What should I bring?": a verb that says little is all there is.
  const consumed = CONSUMED[wanted] ?? new Set();
  const telling = asked.hints.filter((term) => {
    const ideas = [...term.ideas];
    if (ideas.length === 0 || ideas.includes(BASE[wanted] ?? '') || isQuantity(term.text)) return false;
    if (!SOFT_STEMS.has(term.stem) && !isVerb(question, term)) return false;
    return !ideas.every((idea) => SOFT.has(idea) || consumed.has(idea));
  });
  return { ...asked, required: telling, hints: asked.hints.filter((term) => !telling.includes(term)) };
}

function groupOf(term: Term, question: string, wanted: Wanted): keyof AskedTerms {
  const ideas = [...term.ideas];
  const consumed = CONSUMED[wanted] ?? new Set();
  const unit =
    PER_UNIT.test(term.text) ||
    (UNIT.test(term.text) && /\b(?:per|a|an|each|every)\s+$/i.test(question.slice(0, term.start)));
  if (isQuantity(term.text) || ideas.includes(BASE[wanted] ?? '') || (unit && wanted === 'price')) return 'hints';
  const dayed = /^(?:hours|time|price|soon)$/.test(wanted) && DAY_WORD.test(term.text);
  if (dayed || ideas.some((idea) => consumed.has(idea))) return 'helpful';
  if (wanted === 'who' && ideas.some((idea) => ROLES.has(idea))) return 'required';
  const timed = (wanted === 'hours' || wanted === 'time') && isVerb(question, term);
  if (timed) return 'hints';
  const doer = ideas.some((idea) => ROLES.has(idea)) && !SUBJECT.test(question.slice(0, term.start));
  const soft = (ideas.length > 0 && !doer && ideas.every((idea) => SOFT.has(idea))) || SOFT_STEMS.has(term.stem);
  return soft ||
    (isVerb(question, term) && OFFERING.has(term.stem.split(' ')[0] ?? '') && !ideas.some((idea) => DOING.has(idea)))
    ? 'hints'
    : 'required';
}
