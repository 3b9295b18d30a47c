import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Billing, billingPort } from '#lib/adapters/billing/port.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Browser, newBrowser, signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { createBusiness } from './another-business.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
let owner: Browser;

beforeAll(async () => {
  instance = await testInstance();
  account = await instance.signUp('Acme');
  owner = await signedInBrowser(instance, account.email);
}, 60_000);

const PATH = '/api/v1/businesses';
const make = (name: string, more: object = {}, headers = {}) => owner.api.post(PATH, { name, ...more }, headers);
const mine = async () => (await owner.api.get(PATH)).body.businesses as { id: string; trial_ends_at: string }[];
const endTrial = () => asOwner("update accounts set trial_ends_at = now() - interval '1 day'");

test('another business is whole, its maker’s, and in reach at once', async () => {
  const made = await make('Acme Dental', { type: 'Dental', zone: 'Europe/Vienna' });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Acme Dental', type: 'Dental', zone: 'Europe/Vienna', test: false },
  });
  const { id, agent_id, phone_number } = made.body;
  expect(phone_number).not.toBe(account.phone_number);
  const reached = (await account.api.get(PATH)).body.businesses.map((one: { id: string }) => one.id);
  expect(reached).toEqual(expect.arrayContaining([account.business_id, id]));
  expect((await owner.api.get(`/api/v1/agents?id=${agent_id}`)).body).toMatchObject({ business_id: id, phone_number });
  const { members } = (await owner.api.get(`/api/v1/team?business_id=${id}`)).body;
  expect(members).toMatchObject([{ email: account.email, role: 'owner' }]);
  const { entries } = (await owner.api.get(`/api/v1/audit?business_id=${id}&action=business.created`)).body;
  expect(entries).toHaveLength(1);
});

test('a key makes none', async () => {
  expect((await account.api.post(PATH, { name: 'By key' })).status).toBe(403);
});

test('whoever belongs to no business makes one; a sign-in that the product did not make, none', async () => {
  const left = await instance.signUp('Left behind');
  const leaver = await signedInBrowser(instance, left.email);
  await asOwner('delete from memberships where business_id = $1', [left.business_id]);
  expect((await leaver.api.get(PATH)).status).toBe(403);
  expect((await leaver.api.get('/api/v1/person')).body).toMatchObject({ email: left.email });
  const made = await leaver.api.post(PATH, { name: 'Begun again' });
  expect(made).toMatchObject({ status: 201, body: { name: 'Begun again' } });
  expect((await leaver.api.get(`${PATH}?id=${made.body.id}`)).status).toBe(200);

  const stranger = newBrowser(instance);
  await stranger.auth.signUp({ email: 'stranger@example.org', password: 'a long password' });
  expect(await stranger.api.post(PATH, { name: 'Past the door' })).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden', message: expect.stringContaining('no account') } },
  });
});

test('nobody else takes the address of a person who has signed in and belongs to no business', async () => {
  const left = await instance.signUp('Gone');
  const leaver = await signedInBrowser(instance, left.email);
  await asOwner('delete from memberships where business_id = $1', [left.business_id]);
  await asOwner("update auth.users set created_at = now() - interval '1 hour' where email = $1", [left.email]);
  const taken = await instance
    .client()
    .post('/api/v1/signup', { business_name: 'Taken', email: left.email, password: 'of somebody else' });
  expect(taken).toMatchObject({ status: 409, body: { error: { code: 'email_exists' } } });
  expect((await leaver.api.get('/api/v1/person')).status).toBe(200);
});

test('the same request again makes no other, whether its answer was kept or lost', async () => {
  const once = { 'idempotency-key': 'a business once' };
  const [first, again] = [await make('Once', {}, once), await make('Once', {}, once)];
  expect(again.body).toEqual(first.body);
  const [maker] = await asOwner<{ account_id: string }>('select account_id from memberships where business_id = $1', [
    account.business_id,
  ]);
  const accountId = maker?.account_id ?? '';
  const repeated = await createBusiness(
    {
      requestId: 'test',
      principal: { kind: 'session', id: randomUUID(), accountId, email: account.email, roles: new Map() },
      businesses: [],
      ip: null,
      ports: instance.ports,
      usage: {},
      onceId: first.body.id,
    },
    { name: 'Once' },
  );
  expect(repeated).toEqual(first.body);
});

test('one trial for an account: it is neither begun again nor outlived', async () => {
  const [first] = await mine();
  await asOwner("update accounts set trial_ends_at = now() + interval '3 days'");
  const made = (await make('Later')).body;
  expect(Date.parse(made.trial_ends_at)).toBeLessThan(Date.parse(first?.trial_ends_at ?? ''));
  expect(Math.round((Date.parse(made.trial_ends_at) - Date.now()) / 86_400_000)).toBe(3);
});

test('when the trial is over, whoever pays for none makes none', async () => {
  await endTrial();
  await make('Nothing takes money here').then(({ status }) => expect(status).toBe(201));
  instance.ports.plug(billingPort, { test: true } as Billing);
  await asOwner("update businesses set trial_ends_at = now() - interval '1 day'");
  const before = (await mine()).length;
  expect(await make('Free for ever')).toMatchObject({ status: 402, body: { error: { code: 'payment_required' } } });
  expect(await mine()).toHaveLength(before);
  await asOwner(
    `insert into subscriptions (business_id, status, period_start, period_end)
     values ($1, 'active', now() - interval '1 day', now() + interval '29 days')`,
    [account.business_id],
  );
  expect((await make('Paid')).status).toBe(201);
});
