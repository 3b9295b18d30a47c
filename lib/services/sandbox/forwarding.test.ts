import { beforeAll, describe, expect, test, vi } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

// A call is held by a model, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

let account: Account;
beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  account = await instance.signUp('Ring First', { phone_forward_to: '+15125550199' });
}, 60_000);

const forwardTo = (number: string | null) =>
  asOwner('update numbers set forward_to = $1 where business_id = $2', [number, account.business_id]);
const set = (change: object) => account.api.patch('/api/v1/agents', { id: account.agent_id, ...change });

/** Rings the agent, and answers the call when all is over. */
async function rung(from: string, more: object = {}) {
  const body = { agent_id: account.agent_id, from, record: false, ...more };
  const { id } = (await account.api.post('/api/v1/sandbox/calls', body)).body;
  return over(id);
}
const over = (id: string) =>
  eventually(async () => {
    const { body } = await account.api.get(`/api/v1/calls?id=${id}&include=transcript`);
    return body.concluded_at && body;
  }, 30_000);
const said = (call: { transcript: { speaker: string; text: string }[] }, speaker: string): string[] =>
  call.transcript.filter((turn) => turn.speaker === speaker).map(({ text }) => text);
const lines = ['Hello, I need a new roof.', 'Thank you, goodbye.'];

describe('ring first', () => {
  test('a person who picks up has the call: no agent in it, and the caller is filed all the same', async () => {
    await forwardTo('+15125550199');
    const call = await rung('+15125550117', { caller_lines: lines });
    expect(call).toMatchObject({
      status: 'completed',
      ended_reason: 'answered-by-owner',
      forwarded_to: '+15125550199',
      duration: 42,
      summary: null,
    });
    expect([said(call, 'agent'), said(call, 'caller')]).toEqual([[], []]);
    expect(said(call, 'note')).toEqual(['Answered on your phone +1 512 555 0199', 'The caller hung up']);
    const { body } = await account.api.get(`/api/v1/leads?id=${call.lead_id}`);
    expect(body).toMatchObject({ phone: '+15125550117', source: 'inbound_call', score: null });
  });

  test.each([
    ['nobody answers', '+15005550002', 'after 20 seconds'],
    ['a mailbox answers', '+15005550004', 'after 20 seconds'],
    ['it is busy', '+15005550003', 'because the line could not be reached'],
    ['the number is not in service', '+15005550001', 'because the line could not be reached'],
  ])('where %s, the agent takes over', async (_what, number, words) => {
    await forwardTo(number);
    const call = await rung('+15125550118', { caller_lines: lines });
    expect(call).toMatchObject({ status: 'completed', ended_reason: 'customer-ended-call', forwarded_to: null });
    expect(said(call, 'note')[0]).toContain(words);
    expect(said(call, 'agent').length).toBeGreaterThan(1);
    expect(said(call, 'caller')).toEqual(lines);
  });

  test('in real time, the agent waits 20 seconds for nobody and not at all for a busy line', async () => {
    const waits: Record<string, number> = {};
    for (const number of ['+15005550002', '+15005550003']) {
      await forwardTo(number);
      const body = { agent_id: account.agent_id, from: '+15125550119', pace: 'live', record: false };
      const { id } = (await account.api.post('/api/v1/sandbox/calls', body)).body;
      const [job] = await eventually(async () => {
        const started = await asOwner('select 1 from calls where id = $1 and status <> $2', [id, 'queued']);
        const jobs = await asOwner<{ wait: number }>(
          `select extract(epoch from start_after - now())::float as wait from pgboss.job
            where name = 'sandbox.run' and state = 'created' and data ->> 'call_id' = $1`,
          [id],
        );
        return started.length > 0 && (number.endsWith('3') ? [{ wait: 0 }] : jobs.length > 0 && jobs);
      });
      waits[number] = Math.round(job?.wait ?? 0);
      if (number.endsWith('3')) {
        await eventually(async () => (await account.api.get(`/api/v1/calls?id=${id}`)).body.answered_at, 3_000);
      }
      await account.api.post('/api/v1/calls/hangup', { id });
    }
    expect(waits).toEqual({ '+15005550002': 20, '+15005550003': 0 });
  });
});

describe('who asks for a person', () => {
  const call = async () => {
    const placed = await account.api.post('/api/v1/calls', {
      agent_id: account.agent_id,
      to: '+15005550007',
      record: false,
    });
    return over(placed.body.id);
  };
  test('is put through to the forwarding number', async () => {
    await forwardTo('+15125550199');
    expect(await call()).toMatchObject({ ended_reason: 'transferred', forwarded_to: '+15125550199' });
  });
  test('goes on with the agent where nobody picks up there, also after ring-first was tried', async () => {
    await forwardTo('+15005550002');
    const outbound = await call();
    expect(outbound.forwarded_to).toBeNull();
    expect(said(outbound, 'note')).toEqual(['A transfer was tried: nobody picked up']);
    const inbound = await rung('+15005550007');
    expect(said(inbound, 'note')).toHaveLength(2);
    expect(said(inbound, 'note')[1]).toBe('A transfer was tried: nobody picked up');
  });
});

describe('carrier settings of the agent hold in the simulated network', () => {
  test('one of its phrases ends the call, after its last words', async () => {
    await forwardTo(null);
    await set({
      vapi_config: { endCallPhrases: ['How Can I Help'], endCallMessage: 'Goodbye from {{business_name}}.' },
    });
    const call = await rung('+15125550120', { caller_lines: lines });
    expect(call.ended_reason).toBe('assistant-ended-call');
    expect(said(call, 'caller')).toEqual([]);
    expect(said(call, 'agent').at(-1)).toBe('Goodbye from Ring First.');
    await set({ vapi_config: { endCallPhrases: null, endCallMessage: null } });
  });

  test('its longest time ends the call, and its message is left on a mailbox', async () => {
    await set({ vapi_config: { maxDurationSeconds: 10, voicemailMessage: 'Please call {{business_name}} back.' } });
    const call = await rung('+15125550121', {
      caller_lines: Array.from({ length: 20 }, () => 'Tell me more, please.'),
    });
    expect(call.ended_reason).toBe('exceeded-max-duration');
    const placed = await account.api.post('/api/v1/calls', {
      agent_id: account.agent_id,
      to: '+15005550004',
      record: false,
    });
    expect(said(await over(placed.body.id), 'agent')).toEqual(['Please call Ring First back.']);
    await set({ vapi_config: { maxDurationSeconds: null, voicemailMessage: null } });
  });
});
