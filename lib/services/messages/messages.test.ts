import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { receiveText } from './receive.ts';

let a: Account;
let b: Account;
let system: Context;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
  system = systemContext(instance.ports, 'test', [a.business_id]);
});

interface Text {
  id: string;
  direction: string;
  body: string;
  status: string;
  purpose: string | null;
}
const send = (to: string, more: Record<string, unknown> = {}, headers = {}) =>
  a.api.post('/api/v1/sms/send', { to, from_agent_id: a.agent_id, message: 'Until four.', ...more }, headers);
const receive = (from: string, body: string) => a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, from, body });
const list = async (query: string): Promise<Text[]> => (await a.api.get(`/api/v1/sms?${query}`)).body.messages;
const thread = (phone: string) => list(`phone=${encodeURIComponent(phone)}`);
const threadOf = async (phone: string) =>
  (await a.api.get('/api/v1/sms/threads')).body.threads.find((one: { phone: string }) => one.phone === phone);
const leadOf = async (phone: string) =>
  (await a.api.get(`/api/v1/leads?phone=${encodeURIComponent(phone)}`)).body.leads[0];
/** Waits for the number of texts that a thread is to have, the latest first. */
const texts = (phone: string, count: number) =>
  eventually(async () => {
    const found = await thread(phone);
    return found.length >= count && found;
  });
/** Waits until every job that a text has caused is done. */
const thoughtOver = async ({ body: { id } }: { body: { id: string } }) =>
  eventually(async () => {
    const jobs = await jobsOf(id);
    return jobs.length > 0 && jobs.every(({ state }) => state === 'completed');
  });
const jobsOf = (id: string) =>
  asOwner<{ state: string }>("select state from pgboss.job where data ->> 'message_id' = $1", [id]);

describe('a text that is sent', () => {
  test('goes from the agent’s number, is reported as delivered, and has its ledger line', async () => {
    const lead = (await a.api.post('/api/v1/leads', { name: 'Maria', phone: '+15125551234' })).body;
    const sent = await send('+1 (512) 555-1234');
    expect(sent.body).toEqual({
      success: true,
      message_sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      to: '+15125551234',
      from: a.phone_number,
    });
    const text = await eventually(async () => {
      const [last] = await thread('+15125551234');
      return last?.status === 'delivered' && last;
    });
    expect(text).toMatchObject({
      direction: 'outbound',
      body: 'Until four.',
      message_sid: sent.body.message_sid,
      lead_id: lead.id,
      segments: 1,
      error_code: null,
      purpose: 'api_message',
    });
    const lines = await asOwner('select component, quantity, unit, amount_micros from ledger where reference = $1', [
      `message:${text.id}:sms`,
    ]);
    expect(lines).toEqual([{ component: 'sms', quantity: 1, unit: 'segment', amount_micros: 0 }]);
    expect((await a.api.get(`/api/v1/sms?id=${text.id}`)).body).toMatchObject({ id: text.id, to: '+15125551234' });
    expect((await b.api.get(`/api/v1/sms?id=${text.id}`)).status).toBe(404);
  });

  test('fifty times at once with one idempotency key is one text', async () => {
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => send('+15125550101', {}, { 'idempotency-key': 'fifty' })),
    );
    expect(new Set(sent.map(({ status, body }) => `${status} ${body.message_sid}`)).size).toBe(1);
    expect(await thread('+15125550101')).toHaveLength(1);
    expect(await receipts('+15125550101')).toEqual([1]);
  });

  test.each([
    ['without an idempotency key', {}, 1],
    ['with one', { 'idempotency-key': 'refused' }, 2],
  ])('and is refused by the carrier is 500, and stays in the list as failed, %s', async (_, headers, failed) => {
    const refused = await send('+15005550009', {}, headers);
    expect([refused.status, refused.body.error.code]).toEqual([500, 'sms_send_failed']);
    await texts('+15005550009', failed);
    expect((await thread('+15005550009'))[0]).toMatchObject({ status: 'failed', error_code: '21614' });
  });

  test.each([
    ['to what is not E.164', 400, 'validation_error', { to: '5125551234' }],
    ['without words', 400, 'invalid_request', { message: undefined }],
    ['longer than carriers take', 400, 'validation_error', { message: 'x'.repeat(1601) }],
    ['to a premium-rate number', 400, 'validation_error', { to: '+19005551234' }],
    ['from nobody', 404, 'not_found', { from_agent_id: '01900000-0000-7000-8000-000000000000' }],
    ['for no lead', 404, 'not_found', { lead_id: '01900000-0000-7000-8000-000000000000' }],
  ])('%s is refused: %d %s', async (_, status, code, more) => {
    const refused = await send('+15125550102', more);
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
    expect(await thread('+15125550102')).toEqual([]);
  });

  test('needs an agent with a number, which is not the recipient', async () => {
    const agent = await a.api.post('/api/v1/agents', {
      business_id: a.business_id,
      name: 'Mute',
      system_prompt: 'Say nothing.',
    });
    const mute = await send('+15125550102', { from_agent_id: agent.body.id });
    expect([mute.status, mute.body.error.code]).toEqual([404, 'not_found']);
    expect((await send(a.phone_number)).status).toBe(400);
    const foreign = await b.api.post('/api/v1/sms/send', {
      to: '+15125550102',
      from_agent_id: a.agent_id,
      message: 'x',
    });
    expect(foreign.status).toBe(404);
  });

  test('is not sent to who is on the do-not-call list', async () => {
    await a.api.post('/api/v1/dnc', { phone: '+15125550103' });
    expect((await send('+15125550103')).body.error.code).toBe('number_on_dnc');
    await a.api.del('/api/v1/dnc?phone=%2B15125550103');
    expect((await send('+15125550103')).status).toBe(200);
  });
});

