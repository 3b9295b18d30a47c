import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';
import type { NumberMarket, NumberOrder, NumberSearch, RentedNumber } from '#lib/adapters/numbers/port.ts';
import { requirements, review, submitBundle } from './bundles.ts';
import { orRefused, refusalOf } from './refused.ts';
import { searchNumbers } from './search.ts';
import type { TwilioMarket } from './setup.ts';

/** Numbers of Twilio's, rented in the name of the account and marked with the id of our row. */
export const twilioMarket = (market: TwilioMarket): NumberMarket => ({
  name: 'twilio',
  simulated: false,
  search: (_ctx, wanted: NumberSearch) => orRefused(() => searchNumbers(market, wanted)),
  buy: (_ctx, order) => orRefused(() => buy(market, order)),
  find: (_ctx, id) => find(market, id),
  configure: (_ctx, marketId) => orRefused(() => configure(market, marketId)),
  release: (_ctx, marketId) => release(market, marketId),
  marked: (_ctx, rented) => marked(market, rented),
  requirements: (_ctx, of) => orRefused(() => requirements(market, of)),
  submitBundle: (_ctx, bundle) => orRefused(() => submitBundle(market, bundle)),
  review: (_ctx, marketId) => orRefused(() => review(market, marketId)),
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

const IN_THE_SERVICE_ALREADY = 21710;

async function configure({ client, messagingServiceSid, smsUrl }: TwilioMarket, marketId: string): Promise<string[]> {
  const twilio = await client();
  const number = await twilio.incomingPhoneNumbers(marketId).fetch();
  const drifted = number.smsUrl === smsUrl && number.smsMethod === 'POST' ? [] : ['smsUrl'];
  if (drifted.length > 0) await twilio.incomingPhoneNumbers(marketId).update({ smsUrl, smsMethod: 'POST' });
  if (!number.capabilities.sms) return drifted;
  try {
    await twilio.messaging.v1.services(messagingServiceSid).phoneNumbers.create({ phoneNumberSid: marketId });
    return [...drifted, 'messagingService'];
  } catch (error) {
    if (refusalOf(error)?.code === IN_THE_SERVICE_ALREADY) return drifted;
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
