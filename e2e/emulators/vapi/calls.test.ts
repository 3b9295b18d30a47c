import { beforeAll, describe, expect, test } from 'vitest';
import { removeLeftovers } from '#lib/services/carrier/leftovers.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually } from '#lib/surfaces/testing/instance.ts';
import { calledProduct } from './testing/product.ts';

let product: Awaited<ReturnType<typeof calledProduct>>;
let owner: Account;
beforeAll(async () => {
  product = await calledProduct();
  owner = await product.instance.signUp('Acme Contractors', { phone_forward_to: '+15125550199' });
}, 60_000);

describe('a call that comes in', () => {
  test('is answered by the agent, heard, reported, understood, and filed with its lead', async () => {
    const lines = [
      'Hi, I would like a quote for a kitchen remodel.',
      'My name is Nora Quill.',
      'My email is nora@example.com.',
      'No, that is all. Goodbye.',
    ];
    const rung = await product.vapi.ring({ number: owner.phone_number, from: '+15125551234', lines });
    const { id } = await product.ours(owner, rung.id);
    const call = await product.concluded(owner, id);
    expect(product.vapi.faults).toEqual([]);
    expect(call).toMatchObject({
      status: 'completed',
      direction: 'inbound',
      from: '+15125551234',
      to: owner.phone_number,
      carrier: 'vapi',
      simulated: false,
      reconciled: false,
      recording: 'ready',
      lead_name: 'Nora Quill',
    });
    const said = call.transcript.map(({ text }: { text: string }) => text);
    expect(said).toEqual(expect.arrayContaining(lines));
    expect(call.duration).toBeGreaterThan(0);
    expect(call.cost).toBeGreaterThan(0);
    expect(call.recording_peaks.caller.some((peak: number) => peak > 0)).toBe(true);
    const recording = await fetch(call.recording_url);
    expect(recording.status).toBe(200);
    expect(recording.headers.get('content-type')).toBe('audio/mpeg');
  });
});

describe('a call that goes out', () => {
  test('is dialled once with what the agent is told, and ends with its report', async () => {
    const { body, status } = await product.place(owner, '+15125557788', {
      name: 'Maria Garcia',
      first_message: 'Hi {{name}}, this is Kai.',
    });
    expect(status).toBe(201);
    const call = await product.concluded(owner, body.id);
    expect(call).toMatchObject({ status: 'completed', direction: 'outbound', carrier: 'vapi', recording: 'ready' });
    expect(call.transcript[0]).toMatchObject({
      speaker: 'agent',
      text: expect.stringContaining('Hi Maria, this is Kai.'),
    });
    expect(product.vapi.placed.get(body.id)).toHaveLength(1);
  });

  test.each([
    ['+15005550001', 'failed', 'INVALID_NUMBER_FORMAT'],
    ['+15005550002', 'no-answer', 'NO_ANSWER'],
    ['+15005550003', 'busy', 'USER_BUSY'],
    ['+15005550008', 'failed', 'NETWORK_OUT_OF_ORDER'],
  ])('to %s ends as %s', async (to, status, cause) => {
    const { body } = await product.place(owner, to);
    expect(await product.concluded(owner, body.id)).toMatchObject({ status, hangup_cause: cause });
  });

  test('is hung up by live control', async () => {
    const { body } = await product.place(owner, '+15125557799', { pace: 'live' });
    await eventually(async () => (await product.call(owner, body.id)).status === 'in-progress');
    expect((await owner.api.post('/api/v1/calls/hangup', { id: body.id })).status).toBe(200);
    const call = await product.concluded(owner, body.id);
    expect(call).toMatchObject({ status: 'completed', ended_reason: 'hung-up-by-operator' });
  });

  test('says what it is told to, and is put through to a person, by live control', async () => {
    const rung = await product.vapi.ring({ number: owner.phone_number, from: '+15125551299', pace: 4 });
    const { id } = await product.ours(owner, rung.id);
    await eventually(async () => (await product.call(owner, id)).status === 'in-progress');
    expect((await owner.api.post('/api/v1/calls/say', { id, text: 'One moment, please.' })).status).toBe(200);
    expect((await owner.api.post('/api/v1/calls/transfer', { id })).status).toBe(200);
    const call = await product.concluded(owner, id);
    expect(call).toMatchObject({
      status: 'completed',
      ended_reason: 'assistant-forwarded-call',
      forwarded_to: '+15125550199',
    });
    const said = call.transcript.map(({ text }: { text: string }) => text);
    expect(said).toContain('One moment, please.');
    expect(said.filter((text: string) => text.startsWith('Put through to'))).toHaveLength(1);
    expect(JSON.stringify(call)).not.toContain(new URL(product.vapi.url).host);
  });
});

test('a call that is deleted here is deleted at the carrier, with its copies', async () => {
  const { body } = await product.place(owner, '+15125557711');
  await product.concluded(owner, body.id);
  const [carrierCallId = ''] = product.vapi.placed.get(body.id) ?? [];
  expect(product.vapi.account.calls.find(carrierCallId)).toBeDefined();
  expect((await owner.api.del(`/api/v1/calls?id=${body.id}`)).status).toBe(200);
  await removeLeftovers(systemContext(product.instance.ports, 'test', []));
  expect(product.vapi.account.calls.find(carrierCallId)).toBeUndefined();
});
