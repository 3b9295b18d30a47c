import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { cleanPhone, E164 } from './e164.ts';

const SIP = /^sips?:[^\s@<>"]+@[a-z0-9.-]+(?::\d{1,5})?$/i;

/** A number in E.164. The form is checked, not the numbering plan: `+1555…` passes. */
export const e164 = z
  .string()
  .regex(E164, 'must be a phone number in E.164 form, for example +15125551234')
  .meta({ example: '+15125551234', format: 'e164' });

/** As `e164`, after taking out spaces, hyphens and parentheses. */
export const phoneInput = z.string().max(64).transform(cleanPhone).pipe(e164);

/** As `phoneInput`, in a query string, where a `+` that was not encoded arrives as a space. */
export const phoneInQuery = z
  .string()
  .max(64)
  .transform((text) => text.replace(/^ /, '+'))
  .pipe(phoneInput);

export const isSipUri = (text: string): boolean => SIP.test(text);

/** Where a call may go: a number in E.164 (cleaned first) or a SIP URI. */
export const destination = z
  .string()
  .max(256)
  .transform((text) => (isSipUri(text.trim()) ? text.trim() : cleanPhone(text)))
  .refine((text) => isSipUri(text) || E164.test(text), 'must be E.164 (+15125551234) or a SIP URI (sip:1001@host)')
  .meta({ example: '+15125551234' });

/** Global satellite and other international networks without a country (ITU-T E.164 shared codes). */
const SATELLITE = /^\+(870|878|881|882|883|888|979)/;
const EMERGENCY = /^\+?(911|112|999|000|110|119|1911|1112)$/;
const REFUSED = new Map([
  ['PREMIUM_RATE', 'premium-rate numbers are not called'],
  ['SHARED_COST', 'shared-cost numbers are not called'],
  ['UAN', 'universal access numbers are not called'],
]);

/**
 * Why a number is refused on every path, or null (contract: "Premium-rate, emergency, satellite and short numbers").
 * US 900 and 976 numbers are premium-rate.
 */
export function refusal(to: string): string | null {
  if (isSipUri(to)) return null;
  if (EMERGENCY.test(to)) return 'emergency numbers are not called';
  if (SATELLITE.test(to)) return 'satellite and shared-network numbers are not called';
  if (/^\+1(900\d{7}|\d{3}976\d{4})$/.test(to)) return 'premium-rate numbers are not called';
  const type = parsePhoneNumberFromString(to)?.getType();
  return (type && REFUSED.get(type)) ?? null;
}

/** As `phoneInput`, for a phone that calls are put through to. */
export const callablePhone = phoneInput.refine(
  (number) => refusal(number) === null,
  'must not be an emergency, premium-rate or satellite number',
);

/** The country that a number belongs to, as two letters. */
export const regionOf = (number: string): CountryCode | undefined => parsePhoneNumberFromString(number)?.country;

/** A number as people of a country write it, in E.164; null for what is none there: `(512) 555-0142` in the US. */
export function phoneInRegion(text: string, region: CountryCode): string | null {
  const cleaned = cleanPhone(text).replace(/^00/, '+');
  if (E164.test(cleaned)) return cleaned;
  const number = parsePhoneNumberFromString(text, region);
  return number?.isPossible() ? number.number : null;
}

/** `+1 512 555 1234`, for people. */
export const displayPhone = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;
