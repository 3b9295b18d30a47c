import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What people put between the digits of a number. */
const BETWEEN = '[-.\\s()]{0,3}';

const spaced = (digits: string): string => [...digits].join(BETWEEN);

/**
 * A regular expression, for Postgres, over the ways in which a number in E.164 is written: with its country code or
 * without, with or without a zero before the national number, and with spaces, dots, hyphens or brackets in between.
 * It never begins or ends within a longer row of digits.
 */
export function writtenNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  const code = parsed?.countryCallingCode ?? '';
  const national = parsed?.nationalNumber ?? number.slice(1);
  const before = code ? `(?:(?:\\+|00)?${BETWEEN}${spaced(code)}${BETWEEN})?0?${BETWEEN}` : '\\+?';
  return `(?<!\\d)${before}${spaced(national)}(?!\\d)`;
}
