import { beforeAll, expect, test } from 'vitest';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let account: Account;
beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Quiet');
}, 60_000);

test('a number is on the list once, and the audit log has when it came and went', async () => {
  const { api } = account;
  const { body } = await api.post('/api/v1/dnc', { phone: '+1 (512) 555-0100', reason: 'Asked us' });
  expect(body).toMatchObject({ phone: '+15125550100', reason: 'Asked us', source: 'manual' });
  expect((await api.post('/api/v1/dnc', { phone: '+15125550100', reason: 'Again' })).body.id).toBe(body.id);
  expect((await api.get('/api/v1/dnc')).body.entries).toHaveLength(1);
  expect((await api.del('/api/v1/dnc?phone=%2B15125550100')).status).toBe(200);
  expect((await api.del('/api/v1/dnc?phone=%2B15125550100')).status).toBe(404);
  const { entries } = (await api.get(`/api/v1/audit?subject_id=${body.id}`)).body;
  expect(entries).toMatchObject([
    { action: 'dnc.removed', actor_kind: 'key', before: { phone: '+15125550100' } },
    { action: 'dnc.added', actor_kind: 'key', after: { phone: '+15125550100', reason: 'Asked us' } },
  ]);
  expect(entries).toHaveLength(2);
});

test('a number is found by any part of it, however it is written', async () => {
  const { api } = account;
  for (const phone of ['+15125550111', '+14155550111', '+15125550222']) await api.post('/api/v1/dnc', { phone });
  const found = async (search: string) =>
    (await api.get(`/api/v1/dnc?search=${encodeURIComponent(search)}`)).body.entries.map(
      (entry: { phone: string }) => entry.phone,
    );
  expect(await found('555-0111')).toEqual(['+14155550111', '+15125550111']);
  expect(await found('+1 (512)')).toEqual(['+15125550222', '+15125550111']);
  for (const none of ['999', 'no digits', '%']) expect(await found(none), none).toEqual([]);
});
