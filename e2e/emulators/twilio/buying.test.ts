import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos, type RequestFate } from '#e2e/emulators/kit/chaos.ts';
import { startVapiEmulator, type VapiEmulator } from '#e2e/emulators/vapi/emulator.ts';
import { type Carrier, carriersPort } from '#lib/adapters/carrier/port.ts';
import { vapiCarrier } from '#lib/adapters/carrier/vapi/carrier.ts';
import { Vapi } from '#lib/adapters/carrier/vapi/client.ts';
import { vapiFromEnv } from '#lib/adapters/carrier/vapi/env.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { sharedClient } from '#lib/adapters/messaging/twilio/client.ts';
import { marketsPort, type NumberMarket } from '#lib/adapters/numbers/port.ts';
import { twilioMarket } from '#lib/adapters/numbers/twilio/market.ts';
import { marksOf } from '#lib/adapters/numbers/twilio/marks.ts';
import type { TwilioMarket } from '#lib/adapters/numbers/twilio/setup.ts';
import type { Context } from '#lib/core/context.ts';
import { askAboutBundles } from '#lib/services/compliance/review.ts';
import { buyNumber } from '#lib/services/numbers/buy.ts';
import { releaseOrphans, settleForgottenNumbers } from '#lib/services/numbers/forgotten.ts';
import { compareNumbers } from '#lib/services/numbers/settle.ts';
import { sandboxCarrier } from '#lib/services/sandbox/carrier.ts';
import { sandboxMarket } from '#lib/services/sandbox/number-market.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { startTwilioEmulator, type TwilioEmulator } from './emulator.ts';
import { holdsByThePublishedContracts } from './published.ts';

// Numbers are bought at an emulated Twilio and answered by an emulated Vapi.

const PUBLIC_URL = 'https://kai.example.com';
const SMS_URL = `${PUBLIC_URL}/api/callbacks/twilio/messages`;
const marks = marksOf('thisinstallation');

let twilio: TwilioEmulator;
let vapi: VapiEmulator;
let owner: Account;
let system: Context;
let within: Context;
let market: NumberMarket;
let carrier: Carrier;

beforeAll(async () => {
  [twilio, vapi] = await Promise.all([startTwilioEmulator(), startVapiEmulator({ pace: 100 })]);
  const instance = await testInstance({ worker: true });
  owner = await instance.signUp('Smith Law Firm');
  const principal = { kind: 'system', job: 'test' } as const;
  system = { requestId: 'test', principal, businesses: [], ip: null, ports: instance.ports, usage: {} };
  within = { ...system, businesses: [owner.business_id] };
  const settings = vapiFromEnv({ ...process.env, ...vapi.env, ...twilio.env }, PUBLIC_URL);
  if (!settings) throw new Error('no carrier');
  carrier = vapiCarrier(new Vapi(settings));
  market = marketOf({});
  plug({});
}, 120_000);
afterEach(() => {
  twilio.server.chaos = vapi.server.chaos = CALM;
  plug({});
});
afterAll(async () => {
  await Promise.all([twilio.close(), vapi.close()]);
});

/** The market of this installation, but for what is said. */
const marketOf = (changed: Partial<TwilioMarket>): NumberMarket =>
  twilioMarket({
    client: sharedClient({ ...twilio.account, baseUrl: twilio.url }),
    messagingServiceSid: twilio.account.messagingServiceSid,
    marks,
    smsUrl: SMS_URL,
    voiceUrl: `${PUBLIC_URL}/api/callbacks/twilio/voice`,
    pauseMs: 20,
    ...changed,
  });

/** From here on market and carrier do so. */
function plug(changed: { market?: Partial<NumberMarket>; carrier?: Partial<Carrier> }): void {
  system.ports.plug(marketsPort, { live: { ...market, ...changed.market }, sandbox: sandboxMarket });
  system.ports.plug(carriersPort, { live: { ...carrier, ...changed.carrier }, sandbox: sandboxCarrier });
}

/** The first request of each route that fits fails after it was acted on. */
class FailsAfter extends Chaos {
  readonly #left: RegExp[];
  constructor(...routes: RegExp[]) {
    super(0, {});
    this.#left = routes;
  }
  override request(route: string) {
    const at = this.#left.findIndex((one) => one.test(route));
    if (at < 0) return {};
    this.#left.splice(at, 1);
    return { failAfter: true };
  }
}

