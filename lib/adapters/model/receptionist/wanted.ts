import { kindOf } from './lexicon.ts';

/** The kind of thing that a question wants to hear, and that a fact may hold. `any`: a yes, a no, or a description. */
export type Wanted = 'price' | 'duration' | 'soon' | 'hours' | 'time' | 'place' | 'who' | 'count' | 'any';

const ASKS: readonly [Wanted, RegExp][] = [
  [
    'duration',
    /\bhow long (?!until|till|before|is the wait|have you|out)|\bhow many (?:minutes|hours|days|weeks|months|years)\b|\b(?:deadline|time limit|statute)\b|\bwhat(?:'s| is) the (?:duration|length)\b/i,
  ],
  [
    'soon',
    /\bhow (?:soon|fast|quick(?:ly)?)\b|\bhow long (?:until|till|before|is the wait|out|from)\b|\bwhen (?:can|could) (?:i|we|you|they|someone|somebody)\b|\b(?:turnaround|lead time|wait (?:time|list)|next available|earliest|first available|how far out|booked out)\b|\b(?:start|begin)\b[^?]*\b(?:month|week|soon|tomorrow|monday|right away)\b/i,
  ],
  [
    'count',
    /\bhow (?:many|big|old|far|large|small|tall|heavy|high|often)\b|\bhow much (?:notice|space|room|snow|weight|time|advance|water|power)\b|\bwhat (?:age|ages|size|percentage)\b|\bat what (?:point|age|size)\b|\b(?:minimum|maximum|limit)\b/i,
  ],
  [
    'price',
    /\bhow much\b(?! (?:notice|space|room|snow|weight|time|advance|water|power))|\b(?:pric(?:e|es|ing|ey)|costs?|charg(?:e|es|ing)|fees?|rates?|expensive|cheap|affordable|run me|set me back|ballpark|damage|commission|deposit|down payment|hourly|surcharge)\b|\bdollars\b[^?]*\?|\bdo (?:i|we) (?:have to )?pay\b|\bwould (?:i|we) pay\b|\b(?:must|have to|need to|gotta|got to) (?:i )?pay\b|\bpaying\b|\byour cut\b|\bdo you take if\b|\b(?:is|are) (?:it|that|they|there|the \w+) (?:free|extra)\b|\bwhat(?: is|'s|s)? (?:it|that|this) (?:for|run|come to)\b|\bwould (?:it|that|the \w+) run\b|\bdo you (?:need|want|take) from us\b|\bdo you add\b/i,
  ],
  [
    'hours',
    /\b(?:what(?:'s| are| is)? (?:your |the )?(?:\w+ )?hours|(?:are|is) (?:you|they|it|the \w+|y'all|you guys) (?:still )?(?:open|closed)|(?:you|guys|y'all) (?:open|closed?)|do you (?:open|close)|what time do(?:es)? (?:you|it|they|the \w+) (?:open|close)|how (?:late|early)|when (?:are|do|does|is) (?:you|they|the \w+|it) (?:open|close|there)|when do you (?:open|close)|until when|till when|opening hours|business hours|open (?:on|late|early|this|tomorrow|today|weekends?|saturdays?|sundays?))\b/i,
  ],
  [
    'place',
    /\bwhere (?:are|is|'s|do|can|should|would|could)|\bwheres?\b|\b(?:your|the|an) address\b|\bwhat(?:'s| is) (?:the|your) (?:address|location)\b|\bwhich (?:street|part of town|neighborhood)\b|\b(?:directions|located)\b/i,
  ],
  [
    'who',
    /\bwho\b|\bwho's\b|\bwhich (?:of your |one of )?(?:doctors?|vets?|dentists?|attorneys?|lawyers?|therapists?|people|agents?|brokers?|tech\w*|stylists?|trainers?|teachers?|tutors?)\b|\bwhat(?:'s| is) the (?:doctor|owner|manager|dentist|lawyer|attorney)'?s? name\b|\b(?:any|some)(?:one|body) (?:there )?(?:who|that|on staff)\b/i,
  ],
  [
    'time',
    /^(?:\W*(?:and|so|but|or|then|also|okay|ok)\s+)*when\b|\bwhat (?:day|days|time|times|date)\b|\bwhich (?:day|days)\b/i,
  ],
];

/** What a question wants, the most telling kind first; `any` when nothing in particular. */
export function wantedBy(question: string): Wanted {
  return ASKS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'any';
}

const NUMBER =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half)';
const HOLDS: readonly [Wanted, RegExp][] = [
  [
    'price',
    new RegExp(
      `[$£€]\\s?\\d|\\b${NUMBER} ?(?:dollars?|bucks|euros?|pounds?|percent|%)|\\d ?%|\\bfree\\b(?! of nails)|\\bno (?:\\w+ )?(?:charge|fees?|cost|deposit)\\b|\\b(?:complimentary|no charge|nothing extra|at cost|contingency|flat price|half of|waived)\\b|\\b(?:included?|fees?|charge|costs?|prices?|deposit|rates?|quoted)\\b|\\d\\/(?:hr|hour|mo|month|day|wk|sq)`,
      'i',
    ),
  ],
  [
    'duration',
    new RegExp(
      `\\b${NUMBER}(?:[ -]+(?:to|or|-)[ -]*${NUMBER})?[ -]*(?:business |working )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?)\\b|\\b(?:takes?|lasts?|about|for|within|in) an? (?:half )?(?:hour|day|week|month|year)\\b|\\ball day\\b|\\blifetime\\b`,
      'i',
    ),
  ],
  [
    'soon',
    new RegExp(
      `\\b(?:same|next)[ -](?:business )?day\\b|\\bwithin (?!\\p{Lu})|\\bright away\\b|\\bimmediate|\\b24[ -]?(?:hours|\\/7)|\\b(?:in|about|takes?|after|usually|currently)\\b[^.]*\\b${NUMBER}(?:[ -]+(?:to|or)[ -]+${NUMBER})?[ -]+(?:business |working )?(?:minutes?|hours?|days?|weeks?|months?)\\b|\\b${NUMBER}[ -](?:hour|minute|day)s?\\b(?=.*(?:for|window|response))|^\\W*${NUMBER} (?:hours?|minutes?|days?)\\b`,
      'i',
    ),
  ],
  [
    'hours',
    /\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)\b|\b\d{1,2}(?::\d\d)? ?(?:-|–|to|till|until) ?\d{1,2}(?::\d\d)?\b|\b(?:closed|open|24 hours|24\/7|around the clock)\b|\b(?:from|until|till|after|before) (?:\d{1,2}|noon|midnight)\b/i,
  ],
  [
    'time',
    /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:weekdays?|weekends?|daily|every day|mornings?|evenings?|nights?|first of the month|noon)\b|\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bbetween \d|\bat the time\b|\bwithin\b|\bweeks?\b|\bdays?\b/i,
  ],
  [
    'place',
    /\b\d+ (?:[\p{L}\d]+\.? ){0,3}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|court|ct|place|pl|highway|hwy|parkway|pike|square|plaza|burnside|lamar|row|terrace|circle)\b|\b(?:located|based in|office (?:is )?(?:at|in)|next (?:to|door)|behind|across from|corner of|downtown|suite|ground floor|in person at|room|street parking|garage|lot|valet)\b|\bonline only\b/iu,
  ],
  [
    'who',
    /\b(?:by us|ourselves|our own|employees|family business|our (?:crew|crews|people|team|staff|technicians))\b/i,
  ],
  ['count', new RegExp(`\\b${NUMBER}\\b|\\d|\\b(?:minimum|at least|max|no limit|unlimited|each|twice|once)\\b`, 'i')],
];

