/** What a line says of a business: what to call it, and each thing it tells, as a sentence that may be said to callers. */
export interface Described {
  /** Its own name where the line has it, else one made of trade and place. */
  name: string;
  named: boolean;
  facts: string[];
}

/**
 * Reads "Joe's Plumbing, a plumber in Austin, open 8 to 5, emergency call-outs 120 dollars". Nothing is added but the
 * few words that make a sentence of each part.
 */
export function readLine(line: string): Described {
  const [first = '', ...rest] = partsOf(line);
  const { name, trade } = nameIn(
    first.replace(/^(?:we(?:'re| are)|i(?:'m| am)|i (?:run|own|have)|my business is|this is)\s+/i, ''),
  );
  const { what, place } = placed(trade ?? '');
  const opening = [...(what ? [introduced(what)] : []), ...(place ? [`we are located in ${place}`] : [])].map(sentence);
  const facts = [...opening, ...rest.map(factOf)];
  return { name: name ?? nameOf(trade ?? first), named: name !== null, facts };
}

const DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|weekdays|weekends|every day|daily|all week';
/** Says more of the part before it: "open 8 to 5, Monday to Friday". */
const GOES_ON = new RegExp(
  `^(?:and |or |but |except |only )?(?:on )?(?:${DAYS})\\b(?!.*(?:[$€£]|\\bdollars?\\b|\\beuros?\\b))`,
  'i',
);

