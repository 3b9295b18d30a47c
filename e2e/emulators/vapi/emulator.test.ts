import { type Vapi, VapiClient, type VapiError } from '@vapi-ai/server-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVapiEmulator, type VapiEmulator } from './emulator.ts';

let vapi: VapiEmulator;
let client: VapiClient;

beforeAll(async () => {
  vapi = await startVapiEmulator({ pace: 100 });
  client = new VapiClient({ token: vapi.env.VAPI_API_KEY as string, baseUrl: vapi.url, maxRetries: 0 });
});

afterAll(() => vapi.close());

const ASSISTANT: Vapi.CreateAssistantDto = {
  name: 'Kai',
  firstMessage: 'Hello {{customer}}, this is Kai.',
  model: { provider: 'openai', model: 'gpt-4.1', messages: [{ role: 'system', content: 'Be kind.' }] },
  voice: { provider: '11labs', voiceId: 'abc' },
  transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en' },
  server: { url: 'http://127.0.0.1:9/hook', timeoutSeconds: 20 },
  serverMessages: ['status-update', 'end-of-call-report'],
  maxDurationSeconds: 600,
};

/** What the SDK throws for a refused request. */
async function refusal(ask: () => PromiseLike<unknown>): Promise<{ status: number | undefined; body: unknown }> {
  try {
    await ask();
  } catch (error) {
    const { statusCode, body } = error as VapiError;
    return { status: statusCode, body };
  }
  throw new Error('it was taken');
}

/** `ASSISTANT` with something that no type allows. */
const wrong = (changes: Record<string, unknown>) => ({ ...ASSISTANT, ...changes }) as Vapi.CreateAssistantDto;

test.each([
  ['a name over 40 letters', { name: 'x'.repeat(41) }, 'name must NOT have more than 40 characters'],
  ['a provider of another name', { voice: { provider: 'elevenlabs', voiceId: 'a' } }, 'voice.provider must be one of'],
  ['an unknown key', { foo: 1 }, 'property foo should not exist'],
  ['an old key', { serverUrl: 'https://x.test' }, 'property serverUrl should not exist'],
  ['an old secret', { server: { url: 'https://x.test', secret: 's' } }, 'server.property secret should not exist'],
  ['a model that is none', { model: { provider: 'openai', model: 'gpt-99' } }, 'model.model must be one of'],
  ['a call too short', { maxDurationSeconds: 5 }, 'maxDurationSeconds must be >= 10'],
  ['a message that is none', { serverMessages: ['end-of-call'] }, 'serverMessages.0 must be one of'],
])('an assistant with %s is refused', async (_, changes, message) => {
  const { status, body } = await refusal(() => client.assistants.create(wrong(changes)));
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: 'Bad Request', statusCode: 400 });
  expect((body as { message: string[] }).message.join('\n')).toContain(message);
});

test('assistants are kept, changed and deleted', async () => {
  const { id } = await client.assistants.create(ASSISTANT);
  const model: Vapi.UpdateAssistantDtoModel = { provider: 'openai', model: 'gpt-4o', messages: [] };
  await client.assistants.update({ id, model });
  expect(await client.assistants.get({ id })).toMatchObject({ name: 'Kai', model });
  expect((await client.assistants.list({ limit: 1 })).map((assistant) => assistant.id)).toEqual([id]);
  await client.assistants.delete({ id });
  expect((await refusal(() => client.assistants.get({ id }))).status).toBe(404);
});

test('without the key nothing is answered', async () => {
  const stranger = new VapiClient({ token: 'wrong', baseUrl: vapi.url, maxRetries: 0 });
  const { status, body } = await refusal(() => stranger.assistants.list());
  expect(status).toBe(401);
  expect(body).toMatchObject({ statusCode: 401, error: 'Unauthorized' });
});

async function line(): Promise<string> {
  const { id } = await client.phoneNumbers.create({ provider: 'vapi', numberDesiredAreaCode: '512' });
  return id;
}

