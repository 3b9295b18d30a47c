import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';
import type {
  CallRoute,
  Configured,
  NumberMarket,
  NumberOrder,
  NumberSearch,
  RentedNumber,
} from '#lib/adapters/numbers/port.ts';
import { requirements, review, submitBundle } from './bundles.ts';
import { misfits } from './misfits.ts';
import { orRefused, refusalOf } from './refused.ts';
import { searchNumbers } from './search.ts';
import type { TwilioMarket } from './setup.ts';
import { VOICE_PATH } from './voice.ts';

/** Numbers of Twilio's, rented in the name of the account and marked with the id of our row. */
export const twilioMarket = (market: TwilioMarket): NumberMarket => ({
  name: 'twilio',
  simulated: false,
  search: (_ctx, wanted: NumberSearch) => orRefused(() => searchNumbers(market, wanted)),
  buy: (_ctx, order) => orRefused(() => buy(market, order)),
  find: (_ctx, id) => find(market, id),
  configure: (_ctx, marketId, calls) => orRefused(() => configure(market, marketId, calls)),
  release: (_ctx, marketId) => release(market, marketId),
  marked: (_ctx, rented) => marked(market, rented),
  requirements: (_ctx, of) => orRefused(() => requirements(market, of)),
  submitBundle: (_ctx, bundle) => orRefused(() => submitBundle(market, bundle)),
  review: (_ctx, marketId) => orRefused(() => review(market, marketId)),
  misfits: () => misfits(market),
});

const rented = ({ sid, phoneNumber, capabilities }: IncomingPhoneNumberInstance): RentedNumber => ({
  marketId: sid,
  phoneNumber,
  capabilities: { voice: capabilities.voice, sms: capabilities.sms, mms: capabilities.mms },
});

/** An answer that was lost is looked for at once: a number that is rented must not be bought again, nor forgotten. */
async function buy(market: TwilioMarket, order: NumberOrder): Promise<RentedNumber> {
  const client = await market.client();
  const address = order.bundle && (await addressOf(market, order.bundle.id));
  try {
    const made = await client.incomingPhoneNumbers.create({
      phoneNumber: order.phoneNumber,
      friendlyName: market.marks.of(order.id),
      smsUrl: market.smsUrl,
      smsMethod: 'POST',
      ...(order.bundle ? { bundleSid: order.bundle.marketId } : {}),
      ...(address ? { addressSid: address } : {}),
    });
    return rented(made);
  } catch (error) {
    if (refusalOf(error)) throw error;
    await sleep(market.pauseMs);
    const found = await find(market, order.id);
    if (found) return found;
    throw error;
  }
}

async function addressOf(market: TwilioMarket, bundleId: string): Promise<string | undefined> {
  const client = await market.client();
  const [address] = await client.addresses.list({ friendlyName: market.marks.of(bundleId), limit: 1 });
  return address?.sid;
}

async function find(market: TwilioMarket, id: string): Promise<RentedNumber | null> {
  const client = await market.client();
  const [found] = await client.incomingPhoneNumbers.list({ friendlyName: market.marks.of(id), limit: 1 });
  return found ? rented(found) : null;
}

async function configure(market: TwilioMarket, marketId: string, calls?: CallRoute): Promise<Configured> {
  const twilio = await market.client();
  const number = await twilio.incomingPhoneNumbers(marketId).fetch();
  const carrierUrl = calls ? (calls.carrierUrl ?? carriersOf(number)) : null;
  const wanted = {
    smsUrl: market.smsUrl,
    smsMethod: 'POST',
    ...(calls && voiceOf(market, number, { ...calls, carrierUrl })),
  };
  const changes = Object.entries(wanted).filter(([name, value]) => number[name as keyof typeof wanted] !== value);
  if (changes.length > 0) await twilio.incomingPhoneNumbers(marketId).update(wanted);
  const drifted = [...new Set(changes.map(([name]) => SETTINGS[name as keyof typeof SETTINGS]))];
  const joined = number.capabilities.sms && (await joinService(market, marketId));
  return { drifted: joined ? [...drifted, 'messagingService'] : drifted, carrierUrl };
}

/** What is told of a change. */
const SETTINGS = {
  smsUrl: 'smsUrl',
  smsMethod: 'smsUrl',
  voiceUrl: 'voiceUrl',
  voiceMethod: 'voiceUrl',
  voiceFallbackUrl: 'voiceUrl',
  voiceFallbackMethod: 'voiceUrl',
} as const;

type Voice = Pick<IncomingPhoneNumberInstance, 'voiceUrl' | 'voiceFallbackUrl'>;

/** Whatever our public address was when it was set. */
const isOurs = (url: string): boolean => url.endsWith(VOICE_PATH);

/** Where the carrier takes calls: it has written that at the number, and our address has only pushed it aside. */
const carriersOf = ({ voiceUrl, voiceFallbackUrl }: Voice): string | null =>
  [voiceUrl, voiceFallbackUrl].find((url) => url && !isOurs(url)) ?? null;

/** Our address where a phone rings first, and the carrier's for when we cannot be asked; else the carrier's. */
function voiceOf({ voiceUrl: own }: TwilioMarket, number: Voice, { ringFirst, carrierUrl, usualUrl }: CallRoute) {
  const carrier = carrierUrl ?? usualUrl;
  if (ringFirst && carrier) {
    return { voiceUrl: own, voiceMethod: 'POST', voiceFallbackUrl: carrier, voiceFallbackMethod: 'POST' };
  }
  // What nobody has changed, a carrier that has not written anything yet included, stays.
  return carrierUrl || isOurs(number.voiceUrl) ? { voiceUrl: carrier ?? '', voiceMethod: 'POST' } : {};
}

const IN_THE_SERVICE_ALREADY = 21710;

/** Answers whether it was not in the messaging service. */
async function joinService({ client, messagingServiceSid }: TwilioMarket, phoneNumberSid: string): Promise<boolean> {
  const twilio = await client();
  try {
    await twilio.messaging.v1.services(messagingServiceSid).phoneNumbers.create({ phoneNumberSid });
    return true;
  } catch (error) {
    if (refusalOf(error)?.code === IN_THE_SERVICE_ALREADY) return false;
    throw error;
  }
}

async function release({ client }: TwilioMarket, marketId: string): Promise<void> {
  const twilio = await client();
  try {
    await twilio.incomingPhoneNumbers(marketId).remove();
  } catch (error) {
    if (refusalOf(error)?.status !== 404) throw error;
  }
}

async function marked({ client, marks }: TwilioMarket, { after, before }: { after: Date; before: Date }) {
  const twilio = await client();
  const all = await twilio.incomingPhoneNumbers.list();
  return all.flatMap(({ friendlyName, sid, dateCreated }) => {
    const id = marks.idOf(friendlyName);
    return id && after < dateCreated && dateCreated < before ? [{ id, marketId: sid }] : [];
  });
}
