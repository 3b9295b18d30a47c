import { spell } from './number-words.ts';
import { readNumbers } from './spoken-numbers.ts';

// Neither starts within a word, so that long text without any costs no more than its length.
const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]*[\w/]|(?<![\w.-])[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|ai|us|uk|dev|app|biz|info|edu|gov|shop)\b(?:\/[\w/-]*)?/gi;

/** Titles lose their full stop here, so that no sentence seems to end there. */
const WORDS: [RegExp, string][] = [
  [/\bMs\.?(?=\s)/g, 'Miz'],
  [/\bMr\.(?=\s)/g, 'Mister'],
  [/\bMrs\.(?=\s)/g, 'Missus'],
  [/\bDr\.(?=\s+[A-Z])/g, 'Doctor'],
  [/\bvs\.?(?=\s)/gi, 'versus'],
  [/\be\.g\./gi, 'for example'],
  [/\bi\.e\./gi, 'that is'],
  [/\betc\b\.?/gi, 'et cetera'],
  [/\bappt\b\.?/gi, 'appointment'],
  [/\bOK\b/gi, 'okay'],
  [/\bw\/(?=\s?\w)/gi, 'with '],
];
/** Flite would read these as words. */
const LETTERS = /\b(?:AI|ID|FAQ|API|EIN|ETA|USA|CEO|UK|LA)\b/g;

const SYMBOLS: [RegExp, string][] = [
  [/\s?%/g, ' percent'],
  [/\s?&\s?/g, ' and '],
  [/#\s?(?=\d)/g, 'number '],
  [/(\w)@(?=\w)/g, '$1 at '],
  [/(\d)\s?\+(?!\d{3})/g, '$1 plus '],
  [/(\d)\s?x\s?(?=\d)/g, '$1 by '],
  [/\s\+\s/g, ' plus '],
  [/\s=\s/g, ' equals '],
  [/([a-z])\s-+\s|--+/gi, '$1, '],
];
/** Only when fractions, dates and prices are read. */
const SLASHES: [RegExp, string][] = [
  [/\b(dollars?|pounds?|euros?|cents|pence)\s?\/\s?(?=[a-z])/g, '$1 per '],
  [/(\w)\/(?=\w)/g, '$1 '],
];

/** What NFKD does not take apart. */
const LOOKALIKES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': ', ',
  '⁄': '/',
  '×': ' by ',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
};

/** The second condition keeps "J. Smith" and "Main St. Suite" in one piece, and lets "nine A M. Bye" end. */
const SENTENCE_END =
  /(?<=[.!?]["')]?)(?<!(?:^|\s)(?:St|Ave|Rd|Blvd|Jr|Sr|No|Inc|Co|Ltd)\.)(?<!(?<!\b[AP] )\b[A-Z]\.)\s+/;

/**
 * Text as it is written, turned into what people say when they read it: plain ASCII without digits or symbols.
 * Left alone, flite misreads "8am", "+15125551234", "2026", "maria@example.com" and everything beyond ASCII.
 * Empty when nothing in it can be spoken.
 */
export function spokenText(text: string): string {
  let said = toAscii(text).replace(/\s+/g, ' ').replace(EMAIL, readAddress).replace(LINK, readLink);
  for (const [written, read] of WORDS) said = said.replace(written, read);
  said = said.replace(LETTERS, spell);
  for (const [written, read] of SYMBOLS) said = said.replace(written, read);
  said = readNumbers(said);
  for (const [written, read] of SLASHES) said = said.replace(written, read);
  said = said
    .replace(/[^\w\s.,;:!?'-]|_/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?: ?[.,;:!?]){2,}/g, (run) => run.match(/[?!]/)?.[0] ?? run.slice(-1))
    .replace(/ (?=[.,;:!?])/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return /[a-z]/i.test(said) ? said : '';
}

/** The sentences of `spokenText`'s answer; what is longer than `most` characters is divided at a comma, else at a space. */
export function sentences(said: string, most = 240): string[] {
  return said.split(SENTENCE_END).flatMap((sentence) => divide(sentence, most));
}

function divide(sentence: string, most: number): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > most) {
    const comma = rest.lastIndexOf(', ', most - 1) + 1;
    const at = comma > most / 3 ? comma : rest.lastIndexOf(' ', most);
    const cut = at > 0 ? at : most;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest].filter((part) => /[a-z]/i.test(part));
}

function toAscii(text: string): string {
  return [...text.normalize('NFKD')]
    .map((c) => (c < '\u0080' || '£€'.includes(c) ? c : (LOOKALIKES[c] ?? drop(c))))
    .join('');
}

/** Accents leave their letter whole; anything else leaves a gap. */
const drop = (c: string): string => (/\p{M}/u.test(c) ? '' : ' ');

function readAddress(address: string): string {
  const end = address.match(/\.*$/)?.[0] ?? '';
  return readMarks(address.slice(0, address.length - end.length)) + end;
}

/** Nobody says the scheme, "www" or the query of a link. */
const readLink = (link: string): string =>
  readMarks(
    link
      .replace(/^https?:\/\//i, '')
      .replace(/^www\./i, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, ''),
  );

const MARKS: Record<string, string> = {
  '@': 'at',
  '.': 'dot',
  '/': 'slash',
  '-': 'dash',
  _: 'underscore',
  '+': 'plus',
};

function readMarks(written: string): string {
  return written
    .split(/([@./_+-]|\d+)/)
    .filter(Boolean)
    .map((part) => MARKS[part] ?? (/^\d+$/.test(part) ? spell(part) : part.replace(/[^\w]+/g, ' ')))
    .join(' ');
}
