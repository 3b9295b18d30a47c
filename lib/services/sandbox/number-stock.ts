import type { NumberType } from '#lib/adapters/numbers/port.ts';

/** A run of numbers that are in no plan or kept for films and tests: nobody has them. */
export interface Stock {
  country: string;
  type: NumberType;
  areaCode: string;
  /** The number without its last `digits`. */
  prefix: string;
  digits: number;
  locality: string | null;
  region: string | null;
}

const stock = (
  country: string,
  type: NumberType,
  areaCode: string,
  prefix: string,
  digits: number,
  locality: string | null = null,
  region: string | null = null,
): Stock => ({ country, type, areaCode, prefix, digits, locality, region });

const northAmerican = (country: string, areaCode: string, locality: string | null, region: string | null): Stock =>
  stock(country, 'local', areaCode, `+1${areaCode}5554`, 3, locality, region);

/** What the simulated market has by itself; any other area code of the United States has numbers too. */
const STOCK: readonly Stock[] = [
  northAmerican('US', '512', 'Austin', 'TX'),
  northAmerican('US', '212', 'New York', 'NY'),
  northAmerican('US', '310', 'Los Angeles', 'CA'),
  northAmerican('US', '312', 'Chicago', 'IL'),
  northAmerican('US', '415', 'San Francisco', 'CA'),
  northAmerican('US', '206', 'Seattle', 'WA'),
  stock('US', 'toll_free', '888', '+18885554', 3),
  northAmerican('CA', '416', 'Toronto', 'ON'),
  northAmerican('CA', '604', 'Vancouver', 'BC'),
  stock('CA', 'toll_free', '877', '+18775554', 3),
  stock('GB', 'local', '20', '+442079460', 3, 'London'),
  stock('GB', 'local', '161', '+441614960', 3, 'Manchester'),
  stock('GB', 'toll_free', '808', '+448081570', 3),
  stock('DE', 'local', '30', '+493023125', 3, 'Berlin'),
  stock('DE', 'local', '89', '+498999998', 3, 'München'),
  stock('DE', 'toll_free', '800', '+498005554', 3),
  stock('FR', 'local', '1', '+33199000', 3, 'Paris'),
  stock('AU', 'local', '2', '+6125550', 4, 'Sydney', 'NSW'),
  stock('AU', 'mobile', '491', '+61491570', 3),
];

const AREA_CODE = /^[2-9]\d\d$/;
const TOLL_FREE = /^8(00|33|44|55|66|77|88)$/;

/** The runs that a search looks into. */
export function stockOf(country: string, type: NumberType, areaCode: string | null): readonly Stock[] {
  const kept = STOCK.filter((one) => one.country === country && one.type === type);
  if (areaCode === null) return kept;
  const there = kept.filter((one) => one.areaCode === areaCode);
  const elsewhere = STOCK.some((one) => one.country !== 'US' && one.areaCode === areaCode);
  const invented = country === 'US' && type === 'local' && AREA_CODE.test(areaCode) && !TOLL_FREE.test(areaCode);
  return there.length === 0 && invented && !elsewhere ? [northAmerican('US', areaCode, null, null)] : there;
}

/** The numbers of a run, one after the other. */
export function* numbersIn({ prefix, digits }: Stock): Generator<string> {
  for (let i = 0; i < 10 ** digits; i += 1) yield `${prefix}${String(i).padStart(digits, '0')}`;
}

/** Whether the simulated market has it at all. */
export const inStock = (phoneNumber: string): boolean =>
  /^\+1[2-9]\d\d5554\d{3}$/.test(phoneNumber) ||
  STOCK.some(({ prefix, digits }) => phoneNumber.startsWith(prefix) && phoneNumber.length === prefix.length + digits);
