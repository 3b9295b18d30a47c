import type { AvailableNumber } from '#lib/services/numbers/schema.ts';

/** What the types of numbers are called. */
export const TYPE_WORDS: Readonly<Record<AvailableNumber['type'], string>> = {
  local: 'Local',
  mobile: 'Mobile',
  toll_free: 'Toll-free',
};

/** What a number can do, in a few words. */
export const abilities = ({ voice, sms, mms }: AvailableNumber['capabilities']): string[] => [
  ...(voice ? ['Calls'] : []),
  ...(sms ? ['Texts'] : []),
  ...(mms ? ['Pictures'] : []),
];

/** "Calls, texts". */
export const inWords = ({ capabilities }: Pick<AvailableNumber, 'capabilities'>): string =>
  abilities(capabilities)
    .map((word, index) => (index === 0 ? word : word.toLowerCase()))
    .join(', ');

/** "$1.50 a month"; a simulated number costs nothing. */
export const monthly = (usd: number): string =>
  usd === 0 ? 'Free' : `${usd.toLocaleString('en-US', { style: 'currency', currency: 'USD' })} a month`;

/** "Austin, TX", or what of it is known. */
export const place = ({ locality, region }: Pick<AvailableNumber, 'locality' | 'region'>): string =>
  [locality, region].filter(Boolean).join(', ');
