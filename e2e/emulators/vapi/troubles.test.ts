import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CALM, Chaos, type Rates } from '#e2e/emulators/kit/chaos.ts';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { log } from '#lib/surfaces/http/log.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually } from '#lib/surfaces/testing/instance.ts';
import { signed } from './signature.ts';
import { calledProduct } from './testing/product.ts';

let product: Awaited<ReturnType<typeof calledProduct>>;
let owner: Account;
beforeAll(async () => {
  product = await calledProduct({ patience: 0.03 });
  owner = await product.instance.signUp('Acme Contractors', { phone_forward_to: '+15125550199' });
}, 60_000);

afterEach(async () => {
  await product.vapi.settled();
  product.setChaos(CALM);
});

/** Walks the rounds until something came true. */
const lookingAfter = <T>(probe: () => Promise<T | null | undefined | false>) =>
  eventually(async () => {
    await product.lookAfter();
    return probe();
  }, 30_000);

const concluded = (id: string) =>
  lookingAfter(async () => {
    const call = await product.call(owner, id);
    return call.concluded_at !== null && call;
  });

describe('who sends a message must prove it', () => {
  const status = (callId: string) =>
    JSON.stringify({
      message: {
        type: 'status-update',
        status: 'in-progress',
        timestamp: Date.now(),
        call: { id: callId, type: 'inboundPhoneCall', customer: { number: '+15125550007' } },
        phoneNumber: { number: owner.phone_number },
      },
    });
  const send = (body: string, headers: Record<string, string>) =>
    fetch(product.hookUrl, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const rows = async () => {
    const tables =
      'select id::text from calls union all select id from carrier_events union all select text from call_turns';
    return (await asOwner(tables)).length;
  };
  const secret = () => product.vapi.env.VAPI_WEBHOOK_SECRET as string;
  const FIVE_MINUTES = 5 * 60_000;

  test.each<[string, (body: string) => { body: string; headers: Record<string, string> }]>([
    ['unsigned', (body) => ({ body, headers: {} })],
    ['signed with another secret', (body) => ({ body, headers: signed(body, 'another secret') })],
    ['altered', (body) => ({ body: body.replace('in-progress', 'ringing'), headers: signed(body, secret()) })],
    [
      'altered in time',
      (body) => ({ body, headers: { ...signed(body, secret()), 'x-timestamp': `${Date.now() + 1}` } }),
    ],
    ['stale', (body) => ({ body, headers: signed(body, secret(), Date.now() - FIVE_MINUTES - 5_000) })],
    ['of the future', (body) => ({ body, headers: signed(body, secret(), Date.now() + FIVE_MINUTES + 5_000) })],
    ['without a time', (body) => ({ body, headers: { 'x-signature': signed(body, secret())['x-signature'] ?? '' } })],
  ])('%s: refused in the form of every error, and no row', async (_, forge) => {
    const before = await rows();
    const { body, headers } = forge(status(randomUUID()));
    const answer = await send(body, headers);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
    expect(await rows()).toBe(before);
  });

  test('replayed: taken once', async () => {
    const body = status(randomUUID()).replace(
      '"status-update"',
      '"transcript","role":"user","transcriptType":"final","transcript":"Hello?"',
    );
    const before = await rows();
    const headers = signed(body, secret());
    expect((await send(body, headers)).status).toBe(200);
    expect(await rows()).toBe(before + 3);
    expect((await send(body, headers)).status).toBe(200);
    expect((await send(body, signed(body, secret()))).status).toBe(200);
    expect(await rows()).toBe(before + 3);
  });

  test('a kind that nobody knows, and one of no call, are taken and do nothing', async () => {
    const before = await rows();
    for (const message of [{ type: 'news-from-2028', call: { id: randomUUID() } }, { type: 'end-of-call-report' }, 7]) {
      const body = JSON.stringify({ message });
      expect((await send(body, signed(body, secret()))).status).toBe(200);
    }
    expect(await rows()).toBe(before);
  });
});

describe('a call is dialled once', () => {
  /** Nothing that the carrier sends arrives: only by asking can it be known that the call was placed. */
  const dialledOnce = async (troubles: Rates) => {
    product.setChaos(new Chaos(1, { ...troubles, lose: 1 }));
    const { body } = await product.place(owner, '+15125557788');
    await eventually(async () => product.vapi.placed.has(body.id));
    product.setChaos(new Chaos(1, { lose: 1 }));
    expect(await concluded(body.id)).toMatchObject({ status: 'completed', reconciled: true });
    expect(product.vapi.placed.get(body.id)).toHaveLength(1);
  };

  test('when it was placed and the answer is a 500', () => dialledOnce({ failAfter: 1 }), 60_000);
  test('when it was placed and the answer never comes', () => dialledOnce({ hangAfter: 1, hangMs: 8_000 }), 60_000);

  test('when its messages are here before the answer', async () => {
    product.setChaos(new Chaos(3, { hangAfter: 1, hangMs: 1_500 }));
    const { body } = await product.place(owner, '+15125557789');
    const rang = () => asOwner<{ id: string }>('select id from carrier_events where call_id = $1', [body.id]);
    await eventually(async () => (await rang()).length > 0);
    product.setChaos(CALM);
    expect(await concluded(body.id)).toMatchObject({ status: 'completed' });
    expect(product.vapi.placed.get(body.id)).toHaveLength(1);
  });

  test('when the worker was killed between the attempt and the carrier: asked for first, then dialled', async () => {
    product.setChaos(new Chaos(4, { tooMany: 1 }));
    const { body } = await product.place(owner, '+15125557790');
    // As if an attempt had been marked and its worker killed.
    await asOwner(`update calls set attempted_at = now() - interval '1 hour' where id = $1`, [body.id]);
    product.setChaos(CALM);
    expect(await concluded(body.id)).toMatchObject({ status: 'completed' });
    expect(product.vapi.placed.get(body.id)).toHaveLength(1);
  }, 60_000);
});

describe('what is lost is asked for', () => {
  const LOST = new Chaos(5, { lose: 1 });

  test('all messages of a call', async () => {
    product.setChaos(LOST);
    const { body } = await product.place(owner, '+15125557791');
    const call = await concluded(body.id);
    expect(call).toMatchObject({ status: 'completed', reconciled: true });
    expect(call.transcript.length).toBeGreaterThan(2);
  }, 60_000);

  test('the report of a call whose end was told', async () => {
    const { body } = await product.place(owner, '+15125557792');
    await eventually(async () => (await product.call(owner, body.id)).status === 'in-progress');
    product.setChaos(LOST);
    await product.vapi.settled();
    product.setChaos(CALM);
    const record = product.vapi.account.calls.all().find((call) => call.status === 'ended' && idOf(call) === body.id);
    const message = { type: 'status-update', status: 'ended', endedReason: record?.endedReason, call: record };
    const told = JSON.stringify({ message: { ...message, timestamp: Date.now() } });
    const headers = signed(told, product.vapi.env.VAPI_WEBHOOK_SECRET as string);
    expect((await fetch(product.hookUrl, { method: 'POST', headers, body: told })).status).toBe(200);
    const call = await concluded(body.id);
    expect(call).toMatchObject({ status: 'completed', ended_reason: record?.endedReason });
    const messages = (record?.messages ?? []) as { role: string; message: string }[];
    const words = messages.filter(({ role }) => role !== 'system');
    expect(call.transcript.map(({ text }: { text: string }) => text)).toEqual(words.map(({ message }) => message));
  }, 60_000);

  const idOf = (call: Record<string, unknown>) =>
    (call.assistantOverrides as { metadata?: { call_id?: string } } | undefined)?.metadata?.call_id;
});

describe('an incoming call is never met with silence', () => {
  const request = async (number: string, from = '+15125550123') => {
    const call = { id: randomUUID(), type: 'inboundPhoneCall', customer: { number: from } };
    const message = { type: 'assistant-request', timestamp: Date.now(), call, phoneNumber: { number } };
    const body = JSON.stringify({ message });
    const headers = signed(body, product.vapi.env.VAPI_WEBHOOK_SECRET as string);
    const began = performance.now();
    const answer = await fetch(product.hookUrl, { method: 'POST', headers, body });
    return { call, status: answer.status, answer: await answer.json(), ms: performance.now() - began };
  };

  test('the agent is named, with its instructions as they are now', async () => {
    await owner.api.patch('/api/v1/agents', { id: owner.agent_id, inbound_prompt: 'Be brief with {{business_name}}.' });
    // On a busy machine the first may take longer than a caller waits.
    const answer = await eventually(async () => {
      const asked = await request(owner.phone_number);
      expect(asked.status).toBe(200);
      return asked.answer.assistantOverrides && asked.answer;
    });
    expect(answer.assistantOverrides.model.messages[0].content).toContain('Be brief with Acme Contractors.');
  });

  test('when we are too slow, the forwarding number takes the call', async () => {
    const blocker = new Client({ connectionString: product.instance.adminUrl });
    await blocker.connect();
    await blocker.query('begin; lock table agents in access exclusive mode');
    try {
      const { answer, status, ms } = await request(owner.phone_number);
      expect({ status, answer }).toEqual({
        status: 200,
        answer: { destination: { type: 'number', number: '+15125550199' } },
      });
      expect(ms).toBeLessThan(6_000);
    } finally {
      await blocker.query('rollback');
      await blocker.end();
    }
  }, 20_000);

  test('when it fails, the forwarding number takes the call, and the log says why without saying who', async () => {
    const logged = vi.spyOn(log, 'error');
    await asOwner('alter table agents rename to agents_away');
    try {
      const { answer } = await request(owner.phone_number, '+15125550666');
      expect(answer).toEqual({ destination: { type: 'number', number: '+15125550199' } });
      expect(logged.mock.lastCall?.[0]).toMatchObject({ fault: { sql_state: '42P01' } });
      expect(JSON.stringify(logged.mock.calls)).not.toMatch(/5125550/);
    } finally {
      await asOwner('alter table agents_away rename to agents');
      logged.mockRestore();
    }
  });

  test('a number of nobody’s is told so', async () => {
    expect((await request('+15125559999')).answer).toEqual({ error: 'This number is not in service.' });
  });

  test('a blocked caller hears no agent, and the call is over', async () => {
    const phone = '+15125556666';
    expect((await owner.api.post('/api/v1/blocked-callers', { phone })).status).toBe(201);
    const { answer, call } = await request(owner.phone_number, phone);
    expect(answer).toEqual({ error: expect.any(String) });
    expect(await product.ours(owner, call.id)).toMatchObject({ status: 'failed', ended_reason: 'caller-blocked' });
  });

  test('asked twice, it is one call', async () => {
    const { call } = await request(owner.phone_number);
    const again = JSON.stringify({
      message: { type: 'assistant-request', timestamp: 1, call, phoneNumber: { number: owner.phone_number } },
    });
    const headers = signed(again, product.vapi.env.VAPI_WEBHOOK_SECRET as string);
    expect((await fetch(product.hookUrl, { method: 'POST', headers, body: again })).status).toBe(200);
    expect(await asOwner('select id from calls where carrier_call_id = $1', [call.id])).toHaveLength(1);
  });
});

describe('tools', () => {
  test('are answered in both shapes, also one that there is not, and what they note stays in the transcript', async () => {
    const tools = [
      { afterLine: 1, name: 'note_unanswered', arguments: { question: 'Do you pour concrete?' } },
      { afterLine: 2, name: 'note_unanswered', arguments: { question: 'And at night?' } },
    ];
    const lines = ['Do you pour concrete?', 'And at night?', 'Goodbye.'];
    const rung = await product.vapi.ring({ number: owner.phone_number, from: '+15125550321', lines, tools });
    const { id } = await product.ours(owner, rung.id);
    const call = await concluded(id);
    const noted = call.transcript.flatMap(
      ({ details }: { details: { unanswered?: string[] } }) => details.unanswered ?? [],
    );
    expect(noted).toEqual(['Do you pour concrete?', 'And at night?']);
    expect(product.vapi.faults).toEqual([]);
  });

  test('that there are not, or used without what they need, are answered with an error and a 200', async () => {
    const call = { id: randomUUID(), type: 'inboundPhoneCall', customer: { number: '+15125550444' } };
    const toolCallList = [
      { id: 'a', type: 'function', function: { name: 'launch_rocket', arguments: '{}' } },
      { id: 'b', name: 'note_unanswered', parameters: {} },
      { id: 'c', type: 'function', function: { name: 'note_unanswered', arguments: 'no JSON' } },
    ];
    const message = { type: 'tool-calls', call, phoneNumber: { number: owner.phone_number }, toolCallList };
    const body = JSON.stringify({ message });
    const headers = signed(body, product.vapi.env.VAPI_WEBHOOK_SECRET as string);
    const answer = await fetch(product.hookUrl, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      results: ['a', 'b', 'c'].map((toolCallId) => ({
        toolCallId,
        name: toolCallId === 'a' ? 'launch_rocket' : 'note_unanswered',
        error: expect.any(String),
      })),
    });
  });
});

