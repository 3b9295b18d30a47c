import { beforeAll, expect, test } from 'vitest';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

let ours: Account;
let theirs: Account;
let number: string;
let second: string;
beforeAll(async () => {
  const instance = await testInstance();
  ours = await instance.signUp('Acme Contractors');
  theirs = await instance.signUp('Other Contractors');
  number = (await ours.api.get('/api/v1/numbers')).body.numbers[0].id;
  const made = { business_id: ours.business_id, name: 'Night', system_prompt: 'Take a message.' };
  second = (await ours.api.post('/api/v1/agents', made)).body.id;
}, 60_000);

const patch = (change: object) => ours.api.patch('/api/v1/numbers', { id: number, ...change });
const stored = async () => (await ours.api.get('/api/v1/numbers')).body.numbers[0];
const audited = async () => (await ours.api.get(`/api/v1/audit?subject_id=${number}`)).body.entries;

test('another agent answers, a phone rings first, and both are taken back; each change is recorded', async () => {
  expect((await patch({ agent_id: second })).body).toMatchObject({ agent_id: second, forward_to: null });
  const rung = await ours.api.get(`/api/v1/agents?id=${second}`);
  expect(rung.body.phone_number).toBe((await stored()).phone_number);
  expect((await patch({ forward_to: '+1 (512) 555-0144' })).body).toMatchObject({
    agent_id: second,
    forward_to: '+15125550144',
  });
  await patch({ forward_to: '+15125550144' });
  await patch({ agent_id: null, forward_to: null });
  expect(await stored()).toMatchObject({ agent_id: null, forward_to: null });
  const entries = await audited();
  expect(entries.map(({ action }: { action: string }) => action)).toEqual(Array(3).fill('number.changed'));
  expect(entries[1]).toMatchObject({ before: { forward_to: null }, after: { forward_to: '+15125550144' } });
});

test('a number for which somebody, or nobody, was named does not go back to an agent that returns', async () => {
  await patch({ agent_id: second });
  await ours.api.del(`/api/v1/agents?id=${second}`);
  expect((await stored()).agent_id).toBeNull();
  await patch({ agent_id: null });
  await ours.api.patch('/api/v1/agents', { id: second, status: 'active' });
  expect((await stored()).agent_id).toBeNull();
  await patch({ agent_id: ours.agent_id });
});

test('archived agents, agents of others, the number itself and numbers nobody may call are refused', async () => {
  await ours.api.del(`/api/v1/agents?id=${second}`);
  const { phone_number } = await stored();
  const refused = await Promise.all([
    patch({ agent_id: second }),
    patch({ forward_to: phone_number }),
    patch({ forward_to: '+19005551234' }),
    patch({ agent_id: theirs.agent_id }),
    theirs.api.patch('/api/v1/numbers', { id: number, forward_to: null }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404]);
  expect((await stored()).agent_id).toBe(ours.agent_id);
});
