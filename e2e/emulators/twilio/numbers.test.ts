import type { Twilio } from 'twilio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedClient } from '#lib/adapters/messaging/twilio/client.ts';
import { startTwilioEmulator, type TwilioEmulator } from './emulator.ts';
import { holdsByThePublishedContracts } from './published.ts';

let emulator: TwilioEmulator;
let client: Twilio;
beforeAll(async () => {
  emulator = await startTwilioEmulator();
  client = await sharedClient({ ...emulator.account, baseUrl: emulator.url })();
});
afterAll(() => emulator.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { status?: number; code?: number }) => `${error.status} ${error.code}`,
  );
const post = async (path: string, form: Record<string, string>) => {
  const { accountSid, authToken } = emulator.account;
  const reply = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  return `${reply.status} ${((await reply.json()) as { code?: number }).code}`;
};

test('a number is found, rented once, put into the service once, and given back', async () => {
  const [found] = await client.availablePhoneNumbers('US').local.list({ areaCode: 512, limit: 3 });
  const phoneNumber = found?.phoneNumber ?? '';
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber, friendlyName: 'kaicalls:a:b' });
  expect(await codeOf(client.incomingPhoneNumbers.create({ phoneNumber }))).toBe('400 21422');
  const { v1 } = client.messaging;
  const join = () => v1.services(emulator.account.messagingServiceSid).phoneNumbers.create({ phoneNumberSid: sid });
  expect([await codeOf(join()), await codeOf(join())]).toEqual(['taken', '409 21710']);
  const [listed] = await client.incomingPhoneNumbers.list({ friendlyName: 'kaicalls:a:b' });
  expect(listed).toMatchObject({ sid, phoneNumber });
  expect(listed?.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);
  await client.incomingPhoneNumbers(sid).remove();
  expect(await codeOf(client.incomingPhoneNumbers(sid).remove())).toBe('404 20404');
});

test.each([
  ['a parameter that is none', { PhoneNumber: '+15125557050', Colour: 'red' }, '400 20001'],
  ['an area code without numbers', { AreaCode: '999' }, '400 21452'],
  ['a number that nobody sells', { PhoneNumber: '+15125550000' }, '400 21422'],
  ['a name of 65 letters', { PhoneNumber: '+15125557050', FriendlyName: 'x'.repeat(65) }, '400 20001'],
  ['a number of Germany without a bundle', { PhoneNumber: '+49309018207001' }, '400 21649'],
])('%s is refused', async (_, form, code) => {
  expect(await post(`/api/2010-04-01/Accounts/${emulator.account.accountSid}/IncomingPhoneNumbers.json`, form)).toBe(
    code,
  );
});

test('a bundle without what the country asks cannot be handed in', async () => {
  const { bundles } = client.numbers.v2.regulatoryCompliance;
  const made = await bundles.create({
    friendlyName: 'b',
    email: 'a@example.com',
    isoCountry: 'DE',
    numberType: 'local',
  });
  expect((await bundles(made.sid).evaluations.create()).status).toBe('noncompliant');
  expect(await codeOf(bundles(made.sid).update({ status: 'pending-review' }))).toBe('400 22215');
  expect(await post(`/numbers/v2/RegulatoryCompliance/Bundles/${made.sid}`, { Status: 'nonsense' })).toBe('400 20001');
});

holdsByThePublishedContracts(() => emulator);
