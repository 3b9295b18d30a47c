/** The one price table. A ledger line keeps the version it was priced with, so that a change rewrites no history. */
export const PRICE_VERSION = '2026-11';

/** Micro-USD per second of conversation, by carrier and component. A simulated call costs nothing. */
export const PER_SECOND: Readonly<Record<string, Readonly<Record<'telephony' | 'conversation', number>>>> = {
  sandbox: { telephony: 0, conversation: 0 },
  vapi: { telephony: 233, conversation: 1_500 },
  // The owner's own phone took the call: no agent was in it.
  twilio: { telephony: 233, conversation: 0 },
};

/** The component that minutes are counted by: each second of a call is in it once. */
export const METERED = 'conversation';

/** Micro-USD per month of a number in the telephone network, by country and type: what is not here is not sold. */
export const PER_MONTH = {
  US: { local: 1_500_000, toll_free: 2_500_000 },
  CA: { local: 1_500_000, toll_free: 2_500_000 },
  GB: { local: 1_500_000, mobile: 1_500_000, toll_free: 2_500_000 },
  DE: { local: 1_500_000, toll_free: 25_000_000 },
  FR: { local: 1_500_000 },
  AU: { local: 3_500_000, mobile: 7_500_000 },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<'local' | 'mobile' | 'toll_free', number>>>>>;
