import { afterAll, beforeAll, expect, test } from 'vitest';
import { vendorAccounts } from '#lib/adapters/vendor-account/vendors.ts';
import { OPENAI_KEY, startOpenAiEmulator } from './openai/emulator.ts';
import { startStripeEmulator } from './stripe/emulator.ts';
import { TwilioEmulator } from './twilio/emulator.ts';
import { startVapiEmulator } from './vapi/emulator.ts';

// What the doctor asks each vendor, of the emulators of all of them.

let env: Record<string, string>;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [vapi, twilio, stripe, openai] = await Promise.all([
    startVapiEmulator({ pace: 1 }),
    TwilioEmulator.start({}),
    startStripeEmulator({}),
    startOpenAiEmulator(),
  ]);
  closing.push(...[vapi, twilio, stripe, openai].map((one) => () => one.close()));
  env = {
    ...vapi.env,
    ...twilio.env,
    ...stripe.env('whsec_1'),
    OPENAI_BASE_URL: openai.baseUrl,
    OPENAI_API_KEY: OPENAI_KEY,
  };
}, 120_000);
afterAll(() => Promise.all(closing.map((close) => close())));

const asked = async (changed: Record<string, string>) =>
  Object.fromEntries(
    await Promise.all(vendorAccounts({ ...env, ...changed }).map(async ({ vendor, ask }) => [vendor, await ask()])),
  );

test('each vendor takes what is configured', async () => {
  const accepted = { kind: 'accepted' };
  expect(await asked({})).toEqual({
    Vapi: accepted,
    Twilio: accepted,
    "Twilio's messaging service": accepted,
    Stripe: accepted,
    'The language model': accepted,
  });
});

test.each([
  ['Vapi', { VAPI_API_KEY: 'wrong' }, 401],
  ['Twilio', { TWILIO_AUTH_TOKEN: 'wrong' }, 401],
  ["Twilio's messaging service", { TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}` }, 404],
  ['Stripe', { STRIPE_SECRET_KEY: 'sk_test_wrong' }, 401],
  ['Stripe', { STRIPE_PRICE_BASE: 'price_none' }, 404],
  ['The language model', { OPENAI_API_KEY: 'wrong' }, 401],
])('%s refuses what is not its own: %j', async (vendor, changed, status) => {
  expect((await asked(changed))[vendor]).toEqual({ kind: 'refused', status });
});

test('whoever does not listen cannot be reached', async () => {
  const unreachable = { kind: 'unreachable' };
  expect(await asked({ VAPI_BASE_URL: 'http://127.0.0.1:9' })).toMatchObject({ Vapi: unreachable });
});

test('who is not configured is not asked', () => expect(vendorAccounts({ OPENAI_MODEL: 'm' })).toEqual([]));
