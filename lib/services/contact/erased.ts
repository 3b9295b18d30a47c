import { hashKey } from '#lib/services/keys/secret.ts';

/**
 * What stands for an address on file after it was erased: a keyed hash, of no use to who has not the instance's secret.
 * So a number that must not be contacted stays known without being kept.
 */
export const erasedAddress = (businessId: string, address: string): string =>
  `erased:${hashKey(`${businessId} ${address}`).toString('base64url').slice(0, 22)}`;
