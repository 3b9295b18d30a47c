import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, type Reply, testInstance } from '#lib/surfaces/testing/instance.ts';

const user = (content: string) => ({ role: 'user', content });
const judged = (judgePlan: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  role: 'assistant',
  judgePlan,
  ...more,
});
const regex = (content: string) => judged({ type: 'regex', content });

let a: Account;
let b: Account;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
});

const agentWith = async (system_prompt: string): Promise<string> => {
  const made = await a.api.post('/api/v1/agents', { business_id: a.business_id, name: 'Kai', system_prompt });
  return made.body.id;
};
const create = (agent_id: string, name: string, messages: unknown[], more: Record<string, unknown> = {}) =>
  a.api.post('/api/v1/evals', { agent_id, business_id: a.business_id, name, messages, ...more });
const made = async (agent_id: string, messages: unknown[], name = 'scenario'): Promise<string> => {
  const { status, body } = await create(agent_id, name, messages);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};
const run = (input: Record<string, unknown>): Promise<Reply> => a.api.post('/api/v1/evals/run', input);
const runOnce = async (agent_id: string, messages: unknown[]) =>
  (await run({ eval_id: await made(agent_id, messages) })).body;

const OPENING = 'You are the receptionist of Smith Law Firm.';
const FEE = `${OPENING} A first consultation costs $120.`;
const ASKS_FEE = user('How much is a first consultation?');

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

