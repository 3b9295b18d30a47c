import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos, type Rates } from '#e2e/emulators/kit/chaos.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { queueSms, settleForgottenTexts } from '#lib/services/messages/queue.ts';
import { holdsByThePublishedContracts } from './published.ts';
import { textingProduct } from './testing/product.ts';

let p: Awaited<ReturnType<typeof textingProduct>>;

beforeAll(async () => {
  p = await textingProduct();
});
afterEach(async () => {
  chaos({});
  await p.emulator.settled();
});

/** Troubles of the requests, and of the webhooks. */
function chaos(requests: Rates, webhooks: Rates = {}): void {
  p.emulator.server.chaos = Object.keys(requests).length > 0 ? new Chaos(7, requests) : CALM;
  p.emulator.account.webhooks.chaos = new Chaos(7, webhooks);
}

const charges = async (phone: string) =>
  asOwner(
    "select l.amount_micros from ledger l join messages m on l.reference = 'message:' || m.id || ':sms' where m.contact = $1",
    [phone],
  );

describe('a text', () => {
  test('goes by the service from the agent’s number, and is reported to its end', async () => {
    const { body } = await p.send('+15125551001');
    expect(body).toMatchObject({ success: true, from: p.account.phone_number });
    const [sent] = p.emulator.messages.sent;
    expect(sent).toMatchObject({
      sid: body.message_sid,
      from: p.account.phone_number,
      messaging_service_sid: p.emulator.account.messagingServiceSid,
    });
    await p.until('+15125551001', ([text]) => text?.status === 'delivered');
    expect(await charges('+15125551001')).toHaveLength(1);
  });

  test('is sent once, though Twilio fails after it has acted', async () => {
    chaos({ failAfter: 1 });
    const key = { 'idempotency-key': 'fails-after' };
    const first = await p.send('+15125551002', key);
    expect([first.status, first.body.error.code]).toEqual([500, 'internal_error']);
    chaos({});
    // The report names our own text, and so the answer that was lost.
    const [text] = await p.until('+15125551002', ([row]) => row?.status === 'delivered');
    const again = await p.send('+15125551002', key);
    expect([again.status, again.body.message_sid]).toEqual([200, text?.network_id]);
    expect(p.taken('+15125551002')).toBe(1);
    expect(await charges('+15125551002')).toHaveLength(1);
  });

  test('is sent once, though neither answer nor report ever arrives', async () => {
    chaos({ hangAfter: 1, hangMs: 3_000 }, { lose: 1 });
    const first = await p.send('+15125551003');
    expect(first.body.error.code).toBe('internal_error');
    chaos({}, { lose: 1 });
    await settleForgottenTexts(p.system);
    expect(await p.rows('+15125551003')).toMatchObject([{ status: 'queued', network_id: null }]);
    await p.age('+15125551003');
    await Promise.all([1, 2, 3].map(() => settleForgottenTexts(p.system)));
    expect(await p.rows('+15125551003')).toMatchObject([{ network_id: p.emulator.messages.sent.at(-1)?.sid }]);
    expect(p.taken('+15125551003')).toBe(1);
    expect(await charges('+15125551003')).toHaveLength(1);
  });

  test('is sent once by whoever finds it, when its process died before it asked', async () => {
    p.connect({ baseUrl: 'http://127.0.0.1:9' });
    const key = { 'idempotency-key': 'died' };
    expect((await p.send('+15125551004', key)).status).toBe(500);
    p.connect();
    expect((await p.send('+15125551004', key)).status).toBe(500);
    expect(p.taken('+15125551004')).toBe(0);
    await p.age('+15125551004');
    expect((await p.send('+15125551004', key)).status).toBe(200);
    expect((await p.send('+15125551004', key)).status).toBe(200);
    await settleForgottenTexts(p.system);
    expect(p.taken('+15125551004')).toBe(1);
  });

  test('of the same words as another is not taken for it', async () => {
    await p.send('+15125551005');
    p.connect({ baseUrl: 'http://127.0.0.1:9' });
    await p.send('+15125551005');
    p.connect();
    chaos({}, { lose: 1 });
    await p.age('+15125551005');
    await settleForgottenTexts(p.system);
    expect(p.taken('+15125551005')).toBe(2);
    expect(new Set((await p.rows('+15125551005')).map(({ network_id }) => network_id)).size).toBe(2);
  });

  test('is not sent where Twilio asks for patience, and is by the same request again; one of a job goes out later', async () => {
    chaos({ tooMany: 1 });
    const key = { 'idempotency-key': 'patience' };
    for (const _ of ['first', 'again']) {
      const refused = await p.send('+15125551006', key);
      expect([refused.status, refused.body.error.code]).toEqual([503, 'provider_unavailable']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await p.rows('+15125551006')).toMatchObject([{ status: 'failed', error_code: 'network_busy' }]);
    }
    const { business_id: businessId, agent_id: agentId } = p.account;
    await inTenant(p.system, (tx, ctx) =>
      queueSms(tx, ctx, { businessId, agentId, to: '+15125551007', body: 'Hello', purpose: 'sdr' }),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    chaos({});
    await p.age('+15125551007');
    await settleForgottenTexts(p.system);
    await p.until('+15125551007', ([text]) => text?.status === 'delivered');
    expect(p.taken('+15125551007')).toBe(1);
    expect(p.taken('+15125551006')).toBe(0);
    expect((await p.send('+15125551006', key)).status).toBe(200);
    await p.until('+15125551006', (rows) => rows.length === 1 && rows[0]?.status === 'delivered');
    expect(p.taken('+15125551006')).toBe(1);
  });

  test('that was reported twice and in the wrong order is delivered, and charged once', async () => {
    chaos({}, { duplicate: 1, reorder: 0.7, delay: 0.5, delayMs: 200 });
    await p.send('+15125551008');
    await p.emulator.settled();
    expect(await p.rows('+15125551008')).toMatchObject([{ status: 'delivered', error_code: null }]);
    expect(await charges('+15125551008')).toHaveLength(1);
  });

  test('that its network cannot deliver says why', async () => {
    await p.send('+15125530006');
    await p.until('+15125530006', ([text]) => text?.status === 'undelivered' && text.error_code === '30006');
  });

  test('that Twilio refuses is refused with its code', async () => {
    const { status, body } = await p.send('+15005550009');
    expect([status, body.error.code, body.error.message]).toEqual([
      500,
      'sms_send_failed',
      expect.stringContaining('21614'),
    ]);
    expect(await p.rows('+15005550009')).toMatchObject([{ status: 'failed', error_code: '21614' }]);
  });

  test('of a test business never goes by Twilio', async () => {
    const { key, business_id } = (
      await p.account.api.post('/api/v1/sandbox/keys', { business_id: p.account.business_id, name: 'CI' })
    ).body;
    const twin = p.instance.client(key);
    const [agent] = (await twin.get(`/api/v1/agents?business_id=${business_id}`)).body.agents;
    const before = p.emulator.server.requests.length;
    const sent = await twin.post('/api/v1/sms/send', { to: '+15125551010', from_agent_id: agent.id, message: 'Hello' });
    expect(sent.status).toBe(200);
    expect(p.emulator.server.requests).toHaveLength(before);
    const live = await p.account.api.post('/api/v1/sandbox/sms', {
      agent_id: p.account.agent_id,
      from: '+15125551010',
      body: 'Hi',
    });
    expect(live.body.error.code).toBe('sandbox_only');
  });
});

const says = (from: string, body: string, to = p.account.phone_number) => p.emulator.text({ from, to, body });

describe('a text that comes in', () => {
  test('is answered by the agent once, however often it is posted', async () => {
    chaos({}, { duplicate: 1 });
    const { sid } = says('+15125551020', 'What is the name of your business?');
    const message = p.emulator.messages.all.find((one) => one.sid === sid);
    for (let i = 0; i < 5; i += 1) if (message) p.emulator.messages.post(message);
    await p.until('+15125551020', (rows) => rows.some(({ status }) => status === 'delivered'));
    if (message) p.emulator.messages.post(message);
    await p.emulator.settled();
    expect((await p.rows('+15125551020')).map(({ direction }) => direction)).toEqual(['inbound', 'outbound']);
    expect(p.taken('+15125551020')).toBe(1);
    expect(await asOwner('select 1 from text_inbox')).toEqual([]);
  });

  test('to a number that nobody here has is let go', async () => {
    says('+15125551021', 'Hello?', '+15125559999');
    await p.emulator.settled();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await p.rows('+15125551021')).toEqual([]);
    expect(await asOwner('select 1 from text_inbox')).toEqual([]);
  });

  test('STOP is left to Twilio to answer, and known to the whole business; START undoes it', async () => {
    says('+15125551022', 'Stop');
    await p.until('+15125551022', (rows) => rows.length > 0);
    const before = p.emulator.server.requests.length;
    expect((await p.send('+15125551022')).body.error.code).toBe('number_opted_out');
    expect(p.emulator.server.requests).toHaveLength(before);
    says('+15125551022', 'START');
    await p.until('+15125551022', (rows) => rows.length > 1);
    expect((await p.send('+15125551022')).status).toBe(200);
    expect((await p.rows('+15125551022')).filter(({ purpose }) => purpose === 'keyword')).toEqual([]);
  });

  test('a wish that Twilio does not know is ours to confirm', async () => {
    says('+15125551023', 'Please stop texting me.');
    const [, answer] = await p.until('+15125551023', (rows) => rows[1]?.network_id);
    expect(answer).toMatchObject({ purpose: 'keyword', body: expect.stringContaining('no more texts') });
    expect((await p.send('+15125551023')).body.error.code).toBe('number_opted_out');
  });

  test('with Advanced Opt-Out counts as what Twilio took it for', async () => {
    p.emulator.messages.optOuts.advanced = { ARRET: 'STOP', STOP: 'STOP', START: 'START' };
    p.connect({ advancedOptOut: true });
    try {
      says('+15125551024', 'Arret');
      await p.until('+15125551024', (rows) => rows.length > 0);
      expect((await p.send('+15125551024')).body.error.code).toBe('number_opted_out');
      // The owner of this service has taken HELP from its words: then the answer is ours.
      says('+15125551025', 'HELP');
      const [, help] = await p.until('+15125551025', (rows) => rows[1]?.network_id);
      expect(help).toMatchObject({ purpose: 'keyword' });
      expect((await p.rows('+15125551024')).map(({ direction }) => direction)).toEqual(['inbound']);
    } finally {
      p.emulator.messages.optOuts.advanced = null;
      p.connect();
    }
  });

  test('whom Twilio knows to want no texts is on our list from then on', async () => {
    p.emulator.messages.optOuts.hear('+15125551026', 'STOP');
    expect((await p.send('+15125551026')).body.error.code).toBe('number_opted_out');
    expect(await p.rows('+15125551026')).toMatchObject([{ status: 'failed', error_code: '21610' }]);
    const requests = p.emulator.server.requests.length;
    expect((await p.send('+15125551026')).body.error.code).toBe('number_opted_out');
    expect(p.emulator.server.requests).toHaveLength(requests);
  });
});

holdsByThePublishedContracts(() => p.emulator);
