import type { Manner, NameMention } from './name-mention.ts';

const RELATIVE =
  'wife|husband|daughter|son|mother|father|mom|mum|dad|sister|brother|aunt|uncle|niece|nephew|cousin|grandson|granddaughter|grandmother|grandfather|partner|fianc[eé]e?|girlfriend|boyfriend|assistant|secretary|friend|neighbou?r|roommate|caregiver|tenant|landlord';
/** Somebody else's name: "her name is", "my dog's name is". */
export const OTHERS = new RegExp(
  `(?:\\b(?:his|her|their|its|whose|your|dog|cat|pet|company|business|street|${RELATIVE})|[’']s)\\s*(?:first |last |full )?$`,
  'i',
);
export const LEADS: readonly [RegExp, NameMention['role'], Manner][] = [
  [/\b(?:first|given) name(?:['’]?s| is|,)?\s*(?:is |would be )?[:,]?\s*/gi, 'first', 'introduced'],
  [
    /\b(?:last|family) name(?:['’]?s| is|,)?\s*(?:is |would be )?[:,]?\s*|\bsurname(?:['’]?s| is|,)?\s*(?:is )?[:,]?\s*/gi,
    'last',
    'introduced',
  ],
  [
    /\b(?:full |the |my )?name(?:['’]s|s| is| here is| would be| will be|:)\s+(?:is )?(?:actually |still |going to be )?/gi,
    'full',
    'introduced',
  ],
  [/\b[Mm]y name,?\s+(?=\p{Lu})/gu, 'full', 'introduced'],
  [/\b(?:i['’]?m|i am)\s+called\s+/gi, 'full', 'introduced'],
  [
    /\b(?:call me|i go by|goes by|known as|calls? me|you (?:can|may) (?:just )?say)\s+(?:just )?/gi,
    'nick',
    'introduced',
  ],
  [
    /\b(?:put (?:it|me|that|us) (?:down )?(?:under|as)|put down|(?:you can|could you) (?:just )?put(?! (?:it|me|that|us|down)\b)|it['’]?s under|under the name(?: of)?|booked under|listed under|contact(?: person| name)? is)\s+/gi,
    'full',
    'weak',
  ],
  [
    /\b(?:you['’]?re (?:speaking|talking) (?:with|to)|(?:speaking|talking) (?:with|to) you is)\s+/gi,
    'full',
    'introduced',
  ],
  [
    new RegExp(
      `\\b(?:i['’]?m|i am|this is|it['’]?s)\\b(?:(?!\\b(?:about|for|regarding|my|calling)\\b)[^.?!]){0,50}\\b(?:the|his|her|their|${"[’']s"})\\s+(?:${RELATIVE}),?\\s+`,
      'gi',
    ),
    'full',
    'introduced',
  ],
  // "I'm her PA, Theo": what somebody is to somebody, then a pause.
  [
    /\b(?:i['’]?m|i am|this is)\s+(?:the|his|her|their|[\p{L} .]{2,30}[’']s)\s+[\p{L}-]+(?: [\p{L}-]+)?,\s+/giu,
    'full',
    'weak',
  ],
  [/\b(?:that would be|that['’]d be|it would be|it['’]d be|soy|me llamo|mi nombre es)\s+/gi, 'full', 'weak'],
  [
    /\b(?:this is|it['’]?s|it is|i['’]?m|i am|here['’]?s|here is|that['’]?s|mine is|mine['’]s)\s+(?:just |actually |um |uh )?/gi,
    'full',
    'weak',
  ],
];
/** "Wójcik is the last name", "Ngozi is my first name". */
export const TRAILING =
  /^\s*,?\s*(?:is|was|would be|['’]s|that['’]?s|being)\s+(?:my|the|our)\s+(first|given|last|family|sur|full)?\s?name\b|^\s+(?:is )?(?:my|the) (first|last)\W*$/i;
/** "Henrik Aldous here", "Roelof Vanderlaan speaking". */
export const AFTER = /^\s*,?\s*(?:here|speaking|calling)\b/i;
export const AFFILIATED = /^\s*,?\s*(?:here |speaking |calling )?(?:from|with|at|of|over at|for|in|on)\b/i;
/** "my boss, Ms. Vance", "my wife's name, Ellen": a name that stands beside somebody else. */
export const BESIDE_OTHERS =
  /(?:\b(?:his|her|their) name\?\s*$|\b(?:my|our|his|her|their|your|the) (?!(?:full |last |first |sur)?name\b)[\p{L}'’ -]{2,24}|['’]s name),?\s*(?:(?:Dr|Mr|Mrs|Ms|Miss)\.?\s*)?$/iu;
/** What makes two capitalised words a street. */
export const STREET =
  /^(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Court|Place|Park|Highway|Way|Circle|Terrace|Inn|Hotel)$/;
