import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { ASKS_FEE, evalsOf, FEE, judged, OPENING, regex, user } from './testing/scripts.ts';

let a: Account;
let b: Account;
let { agentWith, create, made, run } = {} as ReturnType<typeof evalsOf>;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
  ({ agentWith, create, made, run } = evalsOf(a));
});

describe('all evals of an agent', () => {
  test('run side by side and are counted; trouble is not counted as failure', async () => {
    const agent = await agentWith(FEE);
    const model = { messages: [{ role: 'system', content: 'pass or fail' }] };
    await made(agent, [ASKS_FEE, regex('120')], 'fee.told');
    await made(agent, [ASKS_FEE, regex('never')], 'fee.never');
    await made(agent, [ASKS_FEE, judged({ type: 'ai', model })], 'fee.judged');
    const { status, body } = await run({ agent_id: agent });
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 3, completed: 3, passed: 1, failed: 1, errored: 1 });
    expect(body.results.map(({ name, outcome }: { name: string; outcome: string }) => [name, outcome])).toEqual([
      ['fee.judged', 'error'],
      ['fee.never', 'fail'],
      ['fee.told', 'pass'],
    ]);
    expect(body).not.toHaveProperty('flips');
    expect((await run({ agent_id: agent, wait: false })).body).toMatchObject({ total: 3, completed: 0, passed: 0 });
  });

  test('an agent without evals has nothing to run', async () => {
    const agent = await agentWith(OPENING);
    expect((await run({ agent_id: agent })).body).toEqual({
      total: 0,
      completed: 0,
      passed: 0,
      failed: 0,
      errored: 0,
      results: [],
    });
  });
});

describe('a prompt that is tried', () => {
  const FREE = `${OPENING} A first consultation is free.`;
  const flipsOf = async (input: Record<string, unknown>) => (await run(input)).body;

  test('names the evals that end otherwise, changes nothing, and is kept in the journal', async () => {
    const agent = await agentWith(FEE);
    const told = await made(agent, [ASKS_FEE, regex('120')], 'fee.told');
    await made(agent, [user('Hello?'), regex('.')], 'greeting');
    const checked = await flipsOf({ agent_id: agent, prompt_override: FREE });
    expect(checked).toMatchObject({ total: 2, completed: 2, passed: 1, failed: 1 });
    expect(checked.flips).toEqual([{ eval_id: told, name: 'fee.told', from: 'pass', to: 'fail' }]);
    expect((await a.api.get(`/api/v1/agents?id=${agent}`)).body.prompts.inbound.prompt).toBe(FEE);
    const { entries } = (await a.api.get(`/api/v1/audit?subject_id=${agent}&action=eval.checked`)).body;
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor_kind: 'key', after: { total: 2, failed: 1, flips: checked.flips } });
    expect(entries[0].after.prompt_hash).toBe(checked.results[0].prompt_hash);
    expect((await flipsOf({ eval_id: told, prompt_override: FEE })).flips).toEqual([]);
  });

  test('is compared with the latest live run, until agent, business or scenario change', async () => {
    const agent = await agentWith(FEE);
    const eval_id = await made(agent, [ASKS_FEE, regex('120')]);
    const live = async () => {
      const [{ n }] = (await asOwner<{ n: number }>(
        'select count(*)::int as n from eval_runs where eval_id = $1 and prompt_override is null',
        [eval_id],
      )) as [{ n: number }];
      return n;
    };
    const tried = () => run({ eval_id, prompt_override: FREE });
    const first = (await tried()).body;
    expect([await live(), (await tried()).body.baseline_run_id]).toEqual([1, first.baseline_run_id]);
    await a.api.patch('/api/v1/agents', { id: agent, first_message: 'Welcome!' });
    await tried();
    expect(await live()).toBe(2);
    await a.api.patch('/api/v1/businesses', { id: a.business_id, services: ['Wills'] });
    await tried();
    expect(await live()).toBe(3);
    await a.api.patch('/api/v1/evals', { id: eval_id, messages: [ASKS_FEE, regex('free')] });
    expect((await tried()).body).toMatchObject({
      passed: true,
      eval_version: 2,
      agent_version: 2,
      prompt_overridden: true,
    });
    expect(await live()).toBe(4);
  });
});

describe('from a call', () => {
  test('the last answer, or one that is named, is judged by its own words', async () => {
    const agent = await agentWith(FEE);
    const rung = await a.api.post('/api/v1/sandbox/calls', {
      agent_id: agent,
      from: '+15125551299',
      caller_lines: [ASKS_FEE.content, 'Do you have parking?'],
      record: false,
    });
    const path = `/api/v1/calls?id=${rung.body.id}&include=transcript`;
    const call = await eventually(async () => {
      const { body } = await a.api.get(path);
      return body.concluded_at && body;
    });
    const from = (more: Record<string, unknown>) =>
      a.api.post('/api/v1/evals/from-call', { call_id: call.id, ...more });
    const whole = await from({});
    expect(whole.status).toBe(201);
    expect(whole.body).toMatchObject({ agent_id: agent, call_id: call.id });
    expect(whole.body.messages.map(({ role }: { role: string }) => role)).toEqual([
      'assistant',
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
    expect(whole.body.messages[2].content).toContain('$120');
    const answer = (await from({ turn: 2, name: 'fee' })).body;
    expect(answer.messages).toHaveLength(3);
    expect((await run({ eval_id: answer.id })).body).toMatchObject({ passed: true });
    await a.api.patch('/api/v1/agents', { id: agent, inbound_prompt: OPENING });
    expect((await run({ eval_id: answer.id })).body).toMatchObject({ passed: false, outcome: 'fail' });
    expect((await from({ turn: 1 })).body.error.code).toBe('validation_error');
    expect((await b.api.post('/api/v1/evals/from-call', { call_id: call.id })).status).toBe(404);
    await a.api.del(`/api/v1/calls?id=${call.id}`);
    expect((await a.api.get(`/api/v1/evals?id=${answer.id}`)).body.call_id).toBeNull();
  });
});

describe('an agent that is archived', () => {
  test('keeps its evals and runs none, until it is back', async () => {
    const agent = await agentWith(OPENING);
    const eval_id = await made(agent, [user('Hi'), regex('.')]);
    await a.api.del(`/api/v1/agents?id=${agent}`);
    for (const input of [{ eval_id }, { agent_id: agent }]) {
      expect((await run(input)).body.error).toMatchObject({
        code: 'invalid_request',
        message: expect.stringMatching(/archived/),
      });
    }
    expect((await create(agent, 'late', [user('Hi'), regex('.')])).status).toBe(400);
    expect((await a.api.get(`/api/v1/evals?agent_id=${agent}`)).body.evals).toHaveLength(1);
    await a.api.patch('/api/v1/agents', { id: agent, status: 'active' });
    expect((await run({ eval_id })).body.passed).toBe(true);
  });

  test('and a business that is deleted leaves none', async () => {
    const { api, agent_id, business_id } = b;
    const messages = [user('Hi'), regex('.')];
    const { id } = (await api.post('/api/v1/evals', { agent_id, business_id, name: 'x', messages })).body;
    await api.post('/api/v1/evals/run', { eval_id: id, prompt_override: 'You are Kai.' });
    await asOwner('delete from businesses where id = $1', [business_id]);
    const left =
      'select id from evals where business_id = $1 union all select id from eval_runs where business_id = $1';
    expect(await asOwner(left, [business_id])).toEqual([]);
  });
});
