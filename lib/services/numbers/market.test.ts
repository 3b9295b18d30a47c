import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { askAboutBundles } from '#lib/services/compliance/review.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { chargeNumbers } from './forgotten.ts';

let ours: Account;
let theirs: Account;
let system: Context;
beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  ours = await instance.signUp('Acme Contractors');
  theirs = await instance.signUp('Other Contractors');
  system = {
    requestId: 'test',
    principal: { kind: 'system', job: 'test' },
    businesses: [],
    ip: null,
    ports: instance.ports,
    usage: {},
  };
}, 60_000);

const search = async (query: string, by = ours) => (await by.api.get(`/api/v1/numbers/available?${query}`)).body;
const buy = (phone_number: string, more: object = {}, by = ours) =>
  by.api.post('/api/v1/numbers', { business_id: by.business_id, phone_number, ...more });
const listed = async (by = ours): Promise<{ id: string; phone_number: string }[]> =>
  (await by.api.get('/api/v1/numbers')).body.numbers;

test('what the search shows can be bought once, answers at once, and comes back when it is released', async () => {
  const found = await search('country=US&area_code=512&limit=3');
  expect(found).toMatchObject({ bundle_required: false, simulated: true });
  expect(found.numbers).toHaveLength(3);
  const { phone_number } = found.numbers[0];
  expect(found.numbers[0]).toMatchObject({ locality: 'Austin', region: 'TX', monthly_cost: 0, type: 'local' });

  const bought = await buy(phone_number, { agent_id: ours.agent_id });
  expect(bought.status).toBe(201);
  expect(bought.body).toMatchObject({
    phone_number,
    agent_id: ours.agent_id,
    status: 'active',
    country: 'US',
    capabilities: { voice: true, sms: true },
    simulated: true,
  });
  expect((await search('area_code=512&limit=1')).numbers[0].phone_number).not.toBe(phone_number);
  const again = await buy(phone_number, {}, theirs);
  expect([again.status, again.body.error.code]).toEqual([409, 'number_unavailable']);

  expect((await theirs.api.del(`/api/v1/numbers?id=${bought.body.id}`)).status).toBe(404);
  expect((await ours.api.del(`/api/v1/numbers?id=${bought.body.id}`)).body).toMatchObject({ phone_number });
  expect((await listed()).map((number) => number.id)).not.toContain(bought.body.id);
  expect((await ours.api.patch('/api/v1/numbers', { id: bought.body.id, agent_id: null })).status).toBe(404);
  await eventually(async () => (await search('area_code=512&limit=1')).numbers[0].phone_number === phone_number);
  const trail = (await ours.api.get(`/api/v1/audit?subject_id=${bought.body.id}`)).body.entries;
  expect(trail.map(({ action }: { action: string }) => action)).toEqual(['number.released', 'number.bought']);
});

