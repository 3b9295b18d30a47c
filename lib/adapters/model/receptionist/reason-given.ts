import type { Turn } from '#lib/adapters/model/port.ts';
import { intentsOf } from './intents.ts';
import { nameMentions } from './name-mentions.ts';
import { questionsIn } from './questions.ts';
import { sentencesOf } from './sentences.ts';
import { spelledIn } from './spelled.ts';
import { numberRuns } from './spoken-digits.ts';
import { emailsIn } from './spoken-email.ts';

export interface ReasonGiven {
  /** What the call is about, in the caller's words without the wrapping; null when nothing was said of it. */
  reason: string | null;
  turn: number | null;
}

const GREETING =
  /^(?:(?:hi+|hello|hey|good (?:morning|afternoon|evening|day)|yes|yeah|yep|no|oh|okay|ok|um|uh|so|well|and|please|hiya|there|ma'?am|sir|dear|thanks|thank you)\b[\s,.!?-]*)+/i;
const WRAPPING =
  /^(?:(?:i(?:'m| am)|we(?:'re| are)) (?:just )?(?:calling|ringing|phoning|reaching out)(?: in)? (?:about|regarding|because of|to (?:ask about|see about|inquire about)|for|because|to)\s+|i (?:was|am|'m) (?:just )?(?:calling|wondering) (?:about|if|whether|to)\s+|it(?:'s| is) about\s+|(?:i|we)(?:'d| would) (?:really )?(?:like|love)(?: you)?(?: to| for you to)? (?:get|have|book|schedule|make|set up|arrange|ask about|order|request|talk about|discuss)?\s*|(?:i|we) (?:just |really )?(?:need|want|wanted|wanna|gotta|have)(?: somebody| someone| you)?(?: to)? (?:get |have |book |schedule |make |set up |arrange |ask about |order |request )?|(?:i(?:'m| am)|we(?:'re| are)) (?:looking (?:for|to get|to)|interested in|trying to (?:get|find|book)?|hoping to (?:get|book)?)\s*)/i;
const NEED =
  /\b(?:need|want|would like|'d like|looking|interested|calling (?:about|because|for|regarding)|about(?! to)|broke\w*|leak\w*|hurt\w*|problem|issue|trouble|help|quote|estimate|appointment|book|schedule|accident|isn'?t working|not working|won'?t|can'?t|fell|lost|getting|buying|selling|moving|locked|repair|fix)\b/i;
const POLITE_QUESTION =
  /^(?:can|could|may|is it possible|would it be possible)\b.*\b(?:book|schedule|make an appointment|get (?:a|an|some)|have someone|set up)\b|^(?:i|we) (?:just |only )?(?:want(?:ed)?|need(?:ed)?|(?:woul)?d like) to (?:ask|know|find out|en?quire|inquire) about\b/i;

/** What the caller wants: the first sentence of the call that tells it, without greeting, name and wrapping. */
export function reasonGiven(turns: readonly Turn[]): ReasonGiven {
  const said = turns.flatMap((turn, i) =>
    turn.role === 'caller' ? [{ text: turn.text, turn: i, intents: intentsOf(turn.text) }] : [],
  );
  const wrong = said.find(({ intents }) => intents.has('wrong_number'));
  if (wrong && said.length <= 5) return { reason: 'wrong number', turn: wrong.turn };
  const candidates = said
    .slice(0, 6)
    .flatMap(({ text, turn }) => sentencesOf(text).flatMap((sentence) => telling(sentence, turn)));
  const needs = candidates.find(({ reason }) => NEED.test(reason));
  const first = needs ?? candidates[0];
  const sales = said.find(({ intents }) => intents.has('solicitor'));
  if (sales) return { reason: `sales call: ${first?.reason ?? unwrapped(sales.text)}`, turn: sales.turn };
  if (first) return { reason: unwrapped(first.reason), turn: first.turn };
  const person = said.find(({ intents }) => intents.has('wants_person'));
  if (person) return { reason: unwrapped(person.text), turn: person.turn };
  const asked = said.flatMap(({ text, turn }) =>
    questionsIn(text).map((question) => ({ turn, text: question.text })),
  )[0];
  return asked ? { reason: `asked: ${asked.text}`, turn: asked.turn } : { reason: null, turn: null };
}

/** The clauses of a sentence that say something about the matter: what leads to a question, no name, number or address. */
function telling(sentence: string, turn: number): { reason: string; turn: number }[] {
  const whole = sentence.replace(GREETING, '').trim();
  const asks = POLITE_QUESTION.test(whole) ? undefined : questionsIn(sentence).find(({ uptalk }) => !uptalk);
  // "I need the garden cut every week, how much is that?"
  if (asks && !NEED.test(asks.lead)) return [];
  const body = withoutNumbers(asks ? asks.lead.replace(GREETING, '').trim() : whole);
  const clauses = body
    .split(/,\s+(?!\d)/)
    .flatMap(parted)
    .filter((clause) => !isContact(clause));
  const left = clauses
    .join(', ')
    .replace(/^(?:and|but|so|well|because)\s+/i, '')
    .trim();
  const words = left.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
  const intents = intentsOf(left);
  const ends = (intents.has('goodbye') || intents.has('done')) && !NEED.test(left);
  return words.length < 3 || ends || ASIDE.test(left) ? [] : [{ reason: left, turn }];
}

/** Telephone numbers are no part of the matter. */
const withoutNumbers = (text: string): string =>
  numberRuns(text)
    .filter(({ digits }) => digits.length >= 7)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text)
    .replace(/^[\s,]+/, '');

/** "my name is Nora Quill and I would like to book …": who it is, and what it is about. */
function parted(clause: string): string[] {
  const [, who, matter] = /^(.+?)\s+(?:and|but|so|because)\s+((?:i|we|my|our)\b.+)$/i.exec(clause) ?? [];
  return who && matter && isContact(who) ? [who, matter] : [clause];
}

const ASIDE =
  /^(?:my|the) (?:name|number|phone|cell|email|e-mail)\b|^you can (?:reach|call)|\b(?:never mind|leave my name|giving my name|calls me|call me|pronounced|short for|think about it|it'?s an? [\w ]*number|spell|that'?s (?:all|it)|not home|speaking|first name|last name|surname)\b|\b(?:rather not|prefer not|don'?t want|not comfortable|won'?t)\b.*\b(?:say|share|give|leav\w+|giving|sharing|saying)\b|\bmy english\b|\be-?mails?\b/i;

/** Whether a clause only says who is calling or how to reach them. */
function isContact(clause: string): boolean {
  if (emailsIn(clause).length > 0 || spelledIn(clause).length > 0) return true;
  if (numberRuns(clause).some(({ digits }) => digits.length >= 7)) return true;
  const [name] = nameMentions(clause, null);
  if (!name) return false;
  const others = clause.split(/\s+/).length - name.parts.length;
  return name.manner !== 'bare' ? others <= 5 : others <= 2;
}

const MAX_WORDS = 24;

/** "the thing is, I'm calling about a cleaning, and I thought …": the matter itself. */
const ABOUT =
  /\b(?:calling|ringing|phoning|it'?s|it is|it would be|question|inquir\w+|ask(?:ing)?|talk(?: to (?:you|someone|somebody))?|discuss|call(?:ing)? you)(?: about| regarding)\s+(.+?)(?:,\s+(?:and|but)\s+(?:i|we)\b.*)?$/i;

/** Without greeting and wrapping: "I need an alignment." becomes "an alignment". */
export function unwrapped(text: string): string {
  const matter = ABOUT.exec(text)?.[1];
  const body = (matter ?? text)
    .replace(GREETING, '')
    .replace(/^\p{Lu}\p{Ll}+, (?=(?:I|I['’]m|I['’]d|We|we|My|my)\b)/u, '')
    .replace(/^(?:i\b[.…,\s]+)+(?=i\b)/i, '')
    .replace(/^i (?:think|guess|believe) (?=(?:i|we)\b)/i, '')
    .replace(WRAPPING, '')
    .replace(/[\s,.!?]+$/, '')
    .replace(/,? please$/i, '')
    .trim();
  const words = body.split(/\s+/);
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS).join(' ').replace(/[,;]$/, '')} …` : body;
}
