import { x402Client } from '@x402/core/client';
import { decodePaymentRequiredHeader, encodePaymentSignatureHeader } from '@x402/core/http';
import { ExactEvmScheme } from '@x402/evm/exact/client';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { x402FromEnv } from '#lib/adapters/paywall/env.ts';
import { type Paywall, paywallPort } from '#lib/adapters/paywall/port.ts';
import { settleHeldPayments } from '#lib/services/signup/held.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Reply, testInstance } from '#lib/surfaces/testing/instance.ts';
import { startFacilitator } from './facilitator.ts';

const NETWORK = 'eip155:84532';
let facilitator: Awaited<ReturnType<typeof startFacilitator>>;
let instance: Awaited<ReturnType<typeof testInstance>>;
beforeAll(async () => {
  facilitator = await startFacilitator();
  Object.assign(process.env, settings());
  instance = await testInstance();
}, 60_000);
afterAll(() => facilitator.close());
beforeEach(() => {
  Object.assign(facilitator.mood, { poor: false, silent: false });
  facilitator.requests.length = 0;
});

const settings = () => ({
  X402_ENABLED: 'true',
  X402_PAY_TO: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
  X402_NETWORK: NETWORK,
  X402_ASSET: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  X402_PRICE: '1000000',
  X402_FACILITATOR_URL: facilitator.url,
});

let count = 0;
const body = (more: object = {}) => ({
  business_name: 'Paid',
  email: `paid${++count}@example.com`,
  password: 'a long password',
  ...more,
});
const signUp = (input: object, payment?: string): Promise<Reply> =>
  instance.client().post('/api/v1/signup', input, payment === undefined ? {} : { 'payment-signature': payment });

/** What a client of the protocol sends after a 402: signed by an account that nobody knows. */
async function pay(asked: Reply, key = generatePrivateKey()): Promise<string> {
  const client = new x402Client().register(NETWORK, new ExactEvmScheme(privateKeyToAccount(key)));
  const required = decodePaymentRequiredHeader(asked.headers.get('payment-required') ?? '');
  return encodePaymentSignatureHeader(await client.createPaymentPayload(required));
}
const users = async (email: string) => (await asOwner('select id from auth.users where email = $1', [email])).length;
const settled = () => facilitator.requests.filter(({ path }) => path === '/settle').length;