/** Cut at commas, semicolons and ends of sentences, but not inside of numbers, "a.m." or "Dr. Lee". */
function partsOf(line: string): string[] {
  const parts = line
    .replace(/\s+/g, ' ')
    .split(/,(?!\d{3}\b)\s*|;\s*|:\s+|(?<!\b(?:dr|st|mr|ms|mrs|a\.m|p\.m|no))[.!](?=\s|$)\s*/i)
    .map((part) => part.trim().replace(/^and\s+/i, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.reduce<string[]>((joined, part) => {
    const before = joined.at(-1);
    if (joined.length > 1 && before !== undefined && GOES_ON.test(part))
      joined[joined.length - 1] = `${before}, ${part}`;
    else joined.push(part);
    return joined;
  }, []);
}

const CAPITAL = "\\p{Lu}[\\p{L}\\p{N}'’&.-]*";
/** Two words or more with capitals, or one with an owner's s: a name, which may go on before its trade or place. */
const NAMED = new RegExp(
  `^((?:the )?${CAPITAL}(?: (?:${CAPITAL}|&|and|of)(?= |$))+|${CAPITAL}['’]s(?: \\p{L}+)?|${CAPITAL}(?= is an? ))(?:\\s+(?:is |in |on |at |-|–|:)?|$)`,
  'u',
);

function nameIn(first: string): { name: string | null; trade: string | null } {
  const name = NAMED.exec(first)?.[1];
  if (!name) return { name: null, trade: first };
  const rest = first
    .slice(name.length)
    .trim()
    .replace(/^(?:is|[-–:])\s+/i, '');
  return { name, trade: rest === '' ? null : /^(?:in|on|at|near)\s/i.test(rest) ? `${name} ${rest}` : rest };
}

/** What people of a trade call their business. */
const TRADES: Readonly<Record<string, string>> = {
  plumber: 'plumbing',
  electrician: 'electric',
  roofer: 'roofing',
  painter: 'painting',
  lawyer: 'law',
  attorney: 'law',
  dentist: 'dental',
  landscaper: 'landscaping',
  gardener: 'gardens',
  cleaner: 'cleaning',
  mechanic: 'auto repair',
  carpenter: 'carpentry',
  photographer: 'photography',
  accountant: 'accounting',
  hairdresser: 'hair',
  barber: 'barbers',
  vet: 'veterinary',
  veterinarian: 'veterinary',
  florist: 'flowers',
  locksmith: 'locksmiths',
  mover: 'moving',
  baker: 'bakery',
  realtor: 'realty',
};

/** "a plumber in Austin" as what it is and where. */
function placed(trade: string): { what: string; place: string | null } {
  const [, what = trade, place = null] = /^(.+?)\s+in\s+(?:the )?(\p{Lu}.*)$/u.exec(trade) ?? [];
  return { what, place };
}

/** "a plumber in Austin" as "Austin Plumbing", until somebody gives it a name. */
function nameOf(trade: string): string {
  const { what, place } = placed(trade.replace(/^(?:an?|the|our)\s+/i, ''));
  const words = what.split(' ').slice(0, 4);
  const last = words.pop()?.toLowerCase() ?? '';
  const town = (place ?? '').split(/\s+(?:and|near|at|for|with)\s+/i)[0] ?? '';
  const name = [town, ...words, TRADES[last.replace(/s$/, '')] ?? last].join(' ').trim().slice(0, 60);
  return name.replace(/(^|\s)(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}

const MONEY = /[$€£]\s?\d|\d\s?(?:[$€£]|dollars?\b|bucks\b|usd\b|euros?\b|eur\b|pounds?\b)/i;
const VERB =
  /\b(?:is|are|was|were|am|has|have|can|will|does|do not|don't|costs?|charge|charges|takes?|starts?|opens?|closes?|includes?|lasts?|need|needs|speak|speaks)\b/i;

/** How a part becomes a sentence, by what it begins with or holds; the first that fits. */
const READINGS: readonly (readonly [fits: RegExp, say: (part: string) => string])[] = [
  [/^(?:we|our|i|you|they|there|it|it's|he|she|please)\b/i, (part) => part],
  [
    /^(?:(?:24\/7|round the clock)$|\d{1,2}(?::\d\d)?\s*(?:a\.?m\.?|p\.?m\.?)?\s*(?:to|-|–|until)\s*\d)/i,
    (part) => `we are open ${part}`,
  ],
  [
    /^(?:open|closed|available|based|located|licensed|insured|certified|family|established|in business|fully|serving|speciali[sz]ing)\b/i,
    (part) => `we are ${part}`,
  ],
  [
    /^(?:do|serve|fix|repair|install|offer|sell|speciali[sz]e|take|accept|deliver|speak|work|cover|provide|clean|build|make|treat)\b/i,
    (part) => `we ${part}`,
  ],
  [/^(?:ask|always|never|tell|book|transfer|say|be|collect|don't|do not)\b/i, (part) => part],
  [/^(?:an?|the) /i, (part) => (VERB.test(part) || MONEY.test(part) ? part : `we are ${part}`)],
  [/^no\b/i, (part) => `we do ${part}`],
  [/^(?:cash|cards?|credit cards?|checks?)\b/i, (part) => `we take ${part}`],
  [VERB, (part) => part],
  [MONEY, priced],
  [/./, (part) => `we offer ${part}`],
];

function factOf(part: string): string {
  // A capital that only began a sentence.
  const said = /^\p{Lu}\p{Ll}+\s(?!\p{Lu})/u.test(part) ? part.charAt(0).toLowerCase() + part.slice(1) : part;
  return sentence(READINGS.find(([fits]) => fits.test(said))?.[1](said) ?? said);
}

/** "emergency call-outs 120 dollars": the thing costs what stands behind it. */
function priced(part: string): string {
  const [, thing, sum] = /^(.*?\p{L}.*?)[\s:–-]+((?:from |about |around |for |at )?[$€£]?\s?\d.*)$/iu.exec(part) ?? [];
  if (!thing || !sum) return `we charge ${part}`;
  const many = /[^s]s$/i.test(thing.replace(/\s+(?:for|of|with|per)\s.*$/i, ''));
  return `${thing} ${many ? 'cost' : 'costs'} ${sum.replace(/^(?:for|at) /i, '')}`;
}

/** "dental clinic in Denver" as what we are, "driving lessons" as what we offer. */
function introduced(trade: string): string {
  if (/^(?:an?|the|our)\s/i.test(trade) || /^\p{Lu}/u.test(trade)) return `we are ${trade}`;
  if (/[^s]s$/i.test(trade.split(/\s+(?:in|near|for)\s/i)[0] ?? '')) return `we offer ${trade}`;
  return `we are ${/^[aeiou]/i.test(trade) ? 'an' : 'a'} ${trade}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.!]+$/, '')}.`;