/** Every request of a route meets this. */
class Meets extends Chaos {
  readonly #route: RegExp;
  readonly #fate: RequestFate;
  constructor(route: RegExp, fate: RequestFate) {
    super(0, {});
    this.#route = route;
    this.#fate = fate;
  }
  override request(route: string): RequestFate {
    return this.#route.test(route) ? this.#fate : {};
  }
}

let next = 0;
/** A number that nobody has bought yet. */
const fresh = () => `+15125557${String(next++).padStart(3, '0')}`;
const buy = (phone_number: string, more: object = {}, headers: Record<string, string> = {}) =>
  owner.api.post('/api/v1/numbers', { business_id: owner.business_id, phone_number, ...more }, headers);
const atTwilio = (phone: string) => twilio.numbers.rented.filter(({ phone_number }) => phone_number === phone);
const atVapi = (phone: string) => vapi.account.numbers.all().filter(({ number }) => number === phone);
const rows = (phone: string) =>
  asOwner<{ id: string; status: string }>(`select id, status from numbers where phone_number = $1`, [phone]);
const nothingLeft = (phone: string) =>
  eventually(async () => atTwilio(phone).length + atVapi(phone).length + (await rows(phone)).length === 0);
/** As if it had been a quarter of an hour ago. */
const ages = () =>
  asOwner(`update numbers set changed_at = changed_at - interval '16 minutes' where status <> 'active'`);

test('a number is bought, answers calls and texts with us, and goes back whole', async () => {
  const phone = fresh();
  const { numbers } = (await owner.api.get('/api/v1/numbers/available?area_code=512&limit=2')).body;
  expect(numbers[0]).toMatchObject({ phone_number: phone, monthly_cost: 1.5, locality: 'Austin', region: 'TX' });
  const { status, body } = await buy(phone, { agent_id: owner.agent_id });
  expect([status, body.status, body.monthly_cost, body.simulated]).toEqual([201, 'active', 1.5, false]);
  const [rented] = atTwilio(phone);
  expect(rented).toMatchObject({ friendly_name: marks.of(body.id), sms_url: SMS_URL });
  expect(twilio.numbers.inService.has(rented?.sid ?? '')).toBe(true);
  expect(atVapi(phone)[0]).toMatchObject({ provider: 'twilio', smsEnabled: false });
  expect((await buy(fresh(), {}, {})).status).toBe(201);

  await owner.api.patch('/api/v1/numbers', { id: body.id, forward_to: '+15125550188' });
  await eventually(async () => JSON.stringify(atVapi(phone)[0]).includes('+15125550188'));
  expect((await owner.api.del(`/api/v1/numbers?id=${body.id}`)).status).toBe(200);
  await nothingLeft(phone);
});

