import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let a: Account;
let b: Account;
let id: string;

const LINES = ['Hi, my name is =Eva+1.', 'I need a quote for a roof, please. My email is eva@example.com.', 'Goodbye.'];

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Annotators');
  b = await instance.signUp('Others');
  const ring = { agent_id: a.agent_id, from: '+15125551234', caller_lines: LINES, record: false };
  id = (await a.api.post('/api/v1/sandbox/calls', ring)).body.id;
  await eventually(async () => (await a.api.get(`/api/v1/calls?id=${id}`)).body.concluded_at, 60_000);
}, 90_000);

const update = (body: object) => a.api.patch('/api/v1/calls', { id, ...body });
const found = async (query: string) => (await a.api.get(`/api/v1/calls?${query}`)).body.calls.length;
const entries = () =>
  asOwner<{ before: object; after: object }>(
    "select before, after from audit_log where action = 'call.annotated' and subject_id = $1 order by created_at",
    [id],
  );

describe('notes and tags', () => {
  test('are kept as a whole, cleaned, and told by the call', async () => {
    const { body } = await update({ notes: 'Call her on Monday', tags: ['  Call  BACK ', 'call back', 'roof'] });
    expect(body).toMatchObject({ id, notes: 'Call her on Monday', tags: ['call back', 'roof'] });
    expect((await update({ tags: ['roof'] })).body).toMatchObject({ notes: 'Call her on Monday', tags: ['roof'] });
    expect((await update({ notes: '' })).body).toMatchObject({ notes: null, tags: ['roof'] });
  });

  test('each change is in the audit log with what it changed and nothing else; no change is not', async () => {
    const before = (await entries()).length;
    await update({ tags: ['vip'] });
    await update({ tags: ['VIP'] });
    const log = await entries();
    expect(log.length).toBe(before + 1);
    expect(log.at(-1)).toEqual({ before: { tags: ['roof'] }, after: { tags: ['vip'] } });
  });

  test('find the call, in this business only', async () => {
    expect([await found('tag=Vip'), await found('tag=roof')]).toEqual([1, 0]);
    expect((await a.api.get('/api/v1/calls/tags')).body.tags).toEqual([{ tag: 'vip', calls: 1 }]);
    expect((await b.api.get('/api/v1/calls/tags')).body.tags).toEqual([]);
    expect((await b.api.patch('/api/v1/calls', { id, notes: 'mine' })).status).toBe(404);
  });
});

test('a call is found by how long it was and what it earned; its score stays its own', async () => {
  const { body: call } = await a.api.get(`/api/v1/calls?id=${id}`);
  expect(call.score_factors.length).toBeGreaterThan(0);
  expect(call.score_factors[0].call_id).toBe(id);
  const length = call.duration < 30 ? 'short' : call.duration < 120 ? 'medium' : 'long';
  const band = call.score < 40 ? 'cold' : call.score < 70 ? 'warm' : 'hot';
  for (const one of ['short', 'medium', 'long']) expect(await found(`length=${one}`), one).toBe(one === length ? 1 : 0);
  for (const one of ['cold', 'warm', 'hot']) expect(await found(`score=${one}`), one).toBe(one === band ? 1 : 0);
});

test('what was told of one call can be listed', async () => {
  await a.api.post('/api/v1/webhooks', { webhook_url: 'http://127.0.0.1:9/' });
  const ring = { agent_id: a.agent_id, from: '+15125550177', caller_lines: ['Goodbye.'], record: false };
  const call = (await a.api.post('/api/v1/sandbox/calls', ring)).body.id;
  const told = async (of: string) => (await a.api.get(`/api/v1/webhooks/deliveries?call_id=${of}`)).body.deliveries;
  const [delivery] = await eventually(async () => (await told(call)).length > 0 && told(call), 60_000);
  expect(delivery).toMatchObject({ event: 'call.completed', subject_id: call });
  expect(await told(id)).toEqual([]);
}, 70_000);
