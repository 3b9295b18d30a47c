import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
let other: Account;
beforeAll(async () => {
  instance = await testInstance({ worker: true });
  account = await instance.signUp('Harbour Plumbing');
  other = await instance.signUp('Elsewhere');
  for (const { api } of [account, other]) {
    await api.post('/api/v1/leads', { name: 'Maria Garcia', email: 'maria@garcia.example', phone: '+15125550142' });
  }
  await account.api.post('/api/v1/leads', { name: 'Ann-Marie 100%', phone: '+15125550199' });
}, 60_000);

const found = async (q: string, api = account.api) =>
  (await api.get(`/api/v1/search?q=${encodeURIComponent(q)}`)).body.results as Record<string, string>[];

describe('search', () => {
  test.each([['maria'], ['garcia.exa'], ['(512) 555-0142'], ['5550142']])(
    '%s finds the lead, and only ours',
    async (q) => {
      const hits = await found(q);
      expect(hits.filter(({ kind }) => kind === 'lead')).toMatchObject([
        { kind: 'lead', title: 'Maria Garcia', business_id: account.business_id },
      ]);
    },
  );

  test('the agent, its number, and anything by its id', async () => {
    expect(await found(account.agent_id)).toMatchObject([{ kind: 'agent', id: account.agent_id }]);
    expect(await found(account.phone_number.slice(-7))).toMatchObject([
      { kind: 'number', phone: account.phone_number },
    ]);
    expect(await found(other.agent_id)).toEqual([]);
  });

  test('a call is found by its person and by its number', async () => {
    const { api, agent_id } = account;
    const { body } = await api.post('/api/v1/calls', { agent_id, to: '+15125551234', name: 'Zed' });
    expect(body, JSON.stringify(body)).toHaveProperty('id');
    expect(await found('5125551234')).toMatchObject([{ kind: 'call', id: body.id, direction: 'outbound' }]);
    const maria = (await found('maria'))[0];
    await asOwner('update calls set lead_id = $1 where id = $2', [maria?.id, body.id]);
    expect(await found('maria')).toMatchObject([
      { kind: 'lead' },
      { kind: 'call', id: body.id, title: 'Maria Garcia' },
    ]);
  });

  test('signs of patterns stand for themselves', async () => {
    expect(await found('100%')).toMatchObject([{ title: 'Ann-Marie 100%' }]);
    expect(await found('100_')).toEqual([]);
    expect(await found('__')).toEqual([]);
  });

  test('a key finds what it may read', async () => {
    const { api, business_id } = account;
    const { body } = await api.post('/api/v1/sandbox/keys', { business_id, scopes: ['webhooks:read'] });
    const blind = await instance.client(body.key).get('/api/v1/search?q=maria');
    expect(blind.status).toBe(403);
  });
});
