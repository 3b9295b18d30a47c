import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { ASKS_FEE, evalsOf, FEE, judged, OPENING, regex, user } from './testing/scripts.ts';

let a: Account;
let b: Account;
let { agentWith, made, run, runOnce } = {} as ReturnType<typeof evalsOf>;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
  ({ agentWith, made, run, runOnce } = evalsOf(a));
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
    const script = [user('Hi'), judged({ type: 'ai', model }), user('And?'), regex('never')];
    const ended = await runOnce(a.agent_id, script);
    expect(ended).toMatchObject({ status: 'ended', passed: false, outcome: 'error', results: [{ status: 'error' }] });
    expect(ended.error).toMatch(/language model/);
    expect(ended.results[0].messages).toHaveLength(2); // trouble ends the run
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
