import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tool } from 'ai';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nextAgentTurn } from './converse.ts';
import { extractCall, summarise } from './extract.ts';
import type { Turn } from './port.ts';
import { resolveModel } from './resolve.ts';

const SYSTEM = 'You are Ava, the receptionist of Riverside Dental. A cleaning costs $120.';
const caller = (text: string): Turn => ({ role: 'caller', text });

describe('with the built-in receptionist', () => {
  const { model, builtIn } = resolveModel({});

  test('is what speaks when nothing is configured', () => expect(builtIn).toBe(true));

  test('answers, with the facts it used', async () => {
    const turn = await nextAgentTurn({ model, system: SYSTEM, turns: [caller('How much is a cleaning?')] });
    expect(turn).toMatchObject({ endCall: false, unanswered: [], used: ['A cleaning costs $120.'], failed: false });
  });

  test('notes what stays open and ends the call', async () => {
    const open = await nextAgentTurn({ model, system: SYSTEM, turns: [caller('Do you do braces?')] });
    expect(open).toMatchObject({ unanswered: ['Do you do braces?'], toolCalls: [] });
    expect((await nextAgentTurn({ model, system: SYSTEM, turns: [caller('Thanks, bye.')] })).endCall).toBe(true);
  });

  test('runs the tools of the agent', async () => {
    const transfer_call = tool({ inputSchema: z.object({}), execute: async () => ({ connected: true }) });
    const turn = await nextAgentTurn({
      model,
      system: SYSTEM,
      turns: [caller('Can I speak to a manager?')],
      tools: { transfer_call },
    });
    expect(turn.toolCalls).toEqual([{ name: 'transfer_call', input: {}, output: { connected: true } }]);
  });

  test('reads a call', async () => {
    const turns: Turn[] = [
      caller('Hi, I need a cleaning on Tuesday.'),
      { role: 'agent', text: 'May I have your name?' },
      caller('Maria Garcia, my cell is 512 555 0134.'),
      { role: 'agent', text: 'Anything else?' },
      caller('Do you do braces? No? Okay, bye.'),
      { role: 'agent', text: "I don't have that information. Goodbye." },
    ];
    const request = { model, system: SYSTEM, turns, direction: 'inbound' as const };
    expect(await extractCall(request)).toMatchObject({
      name: 'Maria Garcia',
      first_name: 'Maria',
      phone: '+15125550134',
      email: null,
      requested_time: 'Tuesday',
      opt_out: false,
      evidence: { name: 2, phone: 2, reason: 0 },
    });
    expect(await summarise(request)).toBe(
      'Maria Garcia called about a cleaning on Tuesday. “Do you do braces?” is still to be answered. They asked about Tuesday. They can be reached at 512-555-0134.',
    );
  });
});

describe('with an OpenAI-compatible endpoint', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** A real server that answers every completion with `message`, or with an error status. */
  async function endpoint(message: Record<string, unknown> | number) {
    const asked: { model: string; messages: { role: string; content: string }[] }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push(JSON.parse(body));
      response.setHeader('content-type', 'application/json');
      if (typeof message === 'number') response.statusCode = message;
      const choice = {
        index: 0,
        finish_reason: 'stop',
        message: { role: 'assistant', ...(typeof message === 'number' ? {} : message) },
      };
      response.end(
        JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'm', choices: [choice], usage: {} }),
      );
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const { model, builtIn } = resolveModel({
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_API_KEY: 'k',
      OPENAI_MODEL: 'm',
    });
    return { model, builtIn, asked };
  }

  test('the same conversation goes to the endpoint, with the caller’s number in the briefing', async () => {
    const { model, builtIn, asked } = await endpoint({ content: 'It is $120.' });
    const turn = await nextAgentTurn({
      model,
      system: SYSTEM,
      turns: [caller('How much?')],
      callerNumber: '+15125550134',
    });
    expect(builtIn).toBe(false);
    expect(turn).toMatchObject({ text: 'It is $120.', endCall: false, failed: false });
    expect(asked[0]?.messages[0]?.content).toMatch(/A cleaning costs \$120[\s\S]*\+15125550134/);
    expect(asked[0]?.messages.at(-1)).toEqual({ role: 'user', content: 'How much?' });
  });

  test('goodbye by tool', async () => {
    const call = { id: '1', type: 'function', function: { name: 'end_call', arguments: '{}' } };
    const { model } = await endpoint({ content: 'Goodbye.', tool_calls: [call] });
    expect(await nextAgentTurn({ model, system: SYSTEM, turns: [caller('bye')] })).toMatchObject({
      text: 'Goodbye.',
      endCall: true,
    });
  });

  test('a broken endpoint never breaks the call: the rules speak', async () => {
    const { model } = await endpoint(400);
    const turn = await nextAgentTurn({ model, system: SYSTEM, turns: [caller('How much is a cleaning?')] });
    expect(turn).toMatchObject({ failed: true, endCall: false, used: ['A cleaning costs $120.'] });
  });

  test('a reading that the endpoint fails is done by the rules', async () => {
    const { model } = await endpoint({ content: 'not json' });
    const read = await extractCall({
      model,
      system: SYSTEM,
      turns: [caller('My name is Tom Ray.')],
      direction: 'inbound',
    });
    expect(read.name).toBe('Tom Ray');
  });

  test('giving up oneself is no trouble of the model', async () => {
    const { model } = await endpoint({ content: 'late' });
    const signal = AbortSignal.abort(new Error('call over'));
    await expect(nextAgentTurn({ model, system: SYSTEM, turns: [caller('Hi')], signal })).rejects.toThrow('call over');
  });
});

test('settings: empty counts as unset, a wrong address is an error at once', () => {
  expect(resolveModel({ OPENAI_BASE_URL: '', OPENAI_API_KEY: ' ' }).builtIn).toBe(true);
  expect(resolveModel({ OPENAI_API_KEY: 'k' }, 'gpt-x').label).toBe('gpt-x');
  expect(() => resolveModel({ OPENAI_BASE_URL: 'ftp://x' })).toThrow();
});
