import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, isStepCount, Output, tool } from 'ai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OfficialContract, type OpenApi } from '#e2e/emulators/kit/official.ts';
import { OPENAI_KEY, startOpenAiEmulator } from './emulator.ts';

let emulator: Awaited<ReturnType<typeof startOpenAiEmulator>>;
beforeEach(async () => {
  emulator = await startOpenAiEmulator({
    says: ({ tools, messages, response_format }) => {
      if (tools && messages.at(-1)?.role === 'user')
        return { tools: [{ name: 'look_up', arguments: { day: 'Friday' } }] };
      return { content: response_format ? '{"reason":"a quote"}' : 'At nine.' };
    },
  });
});
afterEach(() => emulator.close());

const client = () =>
  createOpenAICompatible({
    name: 'emulated',
    baseURL: emulator.baseUrl,
    apiKey: OPENAI_KEY,
    supportsStructuredOutputs: true,
  })('gpt-4.1-mini');

const look_up = tool({ inputSchema: z.object({ day: z.string() }), execute: async () => ({ free: '9:00' }) });
const ask = (body: unknown, key = OPENAI_KEY) =>
  fetch(`${emulator.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(async (response) => ({ status: response.status, body: await response.json() }));

const said = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] };

describe('the client of the product', () => {
  test('holds a conversation with a tool in it, and gets an object', async () => {
    const model = client();
    const { text, totalUsage } = await generateText({
      model,
      prompt: 'When?',
      tools: { look_up },
      stopWhen: isStepCount(3),
    });
    expect(text).toBe('At nine.');
    expect(totalUsage.totalTokens).toBe(240);
    const schema = z.object({ reason: z.string() });
    const { output } = await generateText({
      model,
      prompt: 'Read',
      output: Output.object({ schema, name: 'reading' }),
    });
    expect(output).toEqual({ reason: 'a quote' });
    expect(emulator.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('what OpenAI refuses is refused, in its words', () => {
  test.each([
    ['an unknown key', { ...said, temprature: 1 }],
    ['no messages', { model: 'm', messages: [] }],
    ['a role that there is not', { ...said, messages: [{ role: 'caller', content: 'Hi' }] }],
    ['a temperature out of range', { ...said, temperature: 3 }],
    ['the name of a tool with a space', { ...said, tools: [{ type: 'function', function: { name: 'look up' } }] }],
    [
      'a tool that is not answered',
      {
        ...said,
        messages: [
          { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'x', arguments: '{}' } }] },
          { role: 'user', content: 'Hi' },
        ],
      },
    ],
    [
      'a strict schema that is open',
      {
        ...said,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'x', strict: true, schema: { type: 'object', properties: {} } },
        },
      },
    ],
  ])('%s', async (_what, body) => {
    expect(await ask(body)).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error' } } });
  });

  test('another key, quoted in part', async () => {
    const { status, body } = await ask(said, 'sk-wrong-1234567890');
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: 'invalid_api_key', message: expect.stringContaining('***7890') });
  });
});

const SPEC = join(import.meta.dirname, '../../../../shared/specs/openai/openapi.yaml');
const yaml = (() => {
  try {
    return createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
  } catch {
    return null;
  }
})();

test.skipIf(!existsSync(SPEC) || !yaml)('every request fits the official contract', async () => {
  if (!yaml) return;
  const { components, paths } = yaml.load(readFileSync(SPEC, 'utf8')) as OpenApi;
  const official = new OfficialContract({
    components,
    paths: { '/chat/completions': paths['/chat/completions'] ?? {} },
  });
  await generateText({ model: client(), prompt: 'When?', tools: { look_up }, stopWhen: isStepCount(3) });
  for (const { body } of emulator.requests) expect(official.check('CreateChatCompletionRequest', body)).toEqual([]);
  expect(official.check('CreateChatCompletionRequest', { model: 'm' })).not.toEqual([]);
});
