import { kindOf } from './lexicon.ts';
import type { Wanted } from './wanted.ts';

const NUMBER =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half)';
const RANGE = `${NUMBER}(?:[ -]+(?:to|or|-)[ -]*${NUMBER})?`;
const SPAN = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?)';

const HOLDS: readonly [Wanted, readonly RegExp[]][] = [
  [
    'price',
    [
      new RegExp(
        `[$£€]\\s?\\d|\\b${NUMBER} ?(?:dollars?|bucks|euros?|pounds?|percent|%)|\\d ?%|\\d\\/(?:hr|hour|mo|month|day|wk|sq)`,
        'i',
      ),
      /\bfree\b(?! of nails)|\bno (?:\w+ )?(?:charge|fees?|cost|deposit)\b|\b(?:complimentary|nothing extra|at cost|contingency|flat price|half of|waived)\b/i,
      /\b(?:included?|fees?|charged?|charges|costs?|prices?|priced|deposit|rates?|quoted?|credited|discount|saves?|rebate|refunds?|refundable|retainer|bonus|commission|on us|on the house|no extra|nothing)\b|\b(?:half|double) (?:price|the|off)\b/i,
    ],
  ],
  [
    'duration',
    [
      new RegExp(
        `\\b${RANGE}[ -]*(?:business |working )?${SPAN}\\b|\\b(?:takes?|lasts?|about|for|within|in) an? (?:half )?(?:hour|day|week|month|year)\\b`,
        'i',
      ),
      /\ball day\b|\blifetime\b/i,
    ],
  ],
  [
    'soon',
    [
      new RegExp(
        `\\bwithin (?:a|an|the|${NUMBER})\\b|\\b(?:in|about|takes?|after|usually|currently)\\b[^.]*\\b${RANGE}[ -]+(?:business |working )?${SPAN}\\b`,
        'i',
      ),
      new RegExp(
        `\\b${NUMBER}[ -](?:hour|minute|day)s?\\b(?=.*(?:for|window|response))|^\\W*(?:[\\p{L} ]+: )?${RANGE} (?:business )?(?:hours?|minutes?|days?)\\b`,
        'iu',
      ),
      /\b(?:same|next)[ -](?:business )?day\b|\bright away\b|\bimmediate|\b24[ -]?(?:hours|\/7)/i,
    ],
  ],
  [
    'hours',
    [
      /\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)\b|\b\d{1,2}(?::\d\d)? ?(?:-|–|to|till|until) ?\d{1,2}(?::\d\d)?\b/i,
      /\b(?:closed|open|24 hours|24\/7|around the clock)\b|\b(?:from|until|till|after|before) (?:\d{1,2}|noon|midnight)\b/i,
    ],
  ],
  [
    'time',
    [
      /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:weekdays?|weekends?|daily|every day|mornings?|evenings?|nights?|first of the month|noon)\b/i,
      /\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bbetween \d|\bat the time\b|\bwithin\b|\bweeks?\b|\bdays?\b/i,
    ],
  ],
  [
    'place',
    [
      /\b\d+ (?:[\p{L}\d]+\.? ){0,3}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|court|ct|place|pl|highway|hwy|parkway|pike|square|plaza|row|terrace|circle)\b/iu,
      /\b\d{2,5} (?:(?:north|south|east|west|n|s|e|w)\.? )?\p{Lu}\p{Ll}+/u,
      /\b(?:located|based in|office (?:is )?(?:at|in)|next (?:to|door)|behind|across|corner of|downtown|suite|ground floor|in person at|rooms?|street parking|garage|lot|valet|shop|showroom|online only)\b/i,
    ],
  ],
  [
    'who',
    [
      /\b(?:by us|ourselves|our own|employees|family business|our (?:crew|crews|people|team|staff|technicians)|we (?!don'?t\b|aren'?t\b|do not\b)\p{L}+)\b/iu,
      /\b(?:founded|owned|run|started|led|done|made|handled|taught|performed|supervised) (?:and \w+ )?by\b|\bin[- ]house\b/i,
      /\b(?:teams?|crews?|staff|technicians?|techs|electricians?|plumbers?|installers?|attorneys?|lawyers?|doctors?|dentists?|specialists?|therapists?|counselors?|employees|owners?|managers?|foreman|experts?|instructors?|coaches|trainers?|tutors?|teachers?|chefs?|brokers?|agents?|subcontractors?|family[- ]owned|hygienists?|nurses?|groomers?|stylists?|photographers?|designers?|adjusters?|drivers?|movers?)\b/i,
    ],
  ],
  [
    'count',
    [
      new RegExp(`\\b${NUMBER}\\b|\\d`, 'i'),
      /\b(?:minimum|at least|max|no limit|unlimited|each|every|twice|once|weekly|monthly|daily|yearly)\b/i,
    ],
  ],
];

const PERSON =
  /\b(Dr\. |Mr\. |Mrs\. |Ms\. |Miss )?(\p{Lu}\p{Ll}+)(?: (\p{Lu}[\p{Ll}'’]+|is|does|handles|works|speaks|runs|leads|sees|takes|knows|owns|answers|with)\b)?/gu;
const ROLE =
  /\b(?:owners?|managers?|founders?|doctors?|dentists?|vets?|therapists?|attorneys?|lawyers?|brokers?|agents?|chef|stylists?|trainers?|coach(?:es)?|directors?|foreman|writer|photographers?|instructors?|teachers?|tutors?|technicians?|partners?|hygienists?|nurses?|people|by)\b/i;

/** "Dr. Lena Roth", "Kwame works with veterans": a given name, or any name that somebody bears or does something under. */
export function namesPerson(text: string): boolean {
  for (const [, title, first = '', next = ''] of text.matchAll(PERSON)) {
    const kind = kindOf(first);
    if (title || (kind === 'first' && (next || text.length < 60))) return true;
    const surname = /^\p{Lu}/u.test(next) && kindOf(next) !== 'common';
    if (kind === 'unknown' && next && (/^\p{Ll}/u.test(next) || surname || ROLE.test(text))) return true;
  }
  return false;
}

/** Every kind of thing that a fact holds. `priced`: a bare number in it is a price, as below "what we charge". */
export function heldBy(text: string, priced: boolean): ReadonlySet<Wanted> {
  const held = new Set<Wanted>(['any']);
  for (const [kind, patterns] of HOLDS) if (patterns.some((pattern) => pattern.test(text))) held.add(kind);
  if (namesPerson(text)) held.add('who');
  if (priced && /\b\d[\d,.]*\b/.test(text)) held.add('price');
  return held;
}
