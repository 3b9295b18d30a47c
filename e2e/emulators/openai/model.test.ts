import { tool } from 'ai';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { createMind } from '#lib/adapters/model/mind.ts';
import type { ModelUse, Turn } from '#lib/adapters/model/port.ts';
import type { ChatRequest } from './contract.ts';
import { OPENAI_KEY, type OpenAiEmulatorOptions, type Reply, startOpenAiEmulator } from './emulator.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SYSTEM = 'You are Ava, the receptionist of Riverside Dental. A cleaning costs $120.';
const TURNS: Turn[] = [
  { role: 'caller', text: 'Hi, my name is Tom Ray.' },
  { role: 'agent', text: 'Hello Tom.' },
  { role: 'caller', text: 'How much is a cleaning?' },
];

/** The product's own mind on an emulated endpoint, and what it reports. */
async function mindOn(options: OpenAiEmulatorOptions, key = OPENAI_KEY) {
  const emulator = await startOpenAiEmulator(options);
  closing.push(emulator.close);
  const mind = createMind({
    OPENAI_BASE_URL: emulator.baseUrl,
    OPENAI_API_KEY: key,
    OPENAI_MODEL: 'gpt-4.1-mini',
    OPENAI_TURN_SECONDS: '4',
  });
  const uses: ModelUse[] = [];
  const report = (use: ModelUse) => uses.push(use);
  return {
    uses,
    requests: emulator.requests,
    next: (tools = {}) => mind.nextTurn({ system: SYSTEM, turns: TURNS, tools, report }),
    read: () => mind.extract({ system: SYSTEM, turns: TURNS, direction: 'inbound', report }),
    summarise: () => mind.summarise({ system: SYSTEM, turns: TURNS, direction: 'inbound', report }),
    judge: () => mind.judge({ rubric: 'Say pass or fail.', subject: 'x', report }),
  };
}

const MODEL = { label: 'gpt-4.1-mini', builtIn: false, fault: null };
const RULES = { label: 'Built-in receptionist (rule-based)', builtIn: true };

const READ = {
  name: 'Tomas Ray',
  first_name: 'Tomas',
  last_name: 'Ray',
  phone: null,
  email: null,
  reason: 'the price of a cleaning',
  requested_time: null,
  opt_out: false,
  wants_person: false,
  wrong_number: false,
  not_interested: false,
  solicitor: false,
  evidence: { name: 0, phone: null, email: null, reason: 2, requested_time: null, opt_out: null, wants_person: null },
};
const always = (reply: Reply) => ({ says: () => reply });

describe('a model that works', () => {
  test('speaks and reads, and says what it took', async () => {
    const { next, read, summarise, judge, uses } = await mindOn({});
    expect(await next()).toMatchObject({ failed: false, text: expect.stringContaining('noted') });
    await read();
    await summarise();
    await judge();
    expect(uses).toEqual(Array(4).fill({ ...MODEL, tokens: 120 }));
  });

  test.each([
    ['in a fence', `Here it is:\n\`\`\`json\n${JSON.stringify(READ)}\n\`\`\`\nAnything else?`],
    ['bare', JSON.stringify(READ)],
  ])('its reading is found %s', async (_where, content) => {
    const { read, uses } = await mindOn(always({ content }));
    expect(await read()).toEqual(READ);
    expect(uses).toMatchObject([MODEL]);
  });

  test('that knows no schemas is asked in words', async () => {
    const { read, uses, requests } = await mindOn({ plain: true, ...always({ content: JSON.stringify(READ) }) });
    expect(await read()).toEqual(READ);
    expect(uses).toMatchObject([MODEL]);
    expect(requests.map(({ status }) => status)).toEqual([400, 200]);
    expect(JSON.stringify(requests[1]?.body)).toContain('JSON schema');
  });

  test('that is asked too often is asked again when it says so', async () => {
    // The second request of its route is let through by this seed.
    const { next, uses, requests } = await mindOn({ chaos: onceRefused() });
    const began = Date.now();
    expect(await next()).toMatchObject({ failed: false });
    expect(Date.now() - began).toBeGreaterThanOrEqual(900); // Retry-After: 1
    expect(requests.map(({ status }) => status)).toEqual([429, 200]);
    expect(uses).toMatchObject([MODEL]);
  });
});

/** Refuses the first request of each route and no other. */
function onceRefused(): Chaos {
  for (let seed = 0; ; seed += 1) {
    const [first, second] = [0, 1].map(
      (
        (chaos) => () =>
          chaos.request('POST /v1/chat/completions').refuse
      )(new Chaos(seed, { tooMany: 0.5 })),
    );
    if (first && !second) return new Chaos(seed, { tooMany: 0.5 });
  }
}

describe('a model that does not', () => {
  const CASES: [string, OpenAiEmulatorOptions, string, string?][] = [
    ['answers 500', { chaos: new Chaos(1, { failAfter: 1 }) }, 'unavailable'],
    ['answers 429', { chaos: new Chaos(1, { tooMany: 1 }) }, 'limit'],
    ['says nothing', always({ content: '' }), 'unusable'],
    ['is asked with another key', {}, 'key', 'sk-another-key-0987654321'],
  ];

  test.each(CASES)('%s: the rules speak, and say so', async (_what, options, fault, key) => {
    const { next, uses } = await mindOn(options, key);
    expect(await next()).toMatchObject({ failed: true, text: expect.stringContaining('$120') });
    expect(uses).toMatchObject([{ ...RULES, fault }]);
  });

  test.each([
    ...CASES,
    ['refuses', always({ content: null, refusal: 'I cannot help with that.' }), 'unusable'],
    ['breaks its JSON off', always({ content: '{"name": "Tom' }), 'unusable'],
    ['answers another schema', always({ content: '{"name": 7}' }), 'unusable'],
    ['says words', always({ content: 'Tom called.' }), 'unusable'],
  ] as typeof CASES)(
    '%s: the rules read, and say so',
    async (_what, options, fault, key) => {
      const { read, uses } = await mindOn(options, key);
      expect(await read()).toMatchObject({ name: 'Tom Ray' });
      expect(uses).toMatchObject([{ ...RULES, fault }]);
    },
    30_000,
  );

  test('is no judge, and what is thrown quotes neither key nor request', async () => {
    const { judge, uses } = await mindOn({}, 'sk-another-key-0987654321');
    const error = await judge().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ message: 'The language model did not answer.' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/sk-|0987|Bearer|rubric/);
    expect(uses).toEqual([{ label: 'gpt-4.1-mini', builtIn: false, tokens: 0, fault: 'key' }]);
  });

  test('what it has done before it failed is kept, and not done again', async () => {
    let done = 0;
    const book = tool({ inputSchema: z.object({}), execute: async () => ({ booked: ++done }) });
    const says = ({ messages }: ChatRequest): Reply =>
      messages.at(-1)?.role === 'tool' ? { content: '' } : { tools: [{ name: 'book', arguments: {} }] };
    const { next } = await mindOn({ says });
    expect(await next({ book })).toMatchObject({
      failed: true,
      toolCalls: [{ name: 'book', input: {}, output: { booked: 1 } }],
    });
    expect(done).toBe(1);
  });

  test('is too slow: it is waited for no longer than a line may be silent', async () => {
    const { next, uses } = await mindOn({ chaos: new Chaos(1, { hangAfter: 1, hangMs: 60_000 }) });
    const began = Date.now();
    expect(await next()).toMatchObject({ failed: true });
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(uses).toEqual([{ ...RULES, tokens: 0, fault: 'timeout' }]);
  }, 30_000);
});
