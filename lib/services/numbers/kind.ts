import { getCountryCallingCode, type NumberType as LineType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NumberType } from '#lib/adapters/numbers/port.ts';
import { AppError } from '#lib/core/errors.ts';
import { PER_MONTH } from '#lib/services/ledger/prices.ts';

export interface NumberKind {
  country: string;
  type: NumberType;
}

const TYPES = new Map<LineType, NumberType>([
  ['TOLL_FREE', 'toll_free'],
  ['MOBILE', 'mobile'],
]);

/**
 * What kind of number this is, from the numbering plan; a number that is in no plan is a local one of its calling code.
 * @throws `number_unavailable` where such numbers are not sold
 */
export function kindOf(phoneNumber: string): NumberKind {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  const sold = Object.keys(PER_MONTH) as (keyof typeof PER_MONTH)[];
  const country =
    parsed?.country ?? sold.find((one) => getCountryCallingCode(one) === parsed?.countryCallingCode) ?? 'unknown';
  const kind = { country, type: TYPES.get(parsed?.getType()) ?? 'local' };
  if (monthlyOf(kind) === undefined) {
    throw new AppError('number_unavailable', 'Numbers of this kind are not sold here.');
  }
  return kind;
}

/** Micro-USD per month; undefined where such numbers are not sold. */
export function monthlyOf({ country, type }: NumberKind): number | undefined {
  const prices: Readonly<Record<string, Readonly<Partial<Record<NumberType, number>>>>> = PER_MONTH;
  return prices[country]?.[type];
}

export interface OfferedCountry {
  code: string;
  name: string;
  types: NumberType[];
}

/** The countries whose numbers are sold, for a form. */
export function offeredCountries(): OfferedCountry[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return Object.entries(PER_MONTH).map(([code, prices]) => ({
    code,
    name: names.of(code) ?? code,
    types: Object.keys(prices) as NumberType[],
  }));
}
