const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: [number, string][] = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
  [100, 'hundred'],
];
const IRREGULAR_ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

const one = (n: number): string => ONES[n] ?? '';

/** 0 to 999 billion, whole: 1250 is "one thousand two hundred fifty". */
export function cardinal(n: number): string {
  if (n < 20) return one(n);
  if (n < 100) return [TENS[Math.floor(n / 10)], n % 10 ? one(n % 10) : ''].join(' ').trim();
  for (const [scale, name] of SCALES) {
    if (n < scale) continue;
    const rest = n % scale;
    return `${cardinal(Math.floor(n / scale))} ${name}${rest ? ` ${cardinal(rest)}` : ''}`;
  }
  return '';
}

/** 22 is "twenty second". */
export function ordinal(n: number): string {
  return cardinal(n).replace(/\w+$/, (last) => IRREGULAR_ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`);
}

/** Two digits as in years, clocks and house numbers: "05" is "oh five", "00" is "hundred". */
const pair = (digits: string): string => {
  if (digits === '00') return 'hundred';
  return digits.startsWith('0') ? `oh ${one(Number(digits))}` : cardinal(Number(digits));
};

/** Four digits as people read years and house numbers: "2026" is "twenty twenty six", "2005" and "3000" are counted. */
export function fourDigits(digits: string): string {
  if (/^[1-9]00/.test(digits)) return cardinal(Number(digits));
  return `${pair(digits.slice(0, 2))} ${pair(digits.slice(2))}`;
}

/** Minutes after an hour: nothing on the hour, "oh five", "thirty". */
export const minutes = (digits: string | undefined): string => (digits && digits !== '00' ? ` ${pair(digits)}` : '');

/** Each digit (and each letter, as a capital) by itself: "A1" is "A one". */
export const spell = (code: string): string =>
  [...code].map((c) => (c >= '0' && c <= '9' ? one(Number(c)) : c.toUpperCase())).join(' ');

/** "1,250.5" is "one thousand two hundred fifty point five". */
export function decimal(written: string): string {
  const [whole = '', fraction] = written.replaceAll(',', '').split('.');
  const said = whole.length > 12 ? spell(whole) : cardinal(Number(whole || '0'));
  return fraction ? `${said} point ${spell(fraction)}` : said;
}

/** Digits of a telephone number one by one, with a breath between the groups that it is written in. */
export function phoneDigits(written: string): string {
  let groups = written.split(/\D+/).filter(Boolean);
  const [only = ''] = groups;
  if (groups.length === 1) groups = only.match(/^(1?)(\d{3})(\d{3})(\d{4})$/)?.slice(1) ?? only.match(/\d{1,3}/g) ?? [];
  return groups.filter(Boolean).map(spell).join(', ');
}
