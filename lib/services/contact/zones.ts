import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { PHONE_ZONES } from './phone-zones.ts';

const LONGEST_PREFIX = 4;
/** What a North American number may mean whose area code names no place: toll-free, personal, or newer than our table. */
const CONTIGUOUS_STATES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
];

const byPrefix = new Map<string, readonly string[]>();
for (const line of PHONE_ZONES.trim().split('\n')) {
  const [zones = '', prefixes = ''] = line.split(': ');
  for (const prefix of prefixes.split(' ')) byPrefix.set(prefix, zones.split(' '));
}

function longestPrefix(digits: string): readonly string[] | undefined {
  for (let length = LONGEST_PREFIX; length > 0; length -= 1) {
    const zones = byPrefix.get(digits.slice(0, length));
    if (zones) return zones;
  }
  return undefined;
}

/** Every zone of a country calling code: where a number that is tied to no place may be. */
const ofCallingCode = new Map<string, readonly string[]>();
function anywhereIn(callingCode: string): readonly string[] {
  let zones = ofCallingCode.get(callingCode);
  if (!zones) {
    zones = [
      ...new Set([...byPrefix].filter(([prefix]) => prefix.startsWith(callingCode)).flatMap(([, theirs]) => theirs)),
    ];
    ofCallingCode.set(callingCode, zones);
  }
  return zones;
}

/**
 * The zones in which the owner of a number in E.164 may live: those of its area where it is a landline's or a North
 * American one, those of the whole country otherwise. Empty where the number tells no country (a SIP URI).
 */
export function zonesOf(phone: string): readonly string[] {
  const digits = phone.replace(/^\+/, '');
  if (digits.startsWith('1')) return longestPrefix(digits) ?? CONTIGUOUS_STATES;
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return [];
  if (parsed.getType()?.startsWith('FIXED_LINE')) return longestPrefix(digits) ?? [];
  return anywhereIn(parsed.countryCallingCode);
}
