import { beforeAll, describe, expect, test } from 'vitest';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { sayFarewells, settleForgotten } from '#lib/services/billing/settle.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Browser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually } from '#lib/surfaces/testing/instance.ts';
import { signatureOf } from './events.ts';
import { billedProduct, SECRET } from './testing/product.ts';

let product: Awaited<ReturnType<typeof billedProduct>>;
beforeAll(async () => {
  product = await billedProduct();
}, 60_000);

const signUp = async (name: string): Promise<{ account: Account; browser: Browser; customer: string }> => {
  const account = await product.instance.signUp(name);
  const customer = await product.stands(account.business_id, 'trialing');
  return { account, customer, browser: await signedInBrowser(product.instance, account.email) };
};

const call = (account: Account) =>
  account.api.post('/api/v1/calls', { agent_id: account.agent_id, to: '+15125551234' });

describe('a business on trial', () => {
  test('has a customer and a trial without a card, made by a worker, and may call', async () => {
    const { account, browser, customer } = await signUp('Trial');
    expect(product.emulator.account.only(customer)).toMatchObject({ status: 'trialing' });
    const { status, body } = await browser.api.get('/api/v1/billing');
    expect({ status, ...body }).toMatchObject({
      status: 200,
      configured: true,
      test_mode: true,
      plan: 'trial',
      outbound: true,
      payment_method: false,
      cancels_at: null,
    });
    expect((await call(account)).status).toBe(201);
    expect((await browser.api.get('/api/v1/billing/invoices')).body).toEqual({ invoices: [] });
  });

  test('is not for keys, nor for members', async () => {
    const { account } = await signUp('Keys');
    for (const path of ['/api/v1/billing', '/api/v1/billing/invoices']) {
      expect((await account.api.get(path)).status).toBe(403);
    }
    expect((await account.api.post('/api/v1/billing/checkout', {})).status).toBe(403);
  });

  test('that ends without a card stops what goes out, and nothing that comes in; a card opens it again', async () => {
    const { account, browser, customer } = await signUp('Over');
    product.emulator.account.endTrial(customer);
    await product.stands(account.business_id, 'paused');
    const refused = { status: 402, body: { error: { code: 'payment_required' } } };
    expect(await call(account)).toMatchObject(refused);
    const text = { to: '+15125551234', from_agent_id: account.agent_id, message: 'Hello' };
    expect(await account.api.post('/api/v1/sms/send', text)).toMatchObject(refused);
    const email = { to: 'a@example.com', subject: 'Hello', body: 'Hello' };
    expect(await account.api.post('/api/v1/emails', email)).toMatchObject(refused);
    await account.api.post('/api/sdr/config', { businessId: account.business_id, enabled: true });
    expect(await account.api.post('/api/sdr/run', { businessId: account.business_id })).toMatchObject(refused);

    const ring = { agent_id: account.agent_id, from: '+15125550100', caller_lines: ['Hi.', 'Goodbye.'] };
    expect((await account.api.post('/api/v1/sandbox/calls', ring)).status).toBe(201);
    const { body: key } = await account.api.post('/api/v1/sandbox/keys', { business_id: account.business_id });
    const twin = product.instance.client(key.key);
    const [agent] = (await twin.get('/api/v1/agents')).body.agents;
    expect((await twin.post('/api/v1/calls', { agent_id: agent.id, to: '+15125551234' })).status).toBe(201);

    const business_id = account.business_id;
    const billing = async () => (await browser.api.get(`/api/v1/billing?business_id=${business_id}`)).body;
    expect(await billing()).toMatchObject({ plan: 'trial_over', outbound: false });
    const page = await browser.api.post('/api/v1/billing/checkout', { business_id });
    const paid = await fetch(page.body.url, { method: 'POST', redirect: 'manual' });
    // Coming back says nothing: what does is the event.
    expect(paid.headers.get('location')).toContain(`/b/${business_id}/settings/billing`);
    await product.stands(business_id, 'active');
    expect((await call(account)).status).toBe(201);
    expect(await billing()).toMatchObject({ plan: 'subscribed', payment_method: true });
    const { body: listed } = await browser.api.get(`/api/v1/billing/invoices?business_id=${business_id}`);
    expect(listed.invoices).toMatchObject([{ status: 'paid', currency: 'usd' }]);
    const { body: balance } = await account.api.get('/api/v1/balance');
    expect(balance.businesses[0]).toMatchObject({ subscription_status: 'active', trial_ends_at: null });
    // Who has a card is sent to the portal; a test business has nowhere to go.
    for (const page of ['checkout', 'portal']) {
      const opened = await browser.api.post(`/api/v1/billing/${page}`, { business_id });
      expect(opened.body.url).toContain('/portal/');
      const none = await browser.api.post(`/api/v1/billing/${page}`, { business_id: key.business_id });
      expect(none).toMatchObject({ status: 409, body: { error: { code: 'billing_off' } } });
    }
  });

  test('that was there before billing was subscribes with what is left of its trial', async () => {
    const { ports } = product.instance;
    const billing = ports.get(billingPort);
    ports.plug(billingPort, null);
    const account = await product.instance.signUp('Before');
    const browser = await signedInBrowser(product.instance, account.email);
    const none = await browser.api.post('/api/v1/billing/checkout', {});
    expect(none).toMatchObject({ status: 409, body: { error: { code: 'billing_off' } } });
    const trialEnds = (at: string) =>
      asOwner(`update businesses set trial_ends_at = now() + $2::interval where id = $1`, [account.business_id, at]);
    await trialEnds('-1 day');
    expect((await call(account)).status).toBe(201);
    ports.plug(billingPort, billing);
    expect((await call(account)).status).toBe(402);
    await trialEnds('9 days 1 hour');
    expect((await call(account)).status).toBe(201);
    const { url } = (await browser.api.post('/api/v1/billing/checkout', {})).body;
    await fetch(url, { method: 'POST', redirect: 'manual' });
    const customer = await product.stands(account.business_id, 'trialing');
    const { trial_end } = product.emulator.account.only(customer);
    expect(Math.round(((trial_end ?? 0) - product.emulator.account.now()) / 86_400)).toBe(10);
  });
});

