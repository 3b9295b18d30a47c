import { callApp } from '#lib/adapters/db/outside.ts';
import { type Capabilities, MarketRefused, type NumberMarket, type Requirement } from '#lib/adapters/numbers/port.ts';
import { inStock, numbersIn, type Stock, stockOf } from './number-stock.ts';

const capable = (type: Stock['type']): Capabilities => ({ voice: true, sms: true, mms: type !== 'toll_free' });

/** The one country that asks here, so that what it takes can be tried. */
const ASKING = 'DE';
const ASKED: readonly Requirement[] = (['business', 'individual'] as const).flatMap((endUser) => [
  {
    kind: 'end_user' as const,
    endUser,
    name: endUser === 'business' ? 'Business' : 'Individual',
    fields: endUser === 'business' ? ['business_name'] : ['first_name', 'last_name'],
    accepted: [],
  },
  {
    kind: 'document' as const,
    endUser,
    name: 'Address',
    fields: [],
    accepted: [{ type: 'address', name: 'An address in the country', fields: ['address_sids'] }],
  },
]);

/** A review here takes some seconds, and rejects whoever writes from there. */
const REVIEW = { pendingMs: 1_000, inReviewMs: 3_000 };
const REJECTED = /@rejected\.example$/i;
const handedIn = /^sandbox-bundle:(\d+):(approved|rejected)$/;

/** A market for numbers that nobody has. It keeps nothing: what is rented is what our own rows say. */
export const sandboxMarket: NumberMarket = {
  name: 'sandbox',
  simulated: true,

  async search(_ctx, { country, type, areaCode, contains, limit }) {
    const found: { phoneNumber: string; from: Stock }[] = [];
    const runs = stockOf(country, type, areaCode).map((from) => ({ from, free: freeNumbers(from, contains) }));
    // A few of each place, as a market would show them.
    for (let open = true; open && found.length < limit; ) {
      open = false;
      for (const { from, free } of runs) {
        const { value: phoneNumber, done } = await free.next();
        if (done || found.length >= limit) continue;
        found.push({ phoneNumber, from });
        open = true;
      }
    }
    return found.map(({ phoneNumber, from }) => ({
      phoneNumber,
      capabilities: capable(type),
      locality: from.locality,
      region: from.region,
    }));
  },

  async buy(_ctx, { phoneNumber, country, type, bundle }) {
    if (!inStock(phoneNumber)) throw new MarketRefused('taken', 'This number is not for sale.');
    if (country === ASKING && !bundle) {
      throw new MarketRefused(
        'needs-bundle',
        'Germany asks who will have a number: submit a regulatory bundle, and buy it once that is approved.',
      );
    }
    return { marketId: `sandbox-number:${phoneNumber}`, phoneNumber, capabilities: capable(type) };
  },
  find: async () => null,
  configure: async () => ({ drifted: [], carrierUrl: null }),
  release: async () => {},
  marked: async () => [],

  misfits: async () => [],

  requirements: async (_ctx, { country }) => (country === ASKING ? ASKED : []),
  submitBundle: async (_ctx, { endUser }) =>
    `sandbox-bundle:${Date.now()}:${REJECTED.test(endUser.email) ? 'rejected' : 'approved'}`,
  async review(_ctx, marketId) {
    const [, at, end] = handedIn.exec(marketId) ?? [];
    const ageMs = Date.now() - Number(at);
    if (ageMs < REVIEW.pendingMs) return { status: 'pending-review', reason: null };
    if (ageMs < REVIEW.inReviewMs) return { status: 'in-review', reason: null };
    if (end === 'rejected') return { status: 'rejected', reason: 'Simulated: this address is always rejected.' };
    return { status: 'approved', reason: null };
  },
};

const LOOKED_AT = 50;

/** The numbers of a run that nobody here has. */
async function* freeNumbers(run: Stock, contains: string | null): AsyncGenerator<string, undefined> {
  let looked: string[] = [];
  for (const phone of numbersIn(run)) {
    if (contains === null || phone.includes(contains)) looked.push(phone);
    if (looked.length < LOOKED_AT) continue;
    yield* await freeAmong(looked);
    looked = [];
  }
  yield* await freeAmong(looked);
}

async function freeAmong(phones: readonly string[]): Promise<string[]> {
  if (phones.length === 0) return [];
  const [found] = await callApp<{ taken: string[] }>('select app.taken_numbers($1) as taken', [phones]);
  return phones.filter((phone) => !found?.taken.includes(phone));
}
