import { termsAsked } from './asked-terms.ts';
import type { Fact } from './prompt-facts.ts';

const DAYS: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  tues: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  thur: 'Thursday',
  thurs: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** Shorthand of written prompts that nobody says. Digits stay as the prompt has them. */
function unabbreviated(text: string): string {
  return text
    .replace(/\bm-f\b/gi, 'Monday to Friday')
    .replace(
      /\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?(?=\s*(?:-|–|to|through|and|,|\d|$))/gi,
      (day) => DAYS[day.toLowerCase().replace('.', '')] ?? day,
    )
    .replace(/(day) ?[-–] ?(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/g, '$1 to ')
    .replace(/\bincl\.(?= )/gi, 'including')
    .replace(/\bmin\b(?=\s+(?:late|we|=))/gi, 'minutes')
    .replace(/\s+=\s+/g, ': ')
    .replace(/!!+/g, '!')
    .replace(/\s*;\s*/g, '; ');
}

const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/[,;:]$/, '');
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]["')]?$/.test(capital) ? capital : `${capital}.`;
};

/** "mani 35" and "Crown 1,250": a thing and its price. */
const PRICED_ITEM =
  /^(?<thing>[\p{L}][\p{L}\s'’&-]{2,40}?) (?<price>(?:from |about |around )?[$£€]?\d[\d,.]*(?:\/\w+| a \w+| per \w+| an \w+| each)?)\.?$/iu;
const VERB =
  /\b(?:is|are|was|start|starts|cost|costs|begin|begins|take|takes|last|lasts|run|runs|come|comes|open|closed|need|needs|has|have|get|gets|save|saves|apply|applies|with|within|past|after)\b/i;

/** A fact as one says it: a full sentence made of the prompt's words. */
export function spokenFact(fact: Fact): string {
  const text = unabbreviated(fact.text);
  const item = PRICED_ITEM.exec(text)?.groups;
  if (item?.thing && item.price && !VERB.test(item.thing) && !/day$/i.test(item.thing))
    return sentence(`${item.thing} ${/[^s]s$/i.test(item.thing) ? 'are' : 'is'} ${item.price}`);
  if (fact.label && !/^(?:which|that|and|or)\b/i.test(text)) return labelled(fact.label, text);
  const bare =
    /^(?:yes|no)\b[^\p{L}]*(?:we (?:do|don't|are|aren't|can|can't))?\W*$/iu.test(text) || /^[$£€]?\d/.test(text);
  const subject = bare ? subjectIn(fact.context) : '';
  if (subject)
    return /^[$£€\d]/.test(text)
      ? sentence(`For ${subject}, it's ${text}`)
      : sentence(`${text.replace(/\.$/, '')}, as for ${subject}`);
  return sentence(text);
}

/** "Parking: valet next door" as "On parking: valet next door." */
function labelled(label: string, text: string): string {
  const short = label.split(/\s+/).length <= 4 && !/\b(?:what|we|how|you|do|don't)\b/i.test(label);
  if (!short) return sentence(`${label}: ${text}`);
  const name = /^(?:[A-Z]{2,}|\p{Lu}\S* \p{Lu})/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
  const lead = /^[$£€\d]/.test(text) ? `For ${name}: ` : `${name}: `;
  return sentence(lead + text);
}

/** What a question in the prompt is about: "grooming" of "Do you do grooming?". */
function subjectIn(context: string): string {
  const { required } = termsAsked(context, 'any');
  return required.map((term) => term.text.toLowerCase()).join(' ');
}

/** Several facts as one answer; the items of one sentence are said as that sentence. */
export function spokenFacts(facts: readonly Fact[]): string {
  const said: string[] = [];
  const wholes = new Set<string>();
  for (const fact of facts) {
    const together = fact.whole !== null && facts.filter((other) => other.whole === fact.whole).length > 1;
    if (together && fact.whole) {
      if (wholes.has(fact.whole)) continue;
      wholes.add(fact.whole);
      said.push(sentence(unabbreviated(fact.whole)));
    } else said.push(spokenFact(fact));
  }
  return [...new Set(said)].join(' ');
}

/** Whether an agent's earlier words told this fact. */
export const wasTold = (fact: Fact, agentTexts: readonly string[]): boolean => {
  const words = unabbreviated(fact.text).toLowerCase().replace(/\.$/, '');
  return agentTexts.some((text) => text.toLowerCase().includes(words));
};