describe('a subscription', () => {
  test('that is not paid is borne for a week, then stopped, and open again when it is paid', async () => {
    const { account, customer } = await signUp('Overdue');
    product.emulator.account.addCard(customer);
    await eventually(async () => (await product.kept(account.business_id))?.payable);
    product.emulator.account.nextPeriod(customer, false);
    await product.stands(account.business_id, 'past_due');
    expect((await call(account)).status).toBe(201);
    await asOwner("update subscriptions set period_start = now() - interval '8 days' where business_id = $1", [
      account.business_id,
    ]);
    expect((await call(account)).status).toBe(402);
    product.emulator.account.payOpen(customer);
    await product.stands(account.business_id, 'active');
    expect((await call(account)).status).toBe(201);
  });

  test('whose events were all lost is looked at again by itself', async () => {
    const { account, customer } = await signUp('Lost');
    const { destination } = product.emulator.events;
    product.emulator.events.destination = null;
    product.emulator.account.endTrial(customer);
    product.emulator.events.destination = destination;
    expect((await product.kept(account.business_id))?.status).toBe('trialing');
    await asOwner('update subscriptions set check_at = now() where business_id = $1', [account.business_id]);
    await settleForgotten(systemContext(product.instance.ports, 'test', []));
    await product.stands(account.business_id, 'paused');
  });

  test('ends with its business', async () => {
    const { account, customer } = await signUp('Deleted');
    await asOwner('delete from businesses where id = $1', [account.business_id]);
    await sayFarewells(systemContext(product.instance.ports, 'test', []));
    expect(product.emulator.account.only(customer).status).toBe('canceled');
    expect(await asOwner('select 1 from billing_farewells where customer_id = $1', [customer])).toEqual([]);
  });
});

describe('what comes to /api/callbacks/stripe', () => {
  const post = (body: string, signature: string | null) =>
    fetch(product.url, { method: 'POST', body, headers: signature ? { 'stripe-signature': signature } : {} });
  const rows = () => asOwner('select id from billing_events order by id');
  const event = (customer: string) =>
    product.emulator.events.snapshotBody('customer.updated', { id: customer, object: 'customer' });

  test('forged, stale, altered: refused, and no row', async () => {
    const { customer } = await signUp('Forged');
    await product.emulator.events.webhooks.settled();
    const before = await rows();
    const body = event(customer);
    const stale = Math.floor(Date.now() / 1000) - 301;
    const tries: [string, string | null][] = [
      [body, null],
      [body, 't=1,v1=00'],
      [body, signatureOf(body, 'whsec_of_somebody_else')],
      [body, signatureOf(body, SECRET, stale)],
      [body.replace(customer, 'cus_other'), signatureOf(body, SECRET)],
      ['{}', signatureOf('{ }', SECRET)],
      ['', null],
    ];
    for (const [text, signature] of tries) {
      const answer = await post(text, signature);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
    }
    expect(await rows()).toEqual(before);
  });

  test('again: taken once, with one look at the customer', async () => {
    const { customer } = await signUp('Replayed');
    await product.emulator.events.webhooks.settled();
    const before = (await rows()).length;
    const body = event(customer);
    for (let i = 0; i < 3; i++) expect((await post(body, signatureOf(body, SECRET))).status).toBe(200);
    expect((await rows()).length).toBe(before + 1);
  });

  test('of a customer of somebody else: taken, and nothing follows', async () => {
    const body = event('cus_of_another_product');
    expect((await post(body, signatureOf(body, SECRET))).status).toBe(200);
  });
});