test('one request with its key is one number, and twenty who want the same number are one who gets it', async () => {
  const [first, second] = (await search('area_code=212&limit=2')).numbers;
  const key = { 'idempotency-key': 'the same' };
  const body = { business_id: ours.business_id, phone_number: first.phone_number };
  const twice = await Promise.all([
    ours.api.post('/api/v1/numbers', body, key),
    ours.api.post('/api/v1/numbers', body, key),
  ]);
  expect(twice.map(({ body: { id } }) => id)).toEqual([twice[0]?.body.id, twice[0]?.body.id]);
  const race = await Promise.all(
    Array.from({ length: 20 }, (_, i) => buy(second.phone_number, {}, i % 2 ? ours : theirs)),
  );
  expect(race.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(race.filter(({ body }) => body.error?.code === 'number_unavailable')).toHaveLength(19);
});

test('agents of others, archived agents and numbers that nobody sells buy nothing', async () => {
  const [{ phone_number }] = (await search('area_code=415&limit=1')).numbers;
  const replies = [
    await buy(phone_number, { agent_id: theirs.agent_id }),
    await buy(phone_number, { bundle_id: ours.agent_id }),
    await buy('+12025550123'),
    await buy('+59322345678'),
    await ours.api.post('/api/v1/numbers', { business_id: theirs.business_id, phone_number }),
  ];
  expect(replies.map(({ status, body }) => [status, body.error.code])).toEqual([
    [404, 'not_found'],
    [404, 'not_found'],
    [409, 'number_unavailable'],
    [409, 'number_unavailable'],
    [403, 'forbidden'],
  ]);
  expect(
    await asOwner(`select id from numbers where phone_number = any ($1)`, [[phone_number, '+12025550123']]),
  ).toEqual([]);
});

test('every country of the price list has numbers, of the type that was asked for, which can be bought', async () => {
  for (const [country, type] of [
    ['US', 'toll_free'],
    ['CA', 'local'],
    ['CA', 'toll_free'],
    ['GB', 'local'],
    ['GB', 'toll_free'],
    ['FR', 'local'],
    ['AU', 'local'],
    ['AU', 'mobile'],
  ]) {
    const [number] = (await search(`country=${country}&type=${type}&limit=1`)).numbers;
    const { status, body } = await buy(number.phone_number);
    expect([status, body.type], `${country} ${type}`).toEqual([201, type]);
  }
  expect((await ours.api.get('/api/v1/numbers/available?country=FR&type=mobile')).status).toBe(400);
  const some = (await search('country=GB&contains=46011')).numbers;
  expect(some.map((number: { phone_number: string }) => number.phone_number)).toContain('+442079460110');
});

const end_user = { type: 'business', business_name: 'Smith Law Firm', email: 'legal@example.com' };

async function reviewed(email: string) {
  const made = await ours.api.post('/api/v1/compliance/bundles', {
    business_id: ours.business_id,
    country: 'DE',
    end_user: { ...end_user, email },
  });
  expect([made.status, made.body.status]).toEqual([201, 'draft']);
  const { id } = made.body;
  expect((await ours.api.post('/api/v1/compliance/bundles/submit', { id })).body.status).toBe('pending-review');
  expect((await ours.api.post('/api/v1/compliance/bundles/submit', { id })).body.error.code).toBe('conflict');
  return eventually(async () => {
    await askAboutBundles(system);
    const { body } = await ours.api.get(`/api/v1/compliance/bundles?id=${id}`);
    return /approved|rejected/.test(body.status) && body;
  });
}

test('where a country asks, a number is sold with an approved bundle and not without', async () => {
  const asked = (await ours.api.get('/api/v1/compliance/requirements?country=de&number_type=local')).body;
  expect(asked).toMatchObject({ country: 'DE', bundle_required: true });
  const { numbers, bundle_required } = await search('country=DE&limit=1');
  expect(bundle_required).toBe(true);
  const without = await buy(numbers[0].phone_number);
  expect([without.status, without.body.error.code]).toEqual([400, 'bundle_required']);
  expect((await listed()).map((number) => number.phone_number)).not.toContain(numbers[0].phone_number);

  const rejected = await reviewed('legal@rejected.example');
  expect(rejected).toMatchObject({ status: 'rejected', reason: expect.stringContaining('Simulated') });
  expect((await buy(numbers[0].phone_number, { bundle_id: rejected.id })).body.error.code).toBe('bundle_required');
  const mended = await ours.api.patch('/api/v1/compliance/bundles', { id: rejected.id, address: null });
  expect(mended.body.status).toBe('draft');

  const approved = await reviewed('legal@example.com');
  expect(approved.status).toBe('approved');
  expect((await theirs.api.get(`/api/v1/compliance/bundles?id=${approved.id}`)).status).toBe(404);
  expect((await ours.api.patch('/api/v1/compliance/bundles', { id: approved.id, address: null })).status).toBe(409);
  expect((await buy(numbers[0].phone_number)).status).toBe(201);
});

test('each month of a number is one line of the ledger, however often it is written', async () => {
  const [{ phone_number }] = (await search('area_code=312&limit=1')).numbers;
  const { id } = (await buy(phone_number)).body;
  await asOwner(`update numbers set monthly_micros = 1500000, paid_until = now() - interval '40 days' where id = $1`, [
    id,
  ]);
  await Promise.all(Array.from({ length: 5 }, () => chargeNumbers()));
  await chargeNumbers();
  const lines = await asOwner<{ reference: string; amount: number }>(
    `select reference, amount_micros as amount from ledger where reference like $1 order by reference`,
    [`number:${id}:%`],
  );
  expect(lines.map(({ amount }) => Number(amount))).toEqual([1_500_000, 1_500_000]);
  expect(new Set(lines.map(({ reference }) => reference)).size).toBe(2);
  await ours.api.del(`/api/v1/numbers?id=${id}`);
  await chargeNumbers();
});