describe('bought once', () => {
  test('when Twilio fails after it has sold the number', async () => {
    const phone = fresh();
    twilio.server.chaos = new FailsAfter(/^POST .*IncomingPhoneNumbers\.json$/);
    expect((await buy(phone)).status).toBe(201);
    expect(atTwilio(phone)).toHaveLength(1);
  });

  test('when Twilio answers only after it is not waited for any longer', async () => {
    const phone = fresh();
    const impatient = sharedClient({ ...twilio.account, baseUrl: twilio.url, timeoutMs: 300 });
    plug({ market: marketOf({ client: impatient }) });
    twilio.server.chaos = new Meets(/^POST .*IncomingPhoneNumbers\.json$/, { hangAfterMs: 600 });
    expect((await buy(phone)).status).toBe(201);
    expect(atTwilio(phone)).toHaveLength(1);
  });

  test('when Vapi fails after it took the number', async () => {
    const phone = fresh();
    vapi.server.chaos = new FailsAfter(/^POST \/phone-number$/);
    expect((await buy(phone)).status).toBe(201);
    expect([atTwilio(phone).length, atVapi(phone).length]).toEqual([1, 1]);
  });

  test('when nothing was heard at all, by the same request again', async () => {
    const phone = fresh();
    const key = { 'idempotency-key': 'unheard' };
    twilio.server.chaos = new FailsAfter(/^POST .*IncomingPhoneNumbers\.json$/, /^GET .*IncomingPhoneNumbers\.json$/);
    expect((await buy(phone, {}, key)).status).toBe(500);
    expect(await rows(phone)).toMatchObject([{ status: 'ordered' }]);
    expect((await buy(phone)).body.error.code).toBe('number_unavailable');
    const again = await buy(phone, {}, key);
    expect([again.status, again.body.status]).toEqual([201, 'active']);
    expect(atTwilio(phone)).toHaveLength(1);
  });

  test('or given back, when nobody asks again', async () => {
    const phone = fresh();
    twilio.server.chaos = new FailsAfter(/^POST .*IncomingPhoneNumbers\.json$/, /^GET .*IncomingPhoneNumbers\.json$/);
    expect((await buy(phone)).status).toBe(500);
    expect(atTwilio(phone)).toHaveLength(1);
    await settleForgottenNumbers(system);
    expect(await rows(phone)).toHaveLength(1);
    await ages();
    await settleForgottenNumbers(system);
    await nothingLeft(phone);
  });

  const never = () => new Promise<never>(() => {});
  /** The process is killed before, or after, it has asked. */
  const DEATHS: Record<string, () => Parameters<typeof plug>[0]> = {
    'before Twilio is asked': () => ({ market: { buy: never } }),
    'after Twilio sold it': () => ({ market: { buy: (...asked) => market.buy(...asked).then(never) } }),
    'before texts come to us': () => ({ market: { configure: never } }),
    'after Vapi has it': () => ({
      carrier: { attachNumber: (...asked) => carrier.attachNumber(...asked).then(never) },
    }),
    'before Vapi is asked': () => ({ carrier: { attachNumber: never } }),
  };
  test.each(Object.keys(DEATHS))('though killed %s: by the same request again', async (death) => {
    const phone_number = fresh();
    const input = { business_id: owner.business_id, phone_number };
    const ctx = { ...within, onceId: newId() };
    plug(DEATHS[death]?.() ?? {});
    const killed = buyNumber(ctx, input);
    await Promise.race([killed, new Promise((resolve) => setTimeout(resolve, 700))]);
    expect((await rows(phone_number)).map(({ status }) => status)).not.toContain('active');
    plug({});
    expect(await buyNumber(ctx, input)).toMatchObject({ id: ctx.onceId, status: 'active' });
    expect([atTwilio(phone_number).length, atVapi(phone_number).length]).toEqual([1, 1]);
  });

  test.each(Object.keys(DEATHS))('or given back, though killed %s', async (death) => {
    const phone_number = fresh();
    plug(DEATHS[death]?.() ?? {});
    const killed = buyNumber(within, { business_id: owner.business_id, phone_number });
    await Promise.race([killed, new Promise((resolve) => setTimeout(resolve, 700))]);
    plug({});
    await ages();
    await settleForgottenNumbers(system);
    await nothingLeft(phone_number);
  });
});

test('what Vapi does not take is given back to Twilio, and leaves no row', async () => {
  const phone = fresh();
  vapi.server.chaos = new Meets(/./, { refuse: true });
  const { status, body } = await buy(phone);
  expect([status, body.error.code]).toEqual([503, 'provider_unavailable']);
  vapi.server.chaos = CALM;
  await nothingLeft(phone);
});

test('only our own orphans are given back, neither those of others nor those that a lost database knew', async () => {
  const [ours, theirs, plain] = [fresh(), fresh(), fresh()];
  const order = { country: 'US', type: 'local', bundle: null } as const;
  await market.buy(system, { ...order, id: newId(), phoneNumber: ours });
  const others = marketOf({ marks: marksOf('thatinstallation') });
  await others.buy(system, { ...order, id: newId(), phoneNumber: theirs });
  await (await sharedClient({ ...twilio.account, baseUrl: twilio.url })()).incomingPhoneNumbers.create({
    phoneNumber: plain,
  });
  const before = twilio.numbers.rented.length;
  const in_ = (minutes: number) => Date.now() + minutes * 60_000;
  expect(await releaseOrphans(system, in_(0))).toBe(0);
  expect(await releaseOrphans(system, in_(8 * 24 * 60))).toBe(0);
  expect(await releaseOrphans(system, in_(16))).toBe(1);
  expect(atTwilio(ours)).toEqual([]);
  expect(twilio.numbers.rented).toHaveLength(before - 1);
});

