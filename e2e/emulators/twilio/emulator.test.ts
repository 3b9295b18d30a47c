import type { Twilio } from 'twilio';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CALM, Chaos } from '#e2e/emulators/kit/chaos.ts';
import { sharedClient } from '#lib/adapters/messaging/twilio/client.ts';
import { startTwilioEmulator, type TwilioEmulator } from './emulator.ts';
import { officialFaults } from './official.ts';
import { holdsByThePublishedContracts } from './published.ts';

let emulator: TwilioEmulator;
let client: Twilio;

beforeAll(async () => {
  emulator = await startTwilioEmulator();
  client = await sharedClient({ ...emulator.account, baseUrl: emulator.url, timeoutMs: 15_000 })();
});
afterAll(() => emulator.close());

const FROM = '+15125550100';
const service = () => ({ messagingServiceSid: emulator.account.messagingServiceSid, from: FROM });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { status?: number; code?: number }) => `${error.status} ${error.code}`,
  );

describe('a text', () => {
  test('is taken, listed, and carried to its end', async () => {
    const { sid, status } = await client.messages.create({ ...service(), to: '+15125550111', body: 'Hello' });
    expect([sid.slice(0, 2), status]).toEqual(['SM', 'accepted']);
    await emulator.settled();
    const [listed] = await client.messages.list({ to: '+15125550111', limit: 10 });
    expect(listed).toMatchObject({ sid, status: 'delivered', body: 'Hello', direction: 'outbound-api' });
  });

  test.each([
    ['to nobody', { body: 'x', from: FROM }, '400 20001'],
    ['to no number', { to: 'garbage', body: 'x', from: FROM }, '400 21211'],
    ['to no mobile number', { to: '+15005550009', body: 'x', from: FROM }, '400 21614'],
    ['from nobody', { to: '+15125550111', body: 'x' }, '400 21603'],
    ['without words', { to: '+15125550111', from: FROM }, '400 21602'],
    ['of 1601 letters', { to: '+15125550111', from: FROM, body: 'x'.repeat(1601) }, '400 21617'],
    ['by no service', { to: '+15125550111', body: 'x', messagingServiceSid: 'nope' }, '400 20001'],
    ['with a parameter that is none', { to: '+15125550111', body: 'x', from: FROM, Colour: 'red' }, '400 20001'],
    ['by WhatsApp from a telephone', { to: 'whatsapp:+15125550111', body: 'x', from: FROM }, '400 63007'],
  ])('%s is refused: %o is %s', async (_, request, code) => {
    const form = Object.fromEntries(
      Object.entries(request).map(([name, value]) => [name.replace(/^[a-z]/, (first) => first.toUpperCase()), value]),
    );
    const reply = await fetch(`${emulator.url}/api/2010-04-01/Accounts/${emulator.account.accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: basic(emulator.account.authToken) },
      body: new URLSearchParams(form),
    });
    const body = (await reply.json()) as { code: number; more_info: string };
    expect(`${reply.status} ${body.code}`).toBe(code);
    expect(body.more_info).toContain('twilio.com/docs/errors');
  });

  test('with another token is refused', async () => {
    const stranger = await sharedClient({
      ...emulator.account,
      authToken: 'wrong',
      baseUrl: emulator.url,
      timeoutMs: 15_000,
    })();
    expect(await codeOf(stranger.messages.create({ ...service(), to: '+15125550111', body: 'x' }))).toBe('401 20003');
  });
});

const basic = (token: string) => `Basic ${Buffer.from(`${emulator.account.accountSid}:${token}`).toString('base64')}`;

test('who says STOP to a service is not texted by it, until START', async () => {
  const send = () => codeOf(client.messages.create({ ...service(), to: '+15125550120', body: 'Hello' }));
  emulator.text({ from: '+15125550120', to: FROM, body: ' stop ' });
  expect(await send()).toBe('400 21610');
  emulator.text({ from: '+15125550120', to: FROM, body: 'Start' });
  expect(await send()).toBe('taken');
  expect(emulator.messages.all.filter(({ direction }) => direction === 'outbound-reply')).toHaveLength(2);
});

test('a template is made, asked for and decided; a name in capitals and an unknown type are refused', async () => {
  const { v1 } = client.content;
  const content = {
    friendly_name: 'one',
    language: 'en',
    variables: { 1: 'Ada' },
    types: { 'twilio/text': { body: 'Hi {{1}}' } },
  };
  const { sid } = await v1.contents.create(content as never);
  expect(await codeOf(v1.contents(sid).approvalCreate.create({ name: 'Bad Name', category: 'UTILITY' } as never))).toBe(
    '400 20001',
  );
  await v1.contents(sid).approvalCreate.create({ name: 'good_name', category: 'UTILITY' } as never);
  emulator.contents.decide('good_name', 'approved');
  const { whatsapp } = await v1.contents(sid).approvalFetch().fetch();
  expect(whatsapp).toMatchObject({ name: 'good_name', status: 'approved' });
  const unknown = { ...content, types: { 'twilio/telegram': { body: 'x' } } };
  expect(await codeOf(v1.contents.create(unknown as never))).toBe('400 20001');
  const { body } = await client.messages.create({
    from: `whatsapp:${FROM}`,
    to: 'whatsapp:+15125550111',
    contentSid: sid,
    contentVariables: '{"1":"Grace"}',
  });
  expect(body).toBe('Hi Grace');
});

describe('on a bad day', () => {
  afterEach(() => {
    emulator.server.chaos = CALM;
  });

  test('it asks for patience, and fails after it has acted', async () => {
    const send = () => codeOf(client.messages.create({ ...service(), to: '+15125550130', body: 'Hello' }));
    emulator.server.chaos = new Chaos(1, { tooMany: 1 });
    expect(await send()).toBe('429 20429');
    emulator.server.chaos = new Chaos(1, { failAfter: 1 });
    expect(await send()).toBe('500 20500');
    expect(emulator.messages.sent.filter(({ to }) => to === '+15125550130')).toHaveLength(1);
  });
});

holdsByThePublishedContracts(() => emulator);

test('what does not hold by the published contracts is told', (context) => {
  const [good] = emulator.server.requests;
  const wrong = good ? [{ path: '/api/2010-04-01/Nothing.json' }, { query: { Colour: 'red' } }] : [];
  const faults = officialFaults(wrong.map((change) => Object.assign({}, good, change)));
  if (faults === null) context.skip('the contracts of Twilio are not beside this checkout');
  expect(faults).toHaveLength(2);
});