const receipts = async (phone: string) =>
  (
    await asOwner<{ receipts: number }>(
      'select receipts from sandbox_texts s join messages m on m.id = s.message_id where m.contact = $1',
      [phone],
    )
  ).map((row) => row.receipts);

describe('a keyword', () => {
  test('STOP ends texts and is confirmed once; START begins them again', async () => {
    const phone = '+15125550177';
    await receive(phone, 'Stop.');
    expect((await send(phone)).body.error.code).toBe('number_opted_out');
    await receive(phone, 'STOP');
    expect((await texts(phone, 3)).map(({ body }) => body)).toEqual([
      'STOP',
      expect.stringContaining('You will get no more texts from Smith Law Firm'),
      'Stop.',
    ]);
    await receive(phone, 'start');
    expect((await send(phone)).status).toBe(200);
    expect((await texts(phone, 6)).map(({ purpose }) => purpose)).toContain('keyword');
  });

  test('HELP is answered with who writes and how to end it', async () => {
    await receive('+15125550178', 'help');
    const [answer] = await texts('+15125550178', 2);
    expect(answer?.body).toMatch(/^Smith Law Firm: call \+1 [\d ]+ for help\. Reply STOP to end texts\.$/);
  });

  test('is not answered twice, where the network answers it', async () => {
    const stop = { agentId: a.agent_id, from: '+15125550179', body: 'STOP', networkId: 'SM1', answered: true };
    await receiveText(system, stop);
    expect((await send('+15125550179')).body.error.code).toBe('number_opted_out');
    expect(await thread('+15125550179')).toHaveLength(1);
  });

  test('in plain words ends texts, or every contact', async () => {
    await receive('+15125550180', 'Please stop texting me.');
    expect((await send('+15125550180')).body.error.code).toBe('number_opted_out');
    await receive('+15125550181', 'Hi. Please stop calling me.');
    const { entries } = (await a.api.get('/api/v1/dnc')).body;
    expect(entries).toContainEqual(expect.objectContaining({ phone: '+15125550181', source: 'text' }));
    expect((await texts('+15125550181', 2))[0]?.body).toBe('You will not hear from Smith Law Firm again.');
    await receive('+15125550181', 'START');
    expect((await texts('+15125550181', 4))[0]?.body).toContain('do-not-call list');
  });
});