test('Germany sells with a bundle that is approved there', async () => {
  const phone = '+49309018207001';
  expect((await buy(phone)).body.error).toMatchObject({ code: 'bundle_required' });
  expect(await rows(phone)).toEqual([]);
  const asked = (await owner.api.get('/api/v1/compliance/requirements?country=DE')).body;
  expect(asked.requirements.map(({ name }: { name: string }) => name)).toEqual(['Business', 'Address']);

  const end_user = { type: 'business', business_name: 'Smith Law Firm', email: 'legal@example.com' };
  const { id } = (
    await owner.api.post('/api/v1/compliance/bundles', { business_id: owner.business_id, country: 'DE', end_user })
  ).body;
  const stands = async () => (await owner.api.get(`/api/v1/compliance/bundles?id=${id}`)).body;
  await owner.api.post('/api/v1/compliance/bundles/submit', { id });
  await eventually(async () => (await stands()).status === 'rejected');
  expect((await stands()).reason).toContain('Address');
  expect(twilio.bundles.all).toEqual([]);

  const address = { street: 'Allee 1', city: 'Berlin', region: 'BE', postal_code: '10115', country: 'DE' };
  await owner.api.patch('/api/v1/compliance/bundles', { id, address });
  await owner.api.post('/api/v1/compliance/bundles/submit', { id });
  await eventually(async () => twilio.bundles.all[0]?.status === 'pending-review');
  expect((await buy(phone)).body.error.code).toBe('bundle_required');
  twilio.bundles.decide(marks.of(id), 'twilio-approved');
  await eventually(async () => {
    await asOwner(`update bundles set submitted_at = now() - interval '1 hour', asked_at = null where id = $1`, [id]);
    await askAboutBundles(system);
    return (await stands()).status === 'approved';
  });
  expect((await buy(phone)).status).toBe(201);
  expect(atTwilio(phone)[0]?.bundle_sid).toBe(twilio.bundles.all[0]?.sid);
});

test('what somebody changed at Twilio or Vapi is put right', async () => {
  const phone = fresh();
  const { id } = (await buy(phone)).body;
  const [rented] = atTwilio(phone);
  if (rented) rented.sms_url = 'https://api.vapi.ai/twilio/sms';
  const [attached] = atVapi(phone);
  Object.assign(attached ?? {}, { smsEnabled: true });
  expect(await compareNumbers(system)).toContainEqual({ id, drifted: ['smsEnabled', 'smsUrl'] });
  expect(rented?.sms_url).toBe(SMS_URL);
  expect(await compareNumbers(system)).toEqual([]);
});

test('a test business buys in the sandbox and asks nobody', async () => {
  const { key } = (await owner.api.post('/api/v1/sandbox/keys', { business_id: owner.business_id, name: 'test' })).body;
  const asked = twilio.server.requests.length + vapi.server.requests.length;
  const headers = { authorization: `Bearer ${key}` };
  const { numbers } = (await owner.api.get('/api/v1/numbers/available?area_code=212', headers)).body;
  const { business_id } = (await owner.api.get('/api/v1/numbers', headers)).body.numbers[0];
  const { status, body } = await owner.api.post(
    '/api/v1/numbers',
    { business_id, phone_number: numbers[0].phone_number },
    headers,
  );
  expect([status, body.simulated, body.monthly_cost]).toEqual([201, true, 0]);
  expect(twilio.server.requests.length + vapi.server.requests.length).toBe(asked);
});

test('a messaging service that keeps texts from us is found out', async () => {
  const told = (service: Partial<typeof twilio.numbers.service>) => {
    Object.assign(twilio.numbers.service, service);
    return market.misfits();
  };
  expect(await told({})).toEqual([]);
  expect(await told({ use_inbound_webhook_on_number: false })).toEqual([expect.stringContaining('drops')]);
  expect(await told({ inbound_request_url: SMS_URL })).toEqual([]);
  expect(await told({ inbound_method: 'GET' })).toEqual([expect.stringContaining('another address')]);
  expect(await told({ inbound_request_url: 'https://demo.twilio.com/reply', inbound_method: 'POST' })).toHaveLength(1);
});

holdsByThePublishedContracts(() => twilio);
