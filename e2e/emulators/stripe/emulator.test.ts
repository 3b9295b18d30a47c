import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BillingFailed, ForgedEvent } from '#lib/adapters/billing/port.ts';
import { billingFromEnv, stripeBilling } from '#lib/adapters/billing/stripe/billing.ts';
import { type StripeSettings, stripeFromEnv } from '#lib/adapters/billing/stripe/env.ts';
import { type StripeEmulator, startStripeEmulator } from './emulator.ts';
import { signatureOf } from './events.ts';

const SECRET = 'whsec_emulated';
let emulator: StripeEmulator;
let client: Stripe;
beforeAll(async () => {
  emulator = await startStripeEmulator();
  const { hostname: host, port } = new URL(emulator.url);
  client = new Stripe('sk_test_emulated', { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}, 60_000);
afterAll(() => emulator.close());

const settings = (more: Record<string, string> = {}): StripeSettings => {
  const read = stripeFromEnv({ ...emulator.env(SECRET), ...more });
  if (!read) throw new Error('no settings');
  return read;
};
const billing = () => stripeBilling(settings());
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const businessId = '0198c0de-0000-7000-8000-000000000001';

describe('the emulator refuses what Stripe refuses, in its words', () => {
  const session = {
    mode: 'subscription',
    customer: 'cus_none',
    success_url: 'http://127.0.0.1/',
    line_items: [{ price: 'price_emulated_base', quantity: 1 }],
  } as const;
  test.each([
    [
      'a misspelt parameter',
      { payment_method_colection: 'if_required' },
      'payment_method_colection',
      'parameter_unknown',
    ],
    ['a value of no enum', { payment_method_collection: 'never' }, 'payment_method_collection', undefined],
    [
      'days that are no number',
      { subscription_data: { trial_period_days: 'abc' } },
      'subscription_data[trial_period_days]',
      undefined,
    ],
    ['an unknown customer', {}, 'customer', 'resource_missing'],
  ])('%s', async (_name, more, param, code) => {
    const asked = client.checkout.sessions.create({
      ...session,
      ...more,
    } as unknown as Stripe.Checkout.SessionCreateParams);
    await expect(asked).rejects.toMatchObject({ type: 'StripeInvalidRequestError', param, code });
  });

  test('an event of the meter without a name, too old, or twice', async () => {
    const event = { event_name: 'conversation_seconds', payload: { stripe_customer_id: 'cus_1', value: '3' } };
    const take = (more: object) => client.billing.meterEvents.create({ ...event, ...more } as never);
    await expect(take({ event_name: undefined })).rejects.toMatchObject({
      param: 'event_name',
      code: 'parameter_missing',
    });
    await expect(take({ timestamp: Math.floor(inDays(-36).getTime() / 1000) })).rejects.toMatchObject({
      param: 'timestamp',
    });
    await take({ identifier: 'twice' });
    await expect(take({ identifier: 'twice' })).rejects.toMatchObject({ code: 'duplicate_meter_event' });
  });

  test('another key, and a name of a request used for another', async () => {
    const stranger = new Stripe('sk_test_other', {
      host: '127.0.0.1',
      port: new URL(emulator.url).port,
      protocol: 'http',
      maxNetworkRetries: 0,
    });
    await expect(stranger.customers.list()).rejects.toMatchObject({ type: 'StripeAuthenticationError' });
    await client.customers.create({ name: 'A' }, { idempotencyKey: 'one' });
    const other = client.customers.create({ name: 'B' }, { idempotencyKey: 'one' });
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  });
});

describe('the adapter', () => {
  test('is null without a key, and refuses half a configuration', () => {
    expect(billingFromEnv({ STRIPE_SECRET_KEY: ' ' })).toBeNull();
    expect(() => billingFromEnv({ STRIPE_SECRET_KEY: 'sk_test_x' })).toThrow(/STRIPE_WEBHOOK_SECRET/);
  });

  test('makes one customer and one trial, however often it is asked', async () => {
    const customer = { businessId, name: 'Acme', email: 'acme@example.com' };
    const [one, two] = await Promise.all([billing().createCustomer(customer), billing().createCustomer(customer)]);
    expect(two).toBe(one);
    expect(await billing().createCustomer({ ...customer, name: 'Acme, renamed' })).toBe(one);
    for (let i = 0; i < 3; i++) await billing().startTrial({ customerId: one, businessId, trialEndsAt: inDays(30) });
    const { subscription, payable } = await billing().settle(one);
    expect({ ...subscription, payable }).toMatchObject({ status: 'trialing', payable: false });
    expect(subscription?.periodEnd).toEqual(subscription?.trialEndsAt);
    expect([...emulator.account.subscriptions.values()].filter((each) => each.customer === one)).toHaveLength(1);
  });

  test('a trial without a card ends in a pause; a card that comes resumes it', async () => {
    const customerId = await billing().createCustomer({ businessId: 'b2', name: 'B', email: 'b@example.com' });
    await billing().startTrial({ customerId, businessId: 'b2', trialEndsAt: inDays(3) });
    emulator.account.endTrial(customerId);
    expect((await billing().settle(customerId)).subscription?.status).toBe('paused');
    const order = {
      customerId,
      businessId: 'b2',
      kind: 'add_card',
      trialEndsAt: null,
      doneUrl: 'http://127.0.0.1/b?paid=1',
      returnUrl: 'http://127.0.0.1/b',
    } as const;
    const url = await billing().checkout(order);
    expect(await billing().checkout(order)).toBe(url);
    await fetch(url, { method: 'POST', redirect: 'manual' });
    expect(await billing().settle(customerId)).toMatchObject({ subscription: { status: 'active' }, payable: true });
    expect(await billing().invoices(customerId)).toMatchObject([{ status: 'paid', total: 4_900, currency: 'usd' }]);
  });

  test('an event of the meter that is there already is no failure', async () => {
    const use = { identifier: 'call:1', meter: 'minutes', customerId: 'cus_x', quantity: 61, at: new Date() } as const;
    await billing().report(use);
    await billing().report(use);
    expect(emulator.account.meter.total('cus_x')).toBe(61);
    await billing().withdraw(use);
    expect(emulator.account.meter.total('cus_x')).toBe(0);
  });

  test('says which prices would charge something else than is meant', async () => {
    expect(await billing().misfits()).toEqual([]);
    const crossed = settings({
      STRIPE_PRICE_MINUTES: 'price_emulated_extras',
      STRIPE_PRICE_EXTRAS: 'price_emulated_base',
    });
    expect(await stripeBilling(crossed).misfits()).toEqual([
      expect.stringMatching(/price_emulated_extras \(minutes\) does not divide its quantity by 60/),
      expect.stringMatching(/price_emulated_extras \(minutes\) has no meter of the event conversation_seconds/),
      expect.stringMatching(/price_emulated_base \(extras\) does not divide/),
      expect.stringMatching(/price_emulated_base \(extras\) has no meter/),
    ]);
  });

  test('what fails says whether it may have happened', async () => {
    const use = { identifier: 'call:2', meter: 'minutes', customerId: 'cus_x', quantity: 1, at: inDays(-40) } as const;
    await expect(billing().report(use)).rejects.toMatchObject({ outcome: 'refused' } satisfies Partial<BillingFailed>);
    const gone = stripeBilling(settings({ STRIPE_BASE_URL: 'http://127.0.0.1:9' }));
    await expect(gone.report(use)).rejects.toMatchObject({ outcome: 'deferred' });
  });
});

describe('an event', () => {
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'invoice.paid',
    data: { object: { object: 'invoice', customer: 'cus_1' } },
  });
  const now = Math.floor(Date.now() / 1000);

  test('says whom it is about', async () => {
    const event = await billing().readEvent(body, signatureOf(body, SECRET));
    expect(event).toEqual({ id: 'evt_1', type: 'invoice.paid', about: 'customer', customerId: 'cus_1' });
  });

  test('may be signed with the secret of any of several destinations', async () => {
    const two = stripeBilling(settings({ STRIPE_WEBHOOK_SECRET: `whsec_other, ${SECRET}` }));
    expect(await two.readEvent(body, signatureOf(body, SECRET))).toMatchObject({ id: 'evt_1' });
  });

  test.each([
    ['no signature', body, null],
    ['another secret', body, signatureOf(body, 'whsec_wrong')],
    ['an altered body', body.replace('cus_1', 'cus_2'), signatureOf(body, SECRET)],
    ['a stale one', body, signatureOf(body, SECRET, now - 301)],
    ['no event at all', 'hello', signatureOf('hello', SECRET)],
  ])('%s is forged', async (_name, text, signature) => {
    await expect(billing().readEvent(text, signature)).rejects.toThrow(ForgedEvent);
  });
});