test('a call is placed, held and told of; a list finds it by its time', async () => {
  const before = new Date().toISOString();
  const [phoneNumberId, { id: assistantId }] = await Promise.all([line(), client.assistants.create(ASSISTANT)]);
  const metadata = { call_id: 'ours' };
  const placed = (await client.calls.create({
    assistantId,
    phoneNumberId,
    customer: { number: '+15125551234', name: 'Maria' },
    assistantOverrides: { metadata, variableValues: { customer: 'Maria' } },
  })) as Vapi.Call;
  expect(placed.status).toMatch(/queued|ringing/);
  expect(vapi.placed.get('ours')).toEqual([placed.id]);
  const listed = await client.calls.list({ createdAtGe: before });
  expect(listed.map(({ assistantOverrides }) => assistantOverrides?.metadata)).toEqual([metadata]);
  expect(await client.calls.list({ createdAtLt: before })).toEqual([]);
  await vapi.settled();
  const call = await client.calls.get({ id: placed.id });
  expect(call).toMatchObject({ status: 'ended', endedReason: 'assistant-ended-call' });
  const said = (call.artifact?.messages ?? []) as { role: string; message: string }[];
  expect(said[1]).toMatchObject({ role: 'bot', message: 'Hello Maria, this is Kai.' });
  expect(Date.parse(call.endedAt ?? '')).toBeGreaterThan(Date.parse(call.startedAt ?? ''));
});

test.each([
  ['+15005550002', 'customer-did-not-answer', false],
  ['+15005550003', 'customer-busy', false],
  ['+15005550004', 'voicemail', true],
  ['+15005550005', 'customer-ended-call', true],
  ['+15005550008', 'call.in-progress.error-providerfault-outbound-sip-503-service-unavailable', false],
])('%s ends as %s', async (number, endedReason, answered) => {
  const phoneNumberId = await line();
  const placed = (await client.calls.create({
    assistant: ASSISTANT,
    phoneNumberId,
    customer: { number },
  })) as Vapi.Call;
  await vapi.settled();
  const call = await client.calls.get({ id: placed.id });
  expect(call.endedReason).toBe(endedReason);
  expect(Boolean(call.startedAt)).toBe(answered);
});

test.each([
  ['metadata at its top', { metadata: {} }, 'property metadata should not exist'],
  [
    'a customer’s name over 40 letters',
    { customer: { number: '+15125551234', name: 'y'.repeat(50) } },
    'customer.name',
  ],
  ['a number that is none', { customer: { number: '+15005550001' } }, 'E.164'],
  ['an unknown line', { phoneNumberId: 'p' }, "Couldn't find phone number p"],
])('a call with %s is refused, and nobody is dialled', async (_, changes, message) => {
  const phoneNumberId = await line();
  const order = { assistant: ASSISTANT, phoneNumberId, customer: { number: '+15125551234' }, ...changes };
  const dialled = vapi.placed.size;
  const { status, body } = await refusal(() => client.calls.create(order as Vapi.CreateCallDto));
  expect(status).toBe(400);
  expect([(body as { message: string | string[] }).message].flat().join('\n')).toContain(message);
  expect(vapi.placed.size).toBe(dialled);
});

test('a call under way is ended by its control address, with the key', async () => {
  const phoneNumberId = await line();
  const customer = { number: '+15125551234' };
  const placed = (await client.calls.create({ assistant: ASSISTANT, phoneNumberId, customer })) as Vapi.Call;
  const url = placed.monitor?.controlUrl ?? '';
  expect((await fetch(url, { method: 'POST', body: '{"type":"end-call"}' })).status).toBe(401);
  const headers = { authorization: `Bearer ${vapi.env.VAPI_API_KEY}` };
  await fetch(url, { method: 'POST', headers, body: '{"type":"end-call"}' });
  await vapi.settled();
  expect((await client.calls.get({ id: placed.id })).endedReason).toBe('manually-canceled');
});

test('a recording is reached by the key alone, over an address that expires', async () => {
  const phoneNumberId = await line();
  const customer = { number: '+15125551234' };
  const placed = (await client.calls.create({ assistant: ASSISTANT, phoneNumberId, customer })) as Vapi.Call;
  await vapi.settled();
  const path = `${vapi.url}/call/${placed.id}/stereo-recording`;
  expect((await fetch(path)).status).toBe(401);
  const headers = { authorization: `Bearer ${vapi.env.VAPI_API_KEY}` };
  const redirect = await fetch(path, { headers, redirect: 'manual' });
  expect(redirect.status).toBe(302);
  const wav = Buffer.from(await (await fetch(redirect.headers.get('location') ?? '')).arrayBuffer());
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect(wav.readUInt16LE(22)).toBe(2);
  const expired = vapi.recordings.presigned(placed.id, -1) ?? '';
  expect((await fetch(expired)).status).toBe(403);
  expect(Buffer.from(await (await fetch(path, { headers })).arrayBuffer())).toEqual(wav);
});

