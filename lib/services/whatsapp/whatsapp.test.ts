import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { decideTemplates } from './decide.ts';

let a: Account;
let b: Account;
let system: Context;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Adebayo Logistics');
  b = await instance.signUp('Acme Contractors');
  system = systemContext(instance.ports, 'test', []);
});

const send = (to: string, content: unknown, headers = {}, by = a) => {
  const message_type = typeof content === 'string' ? 'text' : 'template';
  return by.api.post('/api/v1/whatsapp/send', { agent_id: a.agent_id, to, message_type, content }, headers);
};
const hears = (from: string, body: string) =>
  a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, channel: 'whatsapp', from, body });
const thread = async (phone: string) =>
  (await a.api.get(`/api/v1/sms?phone=${encodeURIComponent(phone)}`)).body.messages;
const SHIPPED = { name: 'order_shipped', language: 'en', variables: { 1: 'Adebayo' } };

describe('a template', () => {
  test('is sent at any time, once per idempotency key, and lies in the thread as WhatsApp', async () => {
    const key = { 'idempotency-key': 'once' };
    const sent = await Promise.all([1, 2, 3].map(() => send('+2348012345678', SHIPPED, key)));
    expect(new Set(sent.map(({ status, body }) => `${status} ${body.message_sid}`)).size).toBe(1);
    expect(sent[0]?.body).toMatchObject({ success: true, to: '+2348012345678', from: a.phone_number });
    expect(await thread('+2348012345678')).toEqual([
      expect.objectContaining({ channel: 'whatsapp', body: '[order_shipped] Adebayo', direction: 'outbound' }),
    ]);
    const lines = await asOwner("select unit, quantity from ledger where component = 'whatsapp'");
    expect(lines).toEqual([{ unit: 'message', quantity: 1 }]);
  });

  test('is handed in, decided, and filled in from then on', async () => {
    const body = 'Hi {{1}}, your {{2}} is on its way.';
    const make = (more = {}) =>
      a.api.post('/api/v1/whatsapp/templates', {
        name: 'on_its_way',
        language: 'en',
        body,
        examples: { 1: 'Ada', 2: 'chair' },
        ...more,
      });
    const { status, body: made } = await make();
    expect([status, made.status]).toEqual([201, 'pending']);
    expect((await make()).body.error.code).toBe('conflict');
    expect((await make({ examples: { 1: 'Ada' } })).status).toBe(400);
    const early = await send('+2348012345679', {
      name: 'on_its_way',
      language: 'en',
      variables: { 1: 'Ada', 2: 'desk' },
    });
    expect([early.status, early.body.error.message]).toEqual([400, expect.stringContaining('pending')]);
    await eventually(async () => {
      await decideTemplates(system);
      return (await a.api.get(`/api/v1/whatsapp/templates?id=${made.id}`)).body.status === 'approved';
    });
    expect((await a.api.get('/api/v1/whatsapp/templates?status=approved')).body.templates).toHaveLength(1);
    expect((await b.api.get('/api/v1/whatsapp/templates')).body.templates).toEqual([]);
    expect((await b.api.get(`/api/v1/whatsapp/templates?id=${made.id}`)).status).toBe(404);
    expect((await send('+2348012345679', { name: 'on_its_way', language: 'en', variables: { 1: 'Ada' } })).status).toBe(
      400,
    );
    await send('+2348012345679', { name: 'on_its_way', language: 'en', variables: { 1: 'Ada', 2: 'desk' } });
    expect((await thread('+2348012345679'))[0].body).toBe('Hi Ada, your desk is on its way.');
  });
});

describe('free text', () => {
  test('goes out for 24 hours after they have written, and no longer', async () => {
    const phone = '+2348012345670';
    const closed = await send(phone, 'Hello!');
    expect([closed.status, closed.body.error.code]).toEqual([400, 'whatsapp_window_closed']);
    expect(await thread(phone)).toEqual([]);
    await a.api.post('/api/v1/sandbox/sms', {
      agent_id: a.agent_id,
      from: phone,
      body: 'A text is no WhatsApp message',
    });
    expect((await send(phone, 'Hello!')).status).toBe(400);
    await hears(phone, 'Where is my order?');
    expect((await send(phone, 'On its way.')).status).toBe(200);
    await asOwner("update messages set created_at = created_at - interval '24 hours 1 second' where contact = $1", [
      phone,
    ]);
    expect((await send(phone, 'Hello?')).body.error.code).toBe('whatsapp_window_closed');
  });

  test('is how an agent answers what came by WhatsApp', async () => {
    await hears('+2348012345671', 'What is the name of your business?');
    const [answer] = await eventually(async () => {
      const found = await thread('+2348012345671');
      return found.length > 1 && found;
    });
    expect(answer).toMatchObject({ channel: 'whatsapp', purpose: 'auto_reply', direction: 'outbound' });
  });
});

test('STOP by WhatsApp ends WhatsApp, and is confirmed there', async () => {
  await hears('+2348012345672', 'STOP');
  expect((await send('+2348012345672', SHIPPED)).body.error.code).toBe('number_opted_out');
  expect((await thread('+2348012345672'))[0]).toMatchObject({ channel: 'whatsapp', purpose: 'keyword' });
  await hears('+2348012345672', 'START');
  expect((await send('+2348012345672', SHIPPED)).status).toBe(200);
});

test.each([
  ['a template without a name', 'template', { language: 'en' }],
  ['a text where a template is meant', 'template', 'Hello'],
  ['a template where a text is meant', 'text', SHIPPED],
])('%s is refused', async (_, message_type, content) => {
  const { status } = await a.api.post('/api/v1/whatsapp/send', {
    agent_id: a.agent_id,
    to: '+2348012345678',
    message_type,
    content,
  });
  expect(status).toBe(400);
});
