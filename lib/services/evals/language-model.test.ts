import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { mindPort } from '#lib/adapters/model/port.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { play } from './play.ts';
import { evalsOf, regex, user } from './testing/scripts.ts';

interface Asked {
  model: string;
  messages: { role: string; content: string }[];
  tools?: { function: { name: string } }[];
  temperature?: number;
}
type Answer = Record<string, unknown> | number | 'never';

/** What the endpoint says for the agent, who is always offered tools, and what it says as a judge. */
let agentSays: (asked: Asked) => Answer;
let judgeSays: (asked: Asked) => Answer;
const judged: Asked[] = [];

const endpoint = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const asked: Asked = JSON.parse(body);
  if (!asked.tools) judged.push(asked);
  const answer = asked.tools ? agentSays(asked) : judgeSays(asked);
  if (answer === 'never') return;
  response.setHeader('content-type', 'application/json');
  if (typeof answer === 'number') response.statusCode = answer;
  const message = { role: 'assistant', ...(typeof answer === 'number' ? {} : answer) };
  const choice = { index: 0, finish_reason: 'stop', message };
  response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'm', choices: [choice] }));
});

let a: Account;
let instance: Awaited<ReturnType<typeof testInstance>>;

beforeAll(async () => {
  endpoint.listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  process.env.OPENAI_BASE_URL = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1`;
  instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
});
afterAll(() => {
  delete process.env.OPENAI_BASE_URL;
  endpoint.closeAllConnections();
  endpoint.close();
});

const ai = (rubric: string, more: Record<string, unknown> = {}) => ({
  role: 'assistant',
  judgePlan: {
    type: 'ai',
    model: { provider: 'openai', model: 'judge-1', temperature: 0.1, messages: [{ role: 'system', content: rubric }] },
    ...more,
  },
});

const runOf = (messages: unknown[]) => evalsOf(a).runOnce(a.agent_id, messages);

test('the judge reads the rubric with the conversation filled in, once, and its word counts', async () => {
  agentSays = () => ({ content: 'Smith Law, {{messages}} at your service.' });
  judgeSays = () => ({ content: ' Pass\n' });
  const rubric = 'Evaluate: {{messages[-1]}}\nContext:\n{{ messages }}\nFirst: {{messages[0]}}';
  expect(await runOf([user('Hi, is this the law office?'), ai(rubric)])).toMatchObject({ passed: true, error: null });
  const asked = judged.at(-1);
  expect(asked).toMatchObject({ model: 'judge-1', temperature: 0.1 });
  expect(asked?.messages[0]).toEqual({
    role: 'system',
    content: [
      'Evaluate: Smith Law, {{messages}} at your service.',
      'Context:',
      'user: Hi, is this the law office?',
      'assistant: Smith Law, {{messages}} at your service.',
      'First: Hi, is this the law office?',
    ].join('\n'),
  });
});

test('a rubric that does not mention the conversation is sent it all the same, unless that is switched off', async () => {
  agentSays = () => ({ content: 'Yes.' });
  judgeSays = () => ({ content: 'fail' });
  const failed = await runOf([user('Smith Law?'), ai('Pass if polite.')]);
  expect(failed).toMatchObject({ passed: false, outcome: 'fail', error: null });
  expect(judged.at(-1)?.messages[1]?.content).toContain('user: Smith Law?\nassistant: Yes.');
  await runOf([user('Smith Law?'), ai('Pass if polite.', { autoIncludeMessageHistory: false })]);
  expect(judged.at(-1)?.messages[1]?.content).not.toContain('Smith Law?');
});

test.each<[string, Answer]>([
  ['talks', { content: 'I would say pass.' }],
  ['says both', { content: 'pass or fail' }],
  ['says nothing', { content: '' }],
  ['breaks', 400],
])('a judge that %s is trouble, not a failure of the agent', async (_what, answer) => {
  agentSays = () => ({ content: 'Yes.' });
  judgeSays = () => answer;
  const ended = await runOf([user('Hello?'), ai('{{messages}}')]);
  expect(ended).toMatchObject({ status: 'ended', passed: false, outcome: 'error', results: [{ status: 'error' }] });
  expect(ended.error).toMatch(/^The judge/);
});

test('a model that does not answer for the agent is trouble, and is not judged', async () => {
  agentSays = () => 400;
  const ended = await runOf([user('Hello?'), regex('never')]);
  expect(ended).toMatchObject({ passed: false, outcome: 'error', error: expect.stringMatching(/language model/) });
  expect(ended.results[0].messages).toEqual([user('Hello?')]);
});

test('beyond the budget of the day neither agent nor judge is asked, and the run says why', async () => {
  agentSays = () => ({ content: 'Yes.' });
  judgeSays = () => ({ content: 'pass' });
  const spend = (tokens: string) =>
    asOwner('update model_days set tokens = $1::bigint where business_id = $2', [tokens, a.business_id]);
  await runOf([user('Hello?'), regex('.')]);
  await spend('1000000000');
  const before = judged.length;
  for (const script of [
    [ai('{{messages}}'), user('Hello?'), regex('.')],
    [user('Hello?'), regex('.')],
  ]) {
    const ended = await runOf(script);
    expect(ended).toMatchObject({ passed: false, outcome: 'error', error: expect.stringMatching(/used for as much/) });
  }
  expect(judged).toHaveLength(before);
  await spend('0');
});

test('a tool is a stub: it answers what the script says, its arguments are judged, and no text is sent', async () => {
  const call = (body: string) => ({
    content: null,
    tool_calls: [{ id: '1', type: 'function', function: { name: 'send_sms', arguments: JSON.stringify({ body }) } }],
  });
  const heard: string[] = [];
  agentSays = ({ messages, tools }) => {
    expect(tools?.map((tool) => tool.function.name)).toContain('send_sms');
    const result = messages.find(({ role }) => role === 'tool');
    if (!result) return call('We open at 9.');
    heard.push(result.content);
    return { content: 'I have sent it.' };
  };
  const sends = (pattern: string) => ({
    role: 'assistant',
    judgePlan: { type: 'regex', content: '', toolCalls: [{ name: 'send_sms', arguments: { body: pattern } }] },
  });
  const answered = { role: 'tool', content: 'sent to the moon' };
  const before = await asOwner('select count(*)::int as n from messages');
  const ended = await runOf([user('Text me your hours.'), sends('/open at \\d/i'), answered]);
  expect(ended).toMatchObject({ passed: true });
  expect(ended.results[0].messages.slice(1)).toEqual([
    {
      role: 'assistant',
      content: 'I have sent it.',
      toolCalls: [{ name: 'send_sms', arguments: { body: 'We open at 9.' } }],
      judge: { status: 'pass', reason: null },
    },
    answered,
  ]);
  expect(heard).toEqual([expect.stringContaining('sent to the moon')]);
  expect((await runOf([user('Text me your hours.'), sends('closed')])).outcome).toBe('fail');
  expect(heard.at(-1)).toContain('test_mode');
  expect(await asOwner('select count(*)::int as n from messages')).toEqual(before);
});

test('a run that takes too long is stopped, and says so', async () => {
  agentSays = () => 'never';
  const briefing = { system: 'You are Kai.', firstMessage: 'Hello!', agentModel: 'm' };
  const begun = performance.now();
  const played = await play(
    instance.ports.get(mindPort),
    briefing,
    [
      { role: 'user', content: 'Hello?' },
      { role: 'assistant', judgePlan: { type: 'regex', content: '.' } },
    ],
    AbortSignal.timeout(200),
  );
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(played).toMatchObject({ status: 'error', error: 'The run took too long and was stopped.' });
});