test('a line too many is not placed, and says so', async () => {
  const small = await startVapiEmulator({ pace: 1, concurrency: 1 });
  try {
    const caller = new VapiClient({ token: small.env.VAPI_API_KEY as string, baseUrl: small.url, maxRetries: 0 });
    const { id: phoneNumberId } = await caller.phoneNumbers.create({ provider: 'vapi' });
    const order = { assistant: ASSISTANT, phoneNumberId, customer: { number: '+15125551234' } };
    await caller.calls.create(order);
    const blocked = (await caller.calls.create(order)) as Vapi.Call;
    expect(blocked.endedReason).toBe('call.start.error-subscription-concurrency-limit-reached');
    expect(small.placed.size).toBe(1);
  } finally {
    await small.close();
  }
});

test('a number at Twilio is imported once, and its settings taken away by null', async () => {
  const twilio = {
    provider: 'twilio',
    number: '+15125550100',
    twilioAccountSid: 'AC00000000000000000000000000000000',
    twilioAuthToken: 't',
    smsEnabled: false,
    fallbackDestination: { type: 'number', number: '+15125550199' },
  } as const;
  const { id } = await client.phoneNumbers.create(twilio);
  expect((await refusal(() => client.phoneNumbers.create(twilio))).status).toBe(400);
  const body = { provider: 'twilio', fallbackDestination: null } as unknown as Vapi.UpdatePhoneNumbersRequestBody;
  await client.phoneNumbers.update({ id, body });
  expect(await client.phoneNumbers.get({ id })).not.toHaveProperty('fallbackDestination');
});

test('a trunk’s password goes in and never comes out', async () => {
  const headers = { authorization: `Bearer ${vapi.env.VAPI_API_KEY}`, 'content-type': 'application/json' };
  const gateways = [{ ip: '198.51.100.7', port: 5060, netmask: 32, outboundProtocol: 'udp' }];
  const outboundAuthenticationPlan = { authUsername: 'u', authPassword: 'hush' };
  const trunk = { provider: 'byo-sip-trunk', name: 'Office', gateways, outboundAuthenticationPlan };
  const make = (body: object) =>
    fetch(`${vapi.url}/credential`, { method: 'POST', headers, body: JSON.stringify(body) });
  const made = await make(trunk);
  expect(made.status).toBe(201);
  expect(await made.text()).not.toContain('hush');
  expect((await make({ ...trunk, gateways: [{ ip: '198.51.100.7', netmask: 8 }] })).status).toBe(400);
});

test('an eval is kept, run, and judged as it is told to', async () => {
  const messages: Vapi.CreateEvalDtoMessagesItem[] = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', judgePlan: { type: 'exact', content: 'Hello' } },
  ];
  const { id } = await client.eval.evalControllerCreate({ type: 'chat.mockConversation', name: 'Greets', messages });
  const bogus = [{ role: 'assistant', judgePlan: { type: 'bogus', content: 'x' } }] as unknown as typeof messages;
  const scenario = { type: 'chat.mockConversation', name: 'x', messages: bogus } as const;
  expect((await refusal(() => client.eval.evalControllerCreate(scenario))).status).toBe(400);
  const target = { type: 'assistant', assistant: ASSISTANT } as const;
  for (const [outcome, status] of [
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['error', undefined],
  ] as const) {
    vapi.evalOutcome = outcome;
    const run = await client.eval.evalControllerRun({ type: 'eval', evalId: id, target });
    await expect
      .poll(() => client.eval.evalControllerGetRun({ id: String(run.id) }), { timeout: 5000 })
      .toMatchObject({ status: 'ended' });
    expect((await client.eval.evalControllerGetRun({ id: String(run.id) })).results[0]?.status).toBe(status);
  }
});
