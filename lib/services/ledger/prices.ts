/** The one price table. A ledger line keeps the version it was priced with, so that a change rewrites no history. */
export const PRICE_VERSION = '2026-11';

/** Micro-USD per second of conversation, by carrier and component. A simulated call costs nothing. */
export const PER_SECOND: Readonly<Record<string, Readonly<Record<'telephony' | 'conversation', number>>>> = {
  sandbox: { telephony: 0, conversation: 0 },
  vapi: { telephony: 233, conversation: 1_500 },
};

/** The component that minutes are counted by: each second of a call is in it once. */
export const METERED = 'conversation';
