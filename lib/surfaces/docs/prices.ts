import { dollars } from '#lib/core/money.ts';
import { PER_MONTH, PER_SECOND, PRICE_VERSION } from '#lib/services/ledger/prices.ts';
import { PER_SEGMENT } from '#lib/services/messages/charge.ts';

/** What is charged once a carrier is connected, in USD: from the very tables that the ledger is written with. */
export interface PriceList {
  version: string;
  /** Of a minute; calls are counted by the second. */
  minute: { telephony: number; conversation: number; total: number };
  /** Of a segment of a text: 160 letters at most. */
  segment: number;
  /** Of a month of a local number in the United States. */
  number: number;
}

const LIVE_CALLS = 'vapi';
const LIVE_TEXTS = 'twilio';

export function priceList(): PriceList {
  const { telephony = 0, conversation = 0 } = PER_SECOND[LIVE_CALLS] ?? {};
  const perMinute = (perSecond: number) => dollars(perSecond * 60);
  return {
    version: PRICE_VERSION,
    minute: {
      telephony: perMinute(telephony),
      conversation: perMinute(conversation),
      total: perMinute(telephony + conversation),
    },
    segment: dollars(PER_SEGMENT[LIVE_TEXTS] ?? 0),
    number: dollars(PER_MONTH.US.local),
  };
}