describe('a run', () => {
  test('asks the agent as on a call, judges each answer and shows the conversation', async () => {
    const agent = await agentWith(FEE);
    const ended = await runOnce(agent, [
      ASKS_FEE,
      regex('/\\$120/'),
      user('Do you have parking?'),
      judged({ type: 'exact', content: 'Certainly not that.' }),
    ]);
    expect(ended).toMatchObject({ status: 'ended', passed: false, outcome: 'fail', error: null });
    const [result] = ended.results;
    expect(result.status).toBe('fail');
    expect(result.messages.map(({ role }: { role: string }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
    expect(result.messages[1].content).toContain('$120');
    expect(result.messages[1].judge).toEqual({ status: 'pass', reason: null });
    expect(result.messages[3].judge.status).toBe('fail');
  });

  test('exact is the trimmed text', async () => {
    const agent = await agentWith(FEE);
    const [, said] = (await runOnce(agent, [ASKS_FEE, regex('.')])).results[0].messages;
    const exactly = (content: string) => runOnce(agent, [ASKS_FEE, judged({ type: 'exact', content })]);
    expect((await exactly(`  ${said.content}\n`)).passed).toBe(true);
    expect((await exactly(said.content.toUpperCase())).passed).toBe(false);
  });

  test('what the script says stands as said, and a run can end at the first failure', async () => {
    const agent = await agentWith(FEE);
    const ended = await runOnce(agent, [
      { role: 'assistant', content: 'Good day, Smith Law.' },
      ASKS_FEE,
      judged({ type: 'regex', content: 'never' }, { continuePlan: { exitOnFailureEnabled: true } }),
      user('Thanks.'),
      regex('.'),
    ]);
    expect(ended.results[0].messages.map(({ content }: { content: string }) => content)).toEqual([
      'Good day, Smith Law.',
      ASKS_FEE.content,
      expect.stringContaining('$120'),
    ]);
  });

  test('a script that opens with a judge judges the opening line', async () => {
    const agent = await agentWith(OPENING);
    expect((await runOnce(agent, [regex('How can I help you today'), user('Hello?'), regex('.')])).passed).toBe(true);
  });

  test('an ai judge without a language model is trouble, not a failure of the agent', async () => {
    const model = { provider: 'openai', model: 'gpt-4.1', messages: [{ role: 'system', content: 'pass or fail' }] };
    const ended = await runOnce(a.agent_id, [user('Hi'), judged({ type: 'ai', model })]);
    expect(ended).toMatchObject({ status: 'ended', passed: false, outcome: 'error', results: [{ status: 'error' }] });
    expect(ended.error).toMatch(/language model/);
  });

  test('a pattern that backtracks without end is stopped, and holds up nobody', async () => {
    const bomb = run({ eval_id: await made(a.agent_id, [user('Hi'), regex('^(.|\\s|\\w)*#$')]) });
    for (const begun = performance.now(); performance.now() - begun < 1200; ) {
      expect((await a.api.get('/api/v1/agents')).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await bomb).body).toMatchObject({ status: 'ended', passed: false, outcome: 'error' });
    expect((await bomb).body.error).toMatch(/longer than a second/);
  });

  test('is polled until it has ended, and stays as it is then', async () => {
    const agent = await agentWith(FEE);
    const eval_id = await made(agent, [ASKS_FEE, regex('120')]);
    const queued = (await run({ eval_id, wait: false })).body;
    expect(queued).toMatchObject({ status: 'queued', passed: null, results: [] });
    const poll = async () => (await a.api.get(`/api/v1/evals/run?run_id=${queued.run_id}`)).body;
    const ended = await eventually(async () => {
      const now = await poll();
      return now.status === 'ended' && now;
    });
    expect(ended).toMatchObject({ passed: true, eval_id, agent_id: agent });
    await a.api.patch('/api/v1/evals', { id: eval_id, messages: [ASKS_FEE, regex('never')] });
    await a.api.patch('/api/v1/agents', { id: agent, inbound_prompt: OPENING });
    const { evalRunJob } = await import('./run-job.ts');
    const { systemContext } = await import('#lib/surfaces/jobs/worker.ts');
    const { composedPorts } = await import('#lib/surfaces/compose.ts');
    const again = systemContext(composedPorts(), 'evals.run', [a.business_id]);
    await evalRunJob.run(again, { business_id: a.business_id, run_id: queued.run_id });
    expect(await poll()).toEqual(ended);
    expect((await a.api.get(`/api/v1/evals/run?vapi_run_id=${queued.vapi_run_id}`)).body).toEqual(ended);
    expect((await b.api.get(`/api/v1/evals/run?vapi_run_id=${queued.vapi_run_id}`)).status).toBe(404);
    expect((await b.api.get(`/api/v1/evals/run?run_id=${queued.run_id}`)).status).toBe(404);
    const { runs } = (await a.api.get(`/api/v1/evals/run?agent_id=${agent}`)).body;
    expect(runs.map(({ run_id }: { run_id: string }) => run_id)).toEqual([queued.run_id]);
    expect(runs[0]).not.toHaveProperty('results');
  });

  test('with an idempotency key is made once and not waited for', async () => {
    const eval_id = await made(a.agent_id, [user('Hi'), regex('.')]);
    const ask = () => a.api.post('/api/v1/evals/run', { eval_id }, { 'idempotency-key': 'eval once' });
    const [first, second] = [await ask(), await ask()];
    expect(first.body.status).toBe('queued');
    expect(second.body).toEqual(first.body);
    await eventually(async () => (await a.api.get(`/api/v1/evals/run?run_id=${first.body.run_id}`)).body.passed);
    const runs = await asOwner('select id from eval_runs where eval_id = $1', [eval_id]);
    expect(runs).toHaveLength(1);
  });

  test('whose worker was lost for good ends too', async () => {
    const eval_id = await made(a.agent_id, [user('Hi'), regex('.')]);
    const id = 'aaaaaaaa-0000-7000-8000-000000000001';
    await asOwner(
      `insert into eval_runs (id, business_id, agent_id, eval_id, vapi_run_id, eval_version, agent_version, prompt_hash, status, created_at)
       values ($1, $2, $3, $4, 'lost', 1, 1, 'x', 'in-progress', now() - interval '2 hours')`,
      [id, a.business_id, a.agent_id, eval_id],
    );
    await asOwner('select app.end_lost_eval_runs()');
    expect((await a.api.get(`/api/v1/evals/run?run_id=${id}`)).body).toMatchObject({
      status: 'ended',
      outcome: 'error',
    });
  });

  test('needs something to run', async () => {
    expect((await run({})).status).toBe(400);
    expect((await run({ eval_id: 'x' })).status).toBe(400);
  });
});

describe('nothing comes of a run', () => {
  const TABLES = ['leads', 'calls', 'call_turns', 'messages', 'ledger', 'events', 'deliveries', 'notices', 'numbers'];
  const counts = () =>
    asOwner(
      TABLES.map((table) => `select '${table}' as name, count(*)::int as rows from ${table}`).join(' union all '),
    );

  test('no call, lead, text, event, notice or cost; its tools answer a stub, which the transcript shows', async () => {
    const before = await counts();
    const transfers = { type: 'exact', toolCalls: [{ name: 'transfer_call' }] };
    const ended = await runOnce(a.agent_id, [
      user('My name is Maria Garcia, my number is 512-555-1234, my email is maria@example.com.'),
      regex('.'),
      user('Please take me off your list and never call me again.'),
      regex('.'),
      user('Can I speak to a manager?'),
      judged(transfers),
    ]);
    expect(ended).toMatchObject({ passed: true });
    const [tool] = ended.results[0].messages.filter(({ role }: { role: string }) => role === 'tool');
    expect(JSON.parse(tool.content)).toMatchObject({ test_mode: true });
    expect(await counts()).toEqual(before);
  });
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
