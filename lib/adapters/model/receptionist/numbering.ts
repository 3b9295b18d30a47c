import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Countries to read a national number in, likeliest first. */
export type Regions = readonly CountryCode[];

const FALLBACK: Regions = ['US', 'GB', 'AU', 'IE'];
const CURRENCY: readonly [RegExp, CountryCode][] = [
  [/£/, 'GB'],
  [/\b(?:AUD|A\$)/, 'AU'],
  [/\b(?:NZD|NZ\$)/, 'NZ'],
];

/** The country of the other party's number first, then what the prompt tells of where the business is. */
export function regionsOf(callerNumber: string | null, prompt: string): Regions {
  const found: CountryCode[] = [];
  for (const number of [callerNumber ?? '', ...(prompt.match(/\+\d[\d\s().-]{7,16}\d/g) ?? [])]) {
    const country = parsePhoneNumberFromString(number)?.country;
    if (country) found.push(country);
  }
  for (const [mark, country] of CURRENCY) if (mark.test(prompt)) found.push(country);
  return [...new Set([...found, ...FALLBACK])];
}

/** North American: area code and exchange cannot begin with 0 or 1. */
const NANP = /^1?([2-9]\d{2}[2-9]\d{6})$/;
const NANP_LOOSE = /^1?([2-9]\d{9})$/;
const NORTH_AMERICA = new Set<CountryCode>(['US', 'CA', 'PR', 'BS', 'JM', 'TT', 'BB', 'DO']);

/**
 * A complete number in E.164, or null while digits are missing or too many.
 * `loose` also takes a North American number whose exchange no exchange has: what someone says when asked for a number is one.
 */
export function asE164(digits: string, plus: boolean, regions: Regions, loose = false): string | null {
  // Elsewhere 011 begins an area code.
  const abroad = NORTH_AMERICA.has(regions[0] ?? 'US') ? /^(?:00|011)(?=[1-9])/ : /^00(?=[1-9])/;
  if (plus || abroad.test(digits)) {
    const bare = plus ? digits : digits.replace(abroad, '');
    const number = parsePhoneNumberFromString(`+${bare}`);
    return number?.isPossible() && plausible(number.number, loose) ? number.number : null;
  }
  for (const region of regions) {
    if (NORTH_AMERICA.has(region)) {
      const national = (loose ? NANP_LOOSE : NANP).exec(digits)?.[1];
      if (national) return `+1${national}`;
      continue;
    }
    const number = digits.startsWith('0') || region === regions[0] ? parsePhoneNumberFromString(digits, region) : null;
    // Test ranges (07700 900xxx) are not assigned, yet they are what they look like.
    if (number && (number.isValid() || (number.isPossible() && /^0\d{10}$/.test(digits)))) return number.number;
  }
  const international = digits.length >= 11 ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  return international?.isValid() && international.countryCallingCode !== '1' ? international.number : null;
}

const plausible = (e164: string, loose: boolean) =>
  !e164.startsWith('+1') || (loose ? NANP_LOOSE : NANP).test(e164.slice(1));

/** "512-555-0134", as one reads a number back; other countries with their code. */
export function spokenGroups(e164: string): string {
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (national) return national.slice(1).join('-');
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