describe('a text that comes in', () => {
  test('files a lead and is answered once by the agent, from its prompt for texts', async () => {
    const sms_prompt =
      'You answer texts for {{business_name}}.\n- The office is open Monday to Friday from 9 am to 5 pm.';
    await a.api.patch('/api/v1/agents', { id: a.agent_id, sms_prompt });
    const received = await receive('+15125550190', 'When are you open?');
    expect(received.status).toBe(201);
    expect(received.body).toMatchObject({ direction: 'inbound', status: 'received', from: '+15125550190' });
    const [answer] = await texts('+15125550190', 2);
    expect(answer).toMatchObject({ direction: 'outbound', purpose: 'auto_reply' });
    expect(answer?.body).toMatch(/9 am/);
    expect(await leadOf('+15125550190')).toMatchObject({ source: 'inbound_sms', agent_id: a.agent_id });
    expect(await threadOf('+15125550190')).toMatchObject({ unread: 1, last_message: { id: answer?.id } });
    await a.api.post('/api/v1/sms/threads/read', { phone: '+15125550190' });
    expect(await threadOf('+15125550190')).toMatchObject({ unread: 0 });
  });

  test('in several parts is answered together, and not at all once somebody of the business has', async () => {
    const parts = [];
    for (const part of ['Hi', 'It is me', 'What is the name of your business?']) {
      parts.push(await receive('+15125550191', part));
    }
    parts.push(await receive('+15125550192', 'Hello?'));
    await send('+15125550192');
    await Promise.all(parts.map(thoughtOver));
    expect(await thread('+15125550191')).toHaveLength(4);
    expect(await thread('+15125550192')).toHaveLength(2);
  });

  test('is taken once, however often the network delivers it', async () => {
    const from = '+15125550193';
    const taken = await Promise.all(
      Array.from({ length: 8 }, () =>
        receiveText(system, { agentId: a.agent_id, from, body: 'Hello', networkId: 'SMtwice' }),
      ),
    );
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    expect((await thread(from)).filter(({ direction }) => direction === 'inbound')).toHaveLength(1);
  });

  test('tells of its lead: name, address and score', async () => {
    await receive('+15125550194', 'Hi, my name is Maria Garcia. How much is a divorce, and could you start next week?');
    await receive('+15125550194', 'My email is maria@example.com');
    const lead = await eventually(async () => {
      const found = await leadOf('+15125550194');
      return found?.score !== null && found;
    });
    expect(lead).toMatchObject({ name: 'Maria Garcia', email: 'maria@example.com', status: 'new' });
    expect(lead.score).toBeGreaterThan(50);
    const scored = await asOwner<{ score: number }>(
      "select (data -> 'score')::int as score from events where type = 'lead.scored' and subject_id = $1",
      [lead.id],
    );
    expect(scored).toEqual([{ score: lead.score }]);
  });

  test('that tells nothing leaves the score that a conversation has earned', async () => {
    const { id } = (await a.api.post('/api/v1/leads', { name: 'Omar', phone: '+15125550189' })).body;
    await asOwner("update leads set score = 90, score_explanation = 'Earned' where id = $1", [id]);
    await thoughtOver(await receive('+15125550189', 'Ok, thanks'));
    expect((await leadOf('+15125550189')).score).toBe(90);
  });

  test('from a short code or somebody blocked is kept, and neither filed nor answered', async () => {
    await a.api.post('/api/v1/blocked-callers', { phone: '+15125550195' });
    const { body } = await receive('+15125550195', 'Hello?');
    const code = { agentId: a.agent_id, from: '72975', body: 'Your code is 123456', networkId: 'SMcode' };
    const { id } = await receiveText(system, code);
    expect([...(await jobsOf(body.id)), ...(await jobsOf(id))]).toEqual([]);
    expect(await thread('+15125550195')).toHaveLength(1);
    expect(await threadOf('+15125550195')).toBeUndefined();
    expect(await leadOf('+15125550195')).toBeUndefined();
    expect(await threadOf('72975')).toMatchObject({ lead_id: null, last_message: { direction: 'inbound' } });
  });

  test('is not answered where the owner says so, nor more than twenty times an hour', async () => {
    await asOwner(
      `insert into messages (id, business_id, agent_id, direction, contact, own_number, body, segments, status, purpose, network)
       select gen_random_uuid(), $1, $2, 'outbound', '+15125550197', '+1', 'x', 1, 'delivered', 'auto_reply', 'sandbox' from generate_series(1, 20)`,
      [a.business_id, a.agent_id],
    );
    await thoughtOver(await receive('+15125550197', 'Hello?'));
    await a.api.patch('/api/v1/agents', { id: a.agent_id, metadata: { sms_auto_reply: false } });
    await thoughtOver(await receive('+15125550196', 'Hello?'));
    await a.api.patch('/api/v1/agents', { id: a.agent_id, metadata: { sms_auto_reply: true } });
    expect(await thread('+15125550196')).toHaveLength(1);
    expect(await thread('+15125550197')).toHaveLength(21);
  });
});

