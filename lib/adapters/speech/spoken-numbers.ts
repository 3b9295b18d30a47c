import { cardinal, decimal, fourDigits, minutes, ordinal, phoneDigits, spell } from './number-words.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const month = (n: string): string => MONTHS[Number(n) - 1] ?? '';
const CURRENCIES: Record<string, [string, string, string]> = {
  $: ['dollar', 'dollars', 'cents'],
  '£': ['pound', 'pounds', 'pence'],
  '€': ['euro', 'euros', 'cents'],
};

const CLOCK = String.raw`\d{1,2}(?::[0-5]\d)?\s?[ap]\.?\s?m\b`;
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+|\d+`;

/** In this order: what is more than a number comes before what is only one. */
const READERS: [RegExp, (...groups: string[]) => string][] = [
  // 8-10am, $80-$120: the dash is a word.
  [new RegExp(String.raw`(\d\s?(?:[ap]\.?m\.?)?)\s?-\s?(?=${CLOCK})`, 'gi'), (_, from = '') => `${from} to `],
  [/([$£€][\d,.]*\d)\s?-\s?(?=[$£€]?\d)/g, (_, from = '') => `${from} to `],
  [
    new RegExp(String.raw`([$£€])\s?(${NUMBER})(?:\.(\d{1,2})(?!\d))?(?:\s?(k|thousand|million|billion)\b)?`, 'gi'),
    (_, sign = '$', whole = '0', part, scale) => money(sign, whole, part, scale),
  ],
  [/\b(\d{4})-(0\d|1[0-2])-([0-3]\d)\b/g, (_, y = '', m = '', d = '') => date(m, d, y)],
  [/\b(0?[1-9]|1[0-2])\/([0-3]?\d)\/((?:19|20)\d\d)\b/g, (_, m = '', d = '', y = '') => date(m, d, y)],
  [
    /\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)([a-z]*)\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?![:\d])/g,
    (_, short = '', rest = '', day = '0') =>
      `${MONTHS.find((m) => m.startsWith(short.slice(0, 3))) ?? short + rest} ${ordinal(Number(day))}`,
  ],
  [
    /\b(\d{1,2})(?::([0-5]\d))?\s?([ap])\.?\s?m\b(?:\.(?=\s+[a-z,]|,))?/g,
    (_, hour = '0', minute, half = '') =>
      `${cardinal(Number(hour))}${minutes(minute || undefined)} ${half.toUpperCase()} M`,
  ],
  [
    /\b(\d{1,2})(?::([0-5]\d))?\s?([AP])\.?\s?M\b(?:\.(?=\s+[a-z,]|,))?/g,
    (_, hour = '0', minute, half = '') => `${cardinal(Number(hour))}${minutes(minute || undefined)} ${half} M`,
  ],
  [
    /\b([01]?\d|2[0-3]):([0-5]\d)\b/g,
    (_, hour = '0', minute) => `${cardinal(Number(hour))}${minutes(minute) || " o'clock"}`,
  ],
  [/\b24\/7\b/g, () => 'twenty four seven'],
  [
    /\+\d[\d\s().-]{5,18}\d\b|(?:\b1[\s.-])?\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b\d{3}-\d{4}\b|\b\d{7,}\b/g,
    phoneDigits,
  ],
  [/\b\d{5}-\d{4}\b/g, phoneDigits],
  [/\b\d(?:-\d){2,}\b/g, (digits = '') => spell(digits.replaceAll('-', ''))],
  [/\b(?:ext(?:ension|\.)?\s?x?|x)\s?(\d{2,6})\b/gi, (_, digits = '') => `extension ${spell(digits)}`],
  [/\b(\d+)\s1\/2\b/g, (_, whole = '0') => `${cardinal(Number(whole))} and a half`],
  [/\b1\/2\b/g, () => 'half'],
  [/\b([13])\/4\b/g, (_, n) => (n === '1' ? 'a quarter' : 'three quarters')],
  [/\b(\d{1,6})(?:st|nd|rd|th)\b/gi, (_, digits = '0') => ordinal(Number(digits))],
  // A1B2C3 is spelled; "30min" is a number and a word.
  [/\b(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{2,}\b/g, spell],
  [/(\d)(?=[a-z])/gi, (_, digit = '') => `${digit} `],
  [/(\d)(?:-| - )(?=\d)/g, (_, digit = '') => `${digit} to `],
  [/(^|\s)-(?=\d)/g, (_, before = '') => `${before}minus `],
  [/\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\d*\.\d+\b/g, decimal],
  [/\d+/g, (digits) => plain(digits ?? '')],
];

/** Every number of a text in words: money, dates, times, telephone numbers, ordinals, codes, years and counts. */
export function readNumbers(text: string): string {
  let said = text;
  for (const [written, read] of READERS) said = said.replace(written, (...found) => read(...found));
  return said;
}

function plain(digits: string): string {
  if (digits.length === 4) return fourDigits(digits);
  return digits.length > 4 || (digits.length > 1 && digits.startsWith('0')) ? spell(digits) : cardinal(Number(digits));
}

const date = (m: string, d: string, y: string): string => `${month(m)} ${ordinal(Number(d))}, ${fourDigits(y)}`;

function money(sign: string, whole: string, part: string | undefined, scale: string | undefined): string {
  const [single = '', plural = '', small = ''] = CURRENCIES[sign] ?? [];
  if (scale) {
    const amount = decimal(part ? `${whole}.${part}` : whole);
    return `${amount} ${scale.toLowerCase() === 'k' ? 'thousand' : scale} ${plural}`;
  }
  const units = Number(whole.replaceAll(',', ''));
  const cents = part ? Number(part.padEnd(2, '0')) : 0;
  const said = `${decimal(whole)} ${units === 1 ? single : plural}`;
  if (cents === 0) return said;
  return units === 0 ? `${cardinal(cents)} ${small}` : `${said} and ${cardinal(cents)} ${small}`;
}
