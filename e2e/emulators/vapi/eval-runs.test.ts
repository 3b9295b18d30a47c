import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { Vapi } from '#lib/adapters/carrier/vapi/client.ts';
import { type VapiSettings, vapiFromEnv } from '#lib/adapters/carrier/vapi/env.ts';
import { evalRun } from '#lib/adapters/carrier/vapi/evals.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { startVapiEmulator, type VapiEmulator } from './emulator.ts';
import { holdsByThePublishedContract } from './published.ts';

let vapi: VapiEmulator;
let owner: Account;

beforeAll(async () => {
  vapi = await startVapiEmulator({ pace: 100 });
  Object.assign(process.env, vapi.env);
  const { signUp } = await testInstance({ worker: true });
  owner = await signUp('Smith Law Firm', { phone_forward_to: '+15125550177' });
}, 120_000);
afterAll(() => vapi.close());

const SCRIPT = [
  { role: 'user', content: 'Put me through, please.' },
  {
    role: 'assistant',
    judgePlan: { type: 'exact', content: 'One moment.', toolCalls: [{ name: 'transfer_call', arguments: {} }] },
  },
];
const made = async (name: string, messages: unknown[] = SCRIPT) => {
  const { agent_id, business_id } = owner;
  return owner.api.post('/api/v1/evals', { agent_id, business_id, name, messages });
};
const run = async (input: object) => (await owner.api.post('/api/v1/evals/run', input)).body;
const runsSent = () => vapi.server.requests.filter(({ route }) => route === 'POST /eval/run');

describe('a run of a live business', () => {
  test('is played at the carrier, against the mirror, in test mode and with nothing that acts', async () => {
    const { body: scenario } = await made('transfers');
    expect(vapi.account.evals.get(scenario.vapi_eval_id)).toMatchObject({ name: 'transfers', messages: SCRIPT });
    const ended = await run({ eval_id: scenario.id });
    expect(ended).toMatchObject({ status: 'ended', passed: true, outcome: 'pass', error: null });
    expect(vapi.account.evalRuns.find(ended.vapi_run_id)).toBeDefined();
    expect(ended.results[0].messages[1]).toMatchObject({ content: 'One moment.', judge: { status: 'pass' } });
    const { evalId, target } = (runsSent().at(-1)?.body ?? {}) as Record<string, unknown>;
    const { vapi_assistant_id } = (await owner.api.get(`/api/v1/agents?id=${owner.agent_id}`)).body;
    expect([evalId, target]).toEqual([
      scenario.vapi_eval_id,
      expect.objectContaining({ type: 'assistant', assistantId: vapi_assistant_id }),
    ]);
    const { assistantOverrides } = target as { assistantOverrides: { metadata: object; model: { tools: object[] } } };
    expect(assistantOverrides.metadata).toMatchObject({ test_mode: true, agent_id: owner.agent_id });
    const tools = JSON.stringify(assistantOverrides.model.tools);
    expect(tools).toContain('transfer_call');
    expect(tools).not.toContain('+15125550177');
  });

  test('fails where the agent fails, and errs where the run does', async () => {
    const { body: scenario } = await made('outcomes');
    vapi.evalOutcome = 'fail';
    expect(await run({ eval_id: scenario.id })).toMatchObject({ passed: false, outcome: 'fail', error: null });
    for (const outcome of ['error', 'timeout'] as const) {
      vapi.evalOutcome = outcome;
      expect(await run({ eval_id: scenario.id })).toMatchObject({
        passed: false,
        outcome: 'error',
        error: expect.stringContaining(outcome),
      });
    }
    vapi.evalOutcome = 'pass';
  });

  test('that did not come to its end says nothing of the agent, whatever was judged until then', async () => {
    const settings = vapiFromEnv({ ...process.env, ...vapi.env }, 'http://127.0.0.1:3000');
    const results = [{ status: 'pass', messages: SCRIPT }];
    const { id } = vapi.account.evalRuns.create({ status: 'ended', endedReason: 'cancelled', results });
    expect(await evalRun(new Vapi(settings as VapiSettings), id)).toMatchObject({ status: 'error' });
  });

  test('of a draft has an assistant of its own, that is kept nowhere', async () => {
    const { body: scenario } = await made('draft');
    const before = vapi.account.assistants.all().length;
    const ended = await run({ eval_id: scenario.id, prompt_override: 'You are somebody else.' });
    expect(ended).toMatchObject({ outcome: 'pass', prompt_overridden: true });
    const drafts = runsSent().map(({ body }) => (body as { target: Record<string, unknown> }).target);
    const draft = drafts.find(({ assistantId }) => assistantId === undefined);
    expect(JSON.stringify(draft?.assistant)).toContain('You are somebody else.');
    expect(vapi.account.assistants.all()).toHaveLength(before);
  });

  test('asks what the scenario is now', async () => {
    const { body: scenario } = await made('changing');
    const messages = [
      { role: 'user', content: 'What are your hours?' },
      { role: 'assistant', judgePlan: { type: 'regex', content: 'nine' } },
    ];
    await owner.api.patch('/api/v1/evals', { id: scenario.id, messages });
    await run({ eval_id: scenario.id });
    expect(vapi.account.evals.get(scenario.vapi_eval_id).messages).toEqual([
      messages[0],
      { role: 'assistant', judgePlan: expect.objectContaining({ content: 'nine' }) },
    ]);
  });

  test('goes on with the run that it has started, when answers are lost', async () => {
    const { body: scenario } = await made('patient');
    const before = runsSent().length;
    vapi.server.chaos = new FirstStatusIsLost(1, {});
    const ended = await run({ eval_id: scenario.id });
    vapi.server.chaos = CALM;
    expect(ended).toMatchObject({ outcome: 'pass' });
    expect(runsSent().length - before).toBe(1);
  });
});

/** The first question how a run stands gets no answer. */
class FirstStatusIsLost extends Chaos {
  #asked = 0;
  override request(route: string) {
    if (route === 'GET /eval/run/:id') this.#asked += 1;
    return this.#asked === 1 && route === 'GET /eval/run/:id' ? { failAfter: true } : {};
  }
}

describe('a scenario that the carrier does not take', () => {
  test('is not made, and says why', async () => {
    const { status, body } = await made('a'.repeat(80), [
      { role: 'user', content: 'Hello?' },
      {
        role: 'assistant',
        judgePlan: { type: 'ai', model: { model: 'gpt-99', messages: [{ role: 'system', content: 'Judge.' }] } },
      },
    ]);
    expect([status, body.error.code]).toEqual([400, 'validation_error']);
    expect((await owner.api.get('/api/v1/evals')).body.evals.map(({ name }: { name: string }) => name)).not.toContain(
      'a'.repeat(80),
    );
  });
});

holdsByThePublishedContract(() => vapi);