describe('texts can be looked at', () => {
  test('by every filter, page by page', async () => {
    await send('+15125550198', { message: 'The word is quixotic.' });
    const [text] = await texts('+15125550198', 1);
    const today = new Date().toISOString().slice(0, 10);
    for (const query of [
      `phone=%2B15125550198`,
      `phone=+15125550198`,
      'search=Quixotic',
      `search=${text?.id}`,
      `agent_id=${a.agent_id}&direction=outbound&search=quixotic&date_from=${today}&date_to=${today}`,
    ]) {
      expect(
        (await list(query)).map(({ id }) => id),
        query,
      ).toEqual([text?.id]);
    }
    for (const message of ['Quixotic again.', 'Quixotic once more.']) await send('+15125550198', { message });
    const first = (await a.api.get('/api/v1/sms?search=quixotic&limit=2')).body;
    const second = (await a.api.get(`/api/v1/sms?search=quixotic&limit=2&after=${first.next_cursor}`)).body;
    expect([...first.messages, ...second.messages].map((one: Text) => one.body)).toEqual([
      'Quixotic once more.',
      'Quixotic again.',
      'The word is quixotic.',
    ]);
    expect([first.has_more, second.has_more]).toEqual([true, false]);
    const none = await list('search=quixotic&direction=inbound');
    expect(none).toEqual([]);
    const all = await list('limit=100');
    const walked: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: { messages: Text[]; next_cursor: string | null } = (
        await a.api.get(`/api/v1/sms?limit=7${after && `&after=${after}`}`)
      ).body;
      walked.push(...page.messages.map(({ id }) => id));
      after = page.next_cursor;
    }
    expect(walked.slice(0, all.length)).toEqual(all.map(({ id }) => id));
    expect((await b.api.get('/api/v1/sms')).body.messages).toEqual([]);
    expect((await b.api.get('/api/v1/sms/threads')).body.threads).toEqual([]);
  });
});

test('the prompt for texts is changed with its reason', async () => {
  const changed = await a.api.post('/api/v1/sms/update-prompt', {
    agent_id: a.agent_id,
    sms_prompt: 'You are a helpful legal assistant.',
    reason: 'Consultations',
  });
  expect(changed.body).toEqual({ success: true, agent_id: a.agent_id, message: 'SMS prompt updated' });
  const { prompts } = (await a.api.get(`/api/v1/agents?id=${a.agent_id}`)).body;
  expect(prompts.sms.prompt).toBe('You are a helpful legal assistant.');
  const { entries } = (await a.api.get('/api/v1/audit?action=agent.prompt_changed')).body;
  expect(entries[0]).toMatchObject({ subject_id: a.agent_id, reason: 'Consultations' });
});