describe('a test business', () => {
  test('never reaches the carrier: its calls are simulated', async () => {
    const { body } = await owner.api.post('/api/v1/sandbox/keys', { business_id: owner.business_id, name: 'twin' });
    const twin = product.instance.client(body.key);
    const [agent] = (await twin.get('/api/v1/agents')).body.agents;
    const asked = product.vapi.server.requests.length;
    const placed = await twin.post('/api/v1/calls', { agent_id: agent.id, to: '+15125551234' });
    const call = await eventually(async () => {
      const { body: now } = await twin.get(`/api/v1/calls?id=${placed.body.id}`);
      return now.ended_at !== null && now;
    });
    expect(call).toMatchObject({ simulated: true, status: 'completed' });
    expect(product.vapi.server.requests.length).toBe(asked);
  });

  test('is refused by the adapter itself, whoever asks it', async () => {
    const { live } = product.instance.ports.get(carriersPort);
    const asked = product.vapi.server.requests.length;
    const order = {
      callId: randomUUID(),
      businessId: owner.business_id,
      carrierCallId: null,
      attemptedAt: new Date(),
      test: true,
      to: '+15125551234',
      from: null,
      maxDuration: 60,
      pace: 'live' as const,
      brief: () => Promise.reject(new Error('never asked')),
    };
    const ctx = systemContext(product.instance.ports, 'test', [owner.business_id]);
    await expect(live?.dial(ctx, order)).rejects.toMatchObject({ name: 'DialRefused', reason: 'test-business' });
    expect(product.vapi.server.requests.length).toBe(asked);
  });
});
