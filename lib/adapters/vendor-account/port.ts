import { port } from '#lib/core/port.ts';

/** What a vendor said when it was asked for something harmless with the credentials that are configured. */
export type VendorAnswer =
  | { kind: 'accepted' }
  /** It answered, and not as it answers to who may ask: 401, 404. */
  | { kind: 'refused'; status: number }
  | { kind: 'unreachable' };

/** An account that this installation has at a vendor. */
export interface VendorAccount {
  /** For people: `Twilio`. */
  vendor: string;
  /** Variables that hold what is asked with. */
  variables: readonly string[];
  ask(): Promise<VendorAnswer>;
}

/** The accounts that are configured; none of the others. */
export const vendorAccountsPort = port<readonly VendorAccount[]>('vendor-accounts');