/** "Dr. Lena Roth", "Kwame works with veterans": a given name, or any name that somebody is said to bear or do something under. */
function namesPerson(text: string): boolean {
  for (const [, title, first = '', next = ''] of text.matchAll(PERSON)) {
    const kind = kindOf(first);
    if (title || (kind === 'first' && (next || text.length < 40))) return true;
    if (kind === 'unknown' && next && (/^\p{Ll}/u.test(next) || ROLE.test(text))) return true;
  }
  return false;
}

const PERSON =
  /\b(Dr\. |Mr\. |Mrs\. |Ms\. |Miss )?(\p{Lu}\p{Ll}+)(?: (\p{Lu}[\p{Ll}'’]+|is|does|handles|works|speaks|runs|leads|sees|takes|knows|owns|answers)\b)?/gu;
const ROLE =
  /\b(?:owners?|managers?|founders?|doctors?|dentists?|vets?|therapists?|attorneys?|lawyers?|brokers?|agents?|chef|stylists?|trainers?|coach(?:es)?|directors?|foreman|writer|photographers?|instructors?|teachers?|tutors?|technicians?|partners?|hygienists?|nurses?|by)\b/i;

/** Every kind of thing that a fact holds. `priced`: a bare number in it is a price, as below "what we charge". */
export function heldBy(text: string, priced: boolean): ReadonlySet<Wanted> {
  const held = new Set<Wanted>(['any']);
  for (const [kind, pattern] of HOLDS) if (pattern.test(text)) held.add(kind);
  if (namesPerson(text)) held.add('who');
  // "alignment 110", "mani 35": a name and a number.
  if (priced && /\b\d[\d,.]*\b/.test(text)) held.add('price');
  return held;
}

/**
 * Why a question cannot be settled by any prompt, whatever words they share: it asks for a forecast or a judgement of the
 * caller's own case, for what is going on right now, or whether a certain moment is free.
 */
export function beyondPrompt(question: string): 'judgement' | 'live' | 'booking' | 'need' | null {
  if (JUDGEMENT.test(question)) return 'judgement';
  if (LIVE.test(question)) return 'live';
  if (NEED.test(question)) return 'need';
  return BOOKING.test(question) &&
    MOMENT.test(question) &&
    !/\b(?:extra|cost|charge|price|open|closed|how much|fee)\b/i.test(question)
    ? 'booking'
    : null;
}

/** "Will I need a crown?" is a judgement, "Do I need a referral?" a rule of the house: only a fact about rules answers. */
const NEED =
  /\b(?:will|would|do|does|might|could) (?:i|we|it|he|she|they|my \w+) (?:really |even |also |actually )?(?:need|require|have to (?:get|have|do))\b|\bhow many \w+ (?:will|would|do) (?:i|we|it|he|she) (?:need|take)\b/i;
export const RULE =
  /\b(?:need(?:s|ed)?|required?|requires|requirements?|must|mandatory|necessary|only|welcome|by appointment|please|should|no \w+ (?:needed|necessary)|optional|bring|ok|fine|at least|before|free|obligation|contract)\b/i;
const JUDGEMENT =
  /\b(?:do|would|did) you (?:really |honestly |guys )?(?:think|suggest|believe|reckon|guess|expect)\b|\bwhat would you (?:do|suggest|recommend)\b|\bin your opinion\b|\bshould (?:i|we|my)\b(?! (?:arrive|bring|park|come|wear|call|pay|book))|\b(?:what'?s|what is|what could be) wrong\b|\b(?:is|are|was) (?:it|this|that|my|the \w+|he|she)(?: \w+){0,4} (?:fair|good|bad|normal|serious|worth it|reasonable|a good idea|(?:okay|ok)(?! (?:if|to))|legal|my fault)\b|\b(?:do|have) (?:i|we) (?:have )?(?:a (?:good |strong )?case)\b|\bhow much (?:could|can|would|will|do you think|might) (?:i|we|he|she|my \w+) (?:get|win|save|make|receive|earn|be worth)\b|\bwhat are (?:my|our|the) (?:chances|odds)\b|\b(?:is|are) (?:it|that|they) going to\b|\bam i going to\b|\bwill (?:i|it|this|that|he|she|my \w+|the \w+) (?:be (?:ok|okay|fine|alright|able)|survive|heal|win|hurt|come back|hold|work out)\b/i;
const LIVE =
  /\b(?:right now|at the moment|as we speak)\b|\bwhere(?:'s| is| are) (?:my|the|your|our) (?:technician|tech|driver|guy|crew|order|package|truck|plumber|car|delivery|money|refund|check|food)\b|\bwhen will \w+ be (?:back|in|here|available|free|there)\b|\bis (?:my|our|the) (?:\w+ )?(?:car|order|dog|cat|prescription|claim|application|results?|vehicle|laptop|computer|refund|paperwork) (?:ready|done|approved|back|finished|in|here)\b|\b(?:status|balance|update) (?:of|on|for) (?:my|our|the)\b|\bdid (?:you|they|he|she|anyone) (?:get|receive|send|call|ship|finish|fix|process)\b|\b(?:my|our) (?:account|order|claim|file|invoice|bill|balance|appointment|policy)\b[^?]*\b(?:say|status|due|balance|paid|scheduled)\b/i;
const BOOKING =
  /\b(?:can|could|would|will|are|is|do|does|might)\b[^?]*\b(?:come|fit|squeeze|see|get|do|have|make|book|schedule|send|be here|be out|ready|finish|done|available|free|open(?:ing)?s?|slots?|appointment|someone|somebody|this|it|you|him|her|me|us)\b/i;
const MOMENT =
  /\b(?:today|tonight|tomorrow|this (?:\w+day|week|weekend|morning|afternoon|evening|month)|next (?:\w+day|week)|(?:on|before|by|until|for) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:before|by) (?:noon|then|the (?:end|weekend)|\d|christmas|five|six|next)|at (?:\d{1,2}|noon|one|two|three|four|five|six|seven|eight|nine|ten)\b|(?:january|february|april|june|july|august|september|october|november|december) \d|on the \d|(?:the )?\d{1,2}(?:st|nd|rd|th)\b)/i;
