import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { completeName } from './name.ts';

let a: Account;
beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Smith Law Firm');
});

test('first and last name follow the name, and the name follows them', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,9}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const whole = completeName({ name: words.join(' ') });
      expect(whole).toEqual({
        name: words.join(' '),
        first_name: words[0],
        last_name: words.slice(1).join(' ') || null,
      });
      const parts = completeName({ first_name: whole.first_name ?? '', last_name: whole.last_name ?? '' });
      expect(parts.name).toBe(whole.name);
    }),
  );
});

test('filings of one person at once are one lead', async () => {
  const file = (email: string) =>
    a.api.post('/api/v1/leads', { name: 'Web Form', phone: '+15125550150', email, source: 'website' });
  const filed = await Promise.all(Array.from({ length: 12 }, (_, i) => file(`web${i}@example.com`)));
  expect(new Set(filed.map(({ body }) => body.id)).size).toBe(1);
  expect((await a.api.get('/api/v1/leads?phone=%2B15125550150')).body.leads).toHaveLength(1);
});

test('an empty text clears email and phone; what is no address is refused by name', async () => {
  const { id } = (await a.api.post('/api/v1/leads', { name: 'Ada', phone: '+15125550151', email: 'ada@example.com' }))
    .body;
  const cleared = await a.api.patch('/api/v1/leads', { id, email: '', phone: '' });
  expect(cleared.body).toMatchObject({ email: null, phone: null, name: 'Ada' });
  const refused = await a.api.patch('/api/v1/leads', { id, email: 'ada at example' });
  expect(refused.body.error).toMatchObject({
    code: 'validation_error',
    details: [{ field: 'email', message: 'must be an email address' }],
  });
});

test('null clears a field of a lead, and says nothing where a lead is filed', async () => {
  const full = { name: 'Ada King', phone: '+15125550156', city: 'Austin', churned_at: '2026-01-02T03:04:05Z' };
  const { id } = (await a.api.post('/api/v1/leads', { ...full, agent_id: a.agent_id })).body;
  const again = await a.api.post('/api/v1/leads', { phone: full.phone, first_name: null, city: null, agent_id: null });
  expect(again.body).toMatchObject({ id, name: 'Ada King', first_name: 'Ada', city: 'Austin', agent_id: a.agent_id });
  const cleared = { last_name: null, city: null, churned_at: null, agent_id: null };
  const { body } = await a.api.patch('/api/v1/leads', { id, ...cleared });
  expect(body).toMatchObject({ name: 'Ada', last_name: null, city: null, agent_id: null });
  const nobody = { first_name: null, phone: null, email: '' };
  for (const bad of [{ status: null }, { name: null }]) {
    expect((await a.api.patch('/api/v1/leads', { id, ...bad })).status).toBe(400);
  }
  expect((await a.api.post('/api/v1/leads', nobody)).status).toBe(400);
});

test('a limit beyond every number is cut to the maximum; what is not written in digits is refused', async () => {
  expect((await a.api.get(`/api/v1/leads?limit=${'9'.repeat(400)}`)).status).toBe(200);
  for (const limit of ['0', '-1', '1.5', '1e2', '0x10', '%201', '', 'abc']) {
    expect([limit, (await a.api.get(`/api/v1/leads?limit=${limit}`)).status]).toEqual([limit, 400]);
  }
});

test('a number that another lead has is refused, and nothing changes', async () => {
  await a.api.post('/api/v1/leads', { name: 'One', phone: '+15125550152' });
  const two = (await a.api.post('/api/v1/leads', { name: 'Two', phone: '+15125550153' })).body;
  expect((await a.api.patch('/api/v1/leads', { id: two.id, phone: '+15125550152', notes: 'x' })).status).toBe(400);
  expect((await a.api.get(`/api/v1/leads?id=${two.id}`)).body).toMatchObject({ phone: '+15125550153', notes: null });
});

test('tags are kept as those of a call are, and find the lead', async () => {
  const tags = ['  Call  BACK ', 'call back', 'roof'];
  const { id, ...lead } = (await a.api.post('/api/v1/leads', { name: 'Tagged', phone: '+15125550154', tags })).body;
  expect(lead.tags).toEqual(['call back', 'roof']);
  const found = async (tag: string) => (await a.api.get(`/api/v1/leads?tag=${tag}`)).body.leads.length;
  expect([await found('Roof'), await found('vip')]).toEqual([1, 0]);
  expect((await a.api.get('/api/v1/leads/tags')).body.tags).toEqual([
    { tag: 'call back', leads: 1 },
    { tag: 'roof', leads: 1 },
  ]);
  const csv = 'phone,tags\n+15125550154,VIP; roof\n+15125550155,';
  await a.api.post('/api/v1/leads/import', { csv, mapping: { phone: 'phone', tags: 'tags' } });
  expect((await a.api.get(`/api/v1/leads?id=${id}`)).body.tags).toEqual(['roof', 'vip']);
  expect((await a.api.patch('/api/v1/leads', { id, tags: [] })).body.tags).toEqual([]);
});

test('several leads are moved at once, each step told by whom, or none of them', async () => {
  const file = async (name: string, status: string): Promise<string> =>
    (await a.api.post('/api/v1/leads', { name, status })).body.id;
  const ids = [await file('First', 'new'), await file('Second', 'contacted'), await file('Third', 'lost')];
  const statuses = async () =>
    (await a.api.get(`/api/v1/leads?ids=${ids}`)).body.leads.map(({ status }: { status: string }) => status).sort();
  const none = await a.api.patch('/api/v1/leads/status', { ids: [...ids, randomUUID()], status: 'lost' });
  expect([none.status, await statuses()]).toEqual([404, ['contacted', 'lost', 'new']]);
  const { body } = await a.api.patch('/api/v1/leads/status', { ids, status: 'lost' });
  expect(body.leads.map(({ status }: { status: string }) => status)).toEqual(['lost', 'lost', 'lost']);
  expect(await statuses()).toEqual(['lost', 'lost', 'lost']);
  const steps = await asOwner(
    'select from_status, to_status, changed_by from lead_status_changes where lead_id = any ($1) order by from_status',
    [ids],
  );
  expect(steps).toEqual(
    ['contacted', 'new'].map((from_status) => ({ from_status, to_status: 'lost', changed_by: 'API' })),
  );
});