describe('signing up for a payment', () => {
  test('asks for it, in the words of the protocol and in ours, after looking at the input', async () => {
    const wrong = await signUp({ ...body(), email: 'none' });
    expect({ ...wrong, required: wrong.headers.get('payment-required') }).toMatchObject({
      status: 400,
      required: null,
    });
    const asked = await signUp(body());
    expect(asked).toMatchObject({ status: 402, body: { error: { code: 'payment_required' } } });
    expect(decodePaymentRequiredHeader(asked.headers.get('payment-required') ?? '')).toMatchObject({
      x402Version: 2,
      accepts: [{ scheme: 'exact', network: NETWORK, amount: '1000000', payTo: settings().X402_PAY_TO }],
    });
    expect(facilitator.requests).toEqual([]);
  });

  test('makes the account, settles once, and answers the same payment the same', async () => {
    const input = body();
    const payment = await pay(await signUp(input));
    const made = await signUp(input, payment);
    expect(made).toMatchObject({ status: 201, body: { api_key: expect.stringMatching(/^kc_live_/) } });
    expect(made.headers.get('payment-response')).toBeTruthy();
    const again = await signUp(input, payment);
    expect(again.body).toEqual(made.body);
    expect(again.headers.get('payment-response')).toBe(made.headers.get('payment-response'));
    expect(settled()).toBe(1);
    expect(await users(input.email)).toBe(1);
    expect((await signUp(body(), payment)).body.error.code).toBe('conflict');
    // Payer and nonce stand on the chain for everybody to read: they alone open nothing.
    expect((await signUp({ ...input, password: 'guessed by another' }, payment)).body.error.code).toBe('conflict');
    const sent = JSON.parse(Buffer.from(payment, 'base64').toString());
    sent.payload.signature = `0x${'11'.repeat(65)}`;
    const forged = Buffer.from(JSON.stringify(sent)).toString('base64');
    expect((await signUp(input, forged)).body.error.code).toBe('conflict');
    const stored = JSON.stringify(await asOwner('select payer, nonce, body_hash, answer::text from x402_payments'));
    expect(stored).not.toContain(made.body.api_key);
    expect(stored).not.toContain(Buffer.from(made.body.api_key).toString('hex'));
  });

  test('of many requests at once with one payment, one account comes', async () => {
    const input = body();
    const payment = await pay(await signUp(input));
    const replies = await Promise.all(Array.from({ length: 5 }, () => signUp(input, payment)));
    expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(new Set(replies.flatMap(({ body: { business_id } }) => business_id ?? [])).size).toBe(1);
    expect(settled()).toBe(1);
  });

  test('that does not come takes the account back, and the payment may be tried again', async () => {
    const input = body();
    const payment = await pay(await signUp(input));
    facilitator.mood.poor = true;
    const refused = await signUp(input, payment);
    expect(refused).toMatchObject({ status: 402, body: { error: { code: 'payment_required' } } });
    expect(refused.headers.get('payment-required')).toBeTruthy();
    expect(await users(input.email)).toBe(0);
    expect(
      await asOwner(
        'select 1 from businesses b where not exists (select from memberships m where m.business_id = b.id)',
      ),
    ).toEqual([]);
    facilitator.mood.poor = false;
    expect((await signUp(input, payment)).status).toBe(201);
  });

  test('whose outcome nobody knows leaves the account to who sent it', async () => {
    const input = body();
    const payment = await pay(await signUp(input));
    facilitator.mood.silent = true;
    const made = await signUp(input, payment);
    expect(made.status).toBe(201);
    expect((await signUp(input, payment)).body).toEqual(made.body);
    expect(settled()).toBe(1);
  });

  test('that a crash has left open is settled by a worker, or takes the account back, or was asked for and stays', async () => {
    const paywall = instance.ports.get(paywallPort) as Paywall;
    const killed = async (settle: Paywall['settle']) => {
      instance.ports.plug(paywallPort, { ...paywall, settle });
      const input = body();
      const payment = await pay(await signUp(input));
      expect((await signUp(input, payment)).status).toBe(500);
      instance.ports.plug(paywallPort, paywall);
      return { input, payment };
    };
    const beforeAsking = async () => {
      const dead = await killed(() => Promise.reject(new Error('killed')));
      await asOwner('update x402_payments set asked_at = null where settlement is null');
      return dead;
    };
    const walk = async () => {
      await asOwner('update x402_payments set held_until = now() where settlement is null');
      await Promise.all([1, 2, 3].map(() => settleHeldPayments(systemContext(instance.ports, 'held', []))));
    };
    const one = await beforeAsking();
    await walk();
    expect(settled()).toBe(1);
    const again = await signUp(one.input, one.payment);
    expect([again.status, again.headers.get('payment-response')]).toEqual([201, expect.any(String)]);

    const two = await beforeAsking();
    facilitator.mood.poor = true;
    await walk();
    expect(await users(two.input.email)).toBe(0);
    expect((await signUp(two.input, two.payment)).status).toBe(402);
    facilitator.mood.poor = false;

    const three = await killed(async (payment) => {
      await paywall.settle(payment);
      throw new Error('killed');
    });
    await walk();
    expect(await users(three.input.email)).toBe(1);
    expect((await signUp(three.input, three.payment)).status).toBe(201);
  });

  test('is not asked for where there can be no account', async () => {
    const input = body();
    await signUp(input, await pay(await signUp(input)));
    facilitator.requests.length = 0;
    const payment = await pay(await signUp(input));
    expect((await signUp(input, payment)).body.error.code).toBe('email_exists');
    expect(settled()).toBe(0);
    expect((await signUp(body(), payment)).status).toBe(201);
  });

  test('that is no good is refused: altered, unsigned, for something else, or no payment', async () => {
    const input = body();
    const payment = await pay(await signUp(input));
    const sent = JSON.parse(Buffer.from(payment, 'base64').toString());
    const { authorization, signature } = sent.payload;
    const altered = (change: object) => Buffer.from(JSON.stringify({ ...sent, ...change })).toString('base64');
    const forged = [
      'nonsense',
      altered({ x402Version: 1 }),
      altered({ accepted: { ...sent.accepted, amount: '1' } }),
      altered({ payload: { signature, authorization: { ...authorization, value: '1' } } }),
      altered({ payload: { signature, authorization: { ...authorization, nonce: `0x${'11'.repeat(32)}` } } }),
      altered({ payload: { signature, authorization: { ...authorization, validBefore: '1' } } }),
      altered({ payload: { signature: `0x${'22'.repeat(65)}`, authorization } }),
    ];
    for (const header of forged) expect((await signUp(input, header)).status).toBe(402);
    expect(await users(input.email)).toBe(0);
    expect(settled()).toBe(0);
  });
});

test('it is off unless it is switched on, and then nothing may be missing', () => {
  expect(x402FromEnv({ ...settings(), X402_ENABLED: '' })).toBeNull();
  expect(x402FromEnv({ ...settings(), X402_ENABLED: 'false' })).toBeNull();
  for (const name of Object.keys(settings()).filter((each) => each !== 'X402_ENABLED')) {
    expect(() => x402FromEnv({ ...settings(), [name]: '' })).toThrow(name);
  }
});
