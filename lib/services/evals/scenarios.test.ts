import { beforeAll, describe, expect, test } from 'vitest';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { evalsOf, judged, OPENING, regex, user } from './testing/scripts.ts';

let a: Account;
let b: Account;
let { agentWith, create, made } = {} as ReturnType<typeof evalsOf>;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
  ({ agentWith, create, made } = evalsOf(a));
});

describe('a scenario', () => {
  test('is created, read, listed without its messages, changed and deleted', async () => {
    const agent = await agentWith(OPENING);
    const messages = [user('Hi, is this the law office?'), regex('.+')];
    const { status, body } = await create(agent, 'greeting.identifies_firm', messages, { description: 'Says who.' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ agent_id: agent, business_id: a.business_id, description: 'Says who.', version: 1 });
    expect(body.vapi_eval_id).toMatch(/^sandbox-eval-/);
    expect(body.messages).toEqual(messages);
    const { evals } = (await a.api.get(`/api/v1/evals?agent_id=${agent}`)).body;
    expect(evals).toHaveLength(1);
    expect(evals[0]).not.toHaveProperty('messages');
    const renamed = await a.api.patch('/api/v1/evals', { id: body.id, name: 'greeting', description: null });
    expect(renamed.body).toMatchObject({ name: 'greeting', description: null, version: 1, messages });
    const changed = await a.api.patch('/api/v1/evals', { id: body.id, messages: [user('Hello?'), regex('.')] });
    expect(changed.body).toMatchObject({ name: 'greeting', version: 2 });
    expect((await a.api.del(`/api/v1/evals?id=${body.id}`)).body).toEqual({ success: true });
    expect((await a.api.get(`/api/v1/evals?id=${body.id}`)).status).toBe(404);
    const { entries } = (await a.api.get(`/api/v1/audit?subject_id=${body.id}`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'eval.deleted',
      'eval.changed',
      'eval.changed',
      'eval.created',
    ]);
  });

  const ai = (model: unknown) => ({ type: 'ai', model });
  test.each([
    ['no messages', [], 'messages'],
    ['no user turn', [regex('.')], 'messages'],
    ['no judge', [user('Hi'), { role: 'assistant', content: 'Hello.' }], 'messages'],
    ['an unknown judge', [user('Hi'), judged({ type: 'guess', content: 'x' })], 'messages.1.judgePlan.type'],
    ['a pattern that does not compile', [user('Hi'), regex('(')], 'messages.1.judgePlan.content'],
    ['a literal with unknown flags', [user('Hi'), regex('/a/q')], 'messages.1.judgePlan.content'],
    ['nothing to compare with', [user('Hi'), judged({ type: 'exact', content: ' ' })], 'messages.1.judgePlan'],
    ['a judge without a rubric', [user('Hi'), judged(ai({ messages: [] }))], 'messages.1.judgePlan.model.messages'],
    ['two answers to one turn', [user('Hi'), regex('a'), regex('b')], 'messages.2'],
    ['a turn both said and judged', [user('Hi'), { ...regex('a'), content: 'b' }], 'messages.1'],
    ['an unknown role', [user('Hi'), regex('a'), { role: 'narrator', content: 'x' }], 'messages.2.role'],
    ['too many turns', Array.from({ length: 52 }, (_, i) => (i % 2 ? regex('.') : user('Hi'))), 'messages'],
  ])('with %s is refused', async (_what, messages, field) => {
    const { status, body } = await create(a.agent_id, 'bad', messages);
    expect(status, JSON.stringify(body)).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field)).toContain(field);
  });

  test('of an agent in another business does not exist', async () => {
    const messages = [user('Hi'), regex('.')];
    const named = { agent_id: b.agent_id, business_id: b.business_id, name: 'x', messages };
    expect((await a.api.post('/api/v1/evals', named)).status).toBe(403);
    expect((await a.api.post('/api/v1/evals', { ...named, business_id: a.business_id })).status).toBe(404);
    const id = await made(a.agent_id, messages);
    const theirs = [
      await b.api.get(`/api/v1/evals?id=${id}`),
      await b.api.patch('/api/v1/evals', { id, name: 'y' }),
      await b.api.del(`/api/v1/evals?id=${id}`),
      await b.api.post('/api/v1/evals/run', { eval_id: id }),
      await b.api.get(`/api/v1/evals/run?agent_id=${a.agent_id}`),
    ];
    expect(theirs.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    await a.api.del(`/api/v1/evals?id=${id}`);
  });
});
