import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Mind, ModelUse } from '#lib/adapters/model/port.ts';
import { mindPort, receptionistPort } from '#lib/adapters/model/port.ts';
import { signedInBrowser } from '#lib/surfaces/testing/browser.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { mindOf } from './mind.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let rules: Mind;
let model: Mind;
/** What the configured model does with each thing it is asked. */
let fate: Pick<ModelUse, 'tokens' | 'fault'> = { tokens: 100, fault: null };
let asked = 0;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  rules = instance.ports.get(receptionistPort);
  // The rules do the work; what is reported is a configured model's, as the adapter reports it.
  const as = <R extends { report?: ((use: ModelUse) => void) | undefined }>(request: R): R => {
    asked += 1;
    const use = { label: fate.fault ? rules.label : 'gpt-test', builtIn: fate.fault !== null, ...fate };
    return { ...request, report: () => request.report?.(use) };
  };
  model = {
    ...rules,
    builtIn: false,
    label: 'gpt-test',
    budget: { turnsPerCall: 50, tokensPerCall: 10_000, tokensPerDay: 1000 },
    nextTurn: async (request) => ({ ...(await rules.nextTurn(as(request))), failed: fate.fault !== null }),
    extract: (request) => rules.extract(as(request)),
    summarise: (request) => rules.summarise(as(request)),
  };
  instance.ports.plug(mindPort, model);
});
afterAll(() => void instance.ports.plug(mindPort, rules));

const LINES = ['Hi, I need a quote.', 'My name is Maria Garcia.', 'No, that is all. Goodbye.'];

async function call(a: Account) {
  const { body } = await a.api.post('/api/v1/sandbox/calls', {
    agent_id: a.agent_id,
    from: '+15125551234',
    caller_lines: LINES,
  });
  const id = body.call_id ?? body.id;
  return eventually(async () => {
    const { body: found } = await a.api.get(`/api/v1/calls?id=${id}&include=transcript`);
    return found.concluded_at && found;
  });
}
const day = async (a: Account) =>
  (await asOwner('select * from model_days where business_id = $1', [a.business_id]))[0];

test('a call says who spoke and who read it; the day counts what that took', async () => {
  const a = await instance.signUp('Modelled');
  fate = { tokens: 100, fault: null };
  const { models, transcript } = await call(a);
  expect(models).toEqual({
    spoken_by: 'gpt-test',
    spoken_fault: null,
    fallback_turns: 0,
    read_by: 'gpt-test',
    read_fault: null,
  });
  const turns = transcript.filter(({ details }: { details: object }) => 'model' in details).length;
  expect(turns).toBeGreaterThan(1);
  expect(await day(a)).toMatchObject({ requests: turns + 2, tokens: (turns + 2) * 100, failures: 0 });
});

test('a model that fails: the call says so, the owner is told, and it is not waited for turn after turn', async () => {
  const a = await instance.signUp('Failing');
  fate = { tokens: 0, fault: 'timeout' };
  const { models, transcript } = await call(a);
  expect(models).toMatchObject({
    spoken_by: rules.label,
    spoken_fault: expect.any(String),
    read_by: rules.label,
    read_fault: 'timeout',
  });
  expect(models.fallback_turns).toBeGreaterThan(1);
  expect(transcript.some(({ details }: { details: { failed?: true } }) => details.failed)).toBe(true);
  const browser = await signedInBrowser(instance, a.email);
  const { body } = await browser.api.get('/api/v1/attention');
  expect(body.items.find(({ kind }: { kind: string }) => kind === 'model')).toMatchObject({
    detail: 'timeout',
    count: expect.any(Number),
  });
  const before = asked;
  const ctx = contextOf(a);
  const mind = await mindOf(ctx, a.business_id, { turns: 3, tokens: 0, failed: 3 });
  const uses: ModelUse[] = [];
  await mind.nextTurn({ system: 'You are Kai.', turns: [], report: (use) => uses.push(use) });
  expect(asked).toBe(before);
  expect(uses).toMatchObject([{ builtIn: true, fault: 'unavailable' }]);
});

test('a text is answered by the rules where the model fails, and says so', async () => {
  const a = await instance.signUp('Texted');
  const from = '+15125550177';
  const answered = async () => {
    await a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, from, body: 'What is the name of your business?' });
    return eventually(async () => {
      const { body } = await a.api.get(`/api/v1/sms?phone=${encodeURIComponent(from)}`);
      return body.messages[0].direction === 'outbound' && body.messages[0];
    });
  };
  fate = { tokens: 0, fault: 'timeout' };
  expect(await answered()).toMatchObject({ purpose: 'auto_reply', written_fault: 'timeout' });
  await asOwner('update model_days set tokens = 1000 where business_id = $1', [a.business_id]);
  expect(await answered()).toMatchObject({ written_fault: 'budget' });
});

test.each([
  [
    'of a day',
    async (a: Account) =>
      void (await asOwner(`update model_days set tokens = 1000 where business_id = $1`, [a.business_id])),
    undefined,
  ],
  ['of a call, in tokens', async () => {}, { turns: 1, tokens: 10_000, failed: 0 }],
  ['of a call, in turns', async () => {}, { turns: 50, tokens: 0, failed: 0 }],
])('beyond the budget %s the rules do it, and say why', async (_which, use, spent) => {
  const a = await instance.signUp('Spent');
  fate = { tokens: 10, fault: null };
  await (await mindOf(contextOf(a), a.business_id)).summarise({ system: '', turns: [], direction: 'inbound' });
  await use(a);
  const before = asked;
  const uses: ModelUse[] = [];
  const mind = await mindOf(contextOf(a), a.business_id, spent);
  await mind.nextTurn({ system: 'You are Kai.', turns: [], report: (told) => uses.push(told) });
  expect(asked).toBe(before);
  expect(uses).toMatchObject([{ builtIn: true, tokens: 0, fault: 'budget' }]);
});

test('where no model is configured, nothing is counted', async () => {
  const a = await instance.signUp('Ruled');
  instance.ports.plug(mindPort, rules);
  const { models } = await call(a);
  instance.ports.plug(mindPort, model);
  expect(models).toEqual({
    spoken_by: rules.label,
    spoken_fault: null,
    fallback_turns: 0,
    read_by: rules.label,
    read_fault: null,
  });
  expect(await day(a)).toBeUndefined();
});

const contextOf = (a: Account) => ({
  requestId: 'test',
  principal: { kind: 'system' as const, job: 'test' },
  businesses: [a.business_id],
  ip: null,
  ports: instance.ports,
  usage: {},
});
