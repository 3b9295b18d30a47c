import { beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { decideTemplates } from '#lib/services/whatsapp/decide.ts';
import { holdsByThePublishedContracts } from './published.ts';
import { textingProduct } from './testing/product.ts';

/** The one sender of WhatsApp messages, which is no agent's own number. */
const SENDER = '+15125550199';

let p: Awaited<ReturnType<typeof textingProduct>>;

beforeAll(async () => {
  p = await textingProduct();
  p.connect({ whatsAppNumber: SENDER });
});

/** Twilio does what is posted to it, and says that it failed. */
class WhatIsMadeFails extends Chaos {
  override request(route: string) {
    return route.startsWith('POST') ? { failAfter: true } : {};
  }
}

const send = (to: string, content: unknown, headers = {}) =>
  p.account.api.post(
    '/api/v1/whatsapp/send',
    { agent_id: p.account.agent_id, to, message_type: typeof content === 'string' ? 'text' : 'template', content },
    headers,
  );
const template = async (name: string, body = 'Hi {{1}}, your order is on its way.') =>
  (await p.account.api.post('/api/v1/whatsapp/templates', { name, language: 'en', body, examples: { 1: 'Ada' } })).body;
const stands = async (id: string) => (await p.account.api.get(`/api/v1/whatsapp/templates?id=${id}`)).body;
/** The round as it is walked when its time has come. */
async function decide(): Promise<void> {
  await asOwner("update whatsapp_templates set updated_at = updated_at - interval '10 minutes'");
  await decideTemplates(p.system);
}
const shipped = (variables: Record<string, string> = { 1: 'Grace' }) => ({
  name: 'order_shipped',
  language: 'en',
  variables,
});

describe('a template', () => {
  test('is made once and handed in once, though Twilio fails after it has acted; then approved and sent', async () => {
    const { id } = await template('order_shipped');
    const unknown = await send('+2348012340001', { name: 'no_such', language: 'en' });
    expect([unknown.status, unknown.body.error.details[0].field]).toEqual([400, 'content.name']);
    p.emulator.server.chaos = new WhatIsMadeFails(3, {});
    for (const _ of ['made', 'handed in']) await expect(decide()).rejects.toThrow('some templates');
    p.emulator.server.chaos = CALM;
    await decide();
    await decide();
    expect(p.emulator.contents.all.map(({ friendly_name }) => friendly_name)).toEqual([`order_shipped ${id}`]);
    expect(await stands(id)).toMatchObject({ status: 'pending' });
    expect((await send('+2348012340001', shipped())).status).toBe(400);
    p.emulator.contents.decide('order_shipped', 'approved');
    await decide();
    expect(await stands(id)).toMatchObject({ status: 'approved', reason: null });
    const sent = await send('+2348012340001', shipped());
    expect(sent.body).toMatchObject({ success: true, from: SENDER });
    expect(p.emulator.messages.sent.at(-1)).toMatchObject({
      from: `whatsapp:${SENDER}`,
      to: 'whatsapp:+2348012340001',
      body: 'Hi Grace, your order is on its way.',
      messaging_service_sid: null,
    });
    await p.until('+2348012340001', ([text]) => text?.status === 'delivered' && text.channel === 'whatsapp');
  });

  test('that is rejected says why, and can be made anew', async () => {
    const { id } = await template('shouting', 'BUY NOW');
    await decide();
    p.emulator.contents.decide('shouting', 'rejected', 'It shouts');
    await decide();
    expect(await stands(id)).toMatchObject({ status: 'rejected', reason: 'It shouts' });
    expect((await template('shouting', 'Please buy')).status).toBe('pending');
  });

  test('is sent once, though neither answer nor report arrives', async () => {
    p.emulator.server.chaos = new Chaos(3, { hangAfter: 1, hangMs: 2_000 });
    p.emulator.account.webhooks.chaos = new Chaos(3, { lose: 1 });
    const key = { 'idempotency-key': 'template' };
    expect((await send('+2348012340002', shipped(), key)).status).toBe(500);
    p.emulator.server.chaos = CALM;
    await p.age('+2348012340002');
    expect((await send('+2348012340002', shipped(), key)).status).toBe(200);
    p.emulator.account.webhooks.chaos = CALM;
    expect(p.taken('+2348012340002')).toBe(1);
  });
});

describe('what comes in by WhatsApp', () => {
  test('to a sender that is nobody’s own reaches who wrote last, and is answered by WhatsApp', async () => {
    p.emulator.text({
      channel: 'whatsapp',
      from: '+2348012340001',
      to: SENDER,
      body: 'What is the name of your business?',
      profileName: 'Grace Obi',
    });
    const rows = await p.until(
      '+2348012340001',
      (found) => found.at(-1)?.purpose === 'auto_reply' && found.at(-1)?.network_id,
    );
    expect(rows.map(({ channel }) => channel)).toEqual(['whatsapp', 'whatsapp', 'whatsapp']);
    expect(p.emulator.messages.sent.at(-1)).toMatchObject({
      to: 'whatsapp:+2348012340001',
      from: `whatsapp:${SENDER}`,
    });
    const { leads } = (await p.account.api.get('/api/v1/leads?phone=%2B2348012340001')).body;
    expect(leads[0]).toMatchObject({ name: 'Grace Obi' });
    expect((await send('+2348012340001', 'Anything else?')).status).toBe(200);
    expect((await send('+2348012340003', 'Hello!')).body.error.code).toBe('whatsapp_window_closed');
  });

  test('from somebody whom nobody has written to is let go', async () => {
    p.emulator.text({ channel: 'whatsapp', from: '+2348012340009', to: SENDER, body: 'Hello?' });
    await p.emulator.settled();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await p.rows('+2348012340009')).toEqual([]);
  });

  test('STOP is ours to confirm: Twilio does not', async () => {
    p.emulator.text({ channel: 'whatsapp', from: '+2348012340001', to: SENDER, body: 'STOP' });
    await p.until('+2348012340001', (found) =>
      found.some(({ purpose, network_id }) => purpose === 'keyword' && network_id),
    );
    expect((await send('+2348012340001', shipped())).body.error.code).toBe('number_opted_out');
  });
});

test('free text that WhatsApp does not let through says so', async () => {
  const inbound = { channel: 'whatsapp' as const, from: '+2348012340004', to: SENDER, body: 'Hi' };
  await send('+2348012340004', shipped());
  p.emulator.text(inbound);
  await p.until('+2348012340004', (found) => found.length > 1);
  p.emulator.messages.forget();
  expect((await send('+2348012340004', 'Hello!')).status).toBe(200);
  await p.until('+2348012340004', (found) => found.some(({ error_code }) => error_code === '63016'));
});

holdsByThePublishedContracts(() => p.emulator);
