import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returnMarksPort } from '#lib/adapters/mail/port.ts';
import { signatureHeaders } from '#lib/services/webhooks/signature.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { isGone, readDeliveryReport } from './delivery-report.ts';

const SECRET = 'a secret between mail servers';
const marks = { of: () => '0', in: () => null };
let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
beforeAll(async () => {
  process.env.MAIL_WEBHOOK_SECRET = SECRET;
  instance = await testInstance({ worker: true });
  account = await instance.signUp('Kim’s Roofing');
});
afterAll(() => void delete process.env.MAIL_WEBHOOK_SECRET);

/** A report as Postfix writes it. */
const report = ({
  messageId = '<1@example.com>',
  to = 'maria@example.com',
  status = '5.1.1',
  action = 'failed',
  fold = '\r\n',
  at = 'bounces@example.com',
} = {}) =>
  [
    'Return-Path: <>',
    `Delivered-To: ${at}`,
    'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="B4F.17/mx.example.com"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--B4F.17/mx.example.com',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--B4F.17/mx.example.com',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <maria@example.com>: Recipient address',
    '    rejected: User unknown',
    '',
    '--B4F.17/mx.example.com',
    'Content-Type: text/rfc822-headers',
    '',
    'Subject: Your estimate',
    `Message-ID: ${messageId}`,
    '',
    '--B4F.17/mx.example.com--',
    '',
  ].join(fold);

describe('a mail that came back', () => {
  test.each(['\r\n', '\n'])('is read with lines that end in %j', (fold) => {
    expect(readDeliveryReport(report({ fold }), marks)).toEqual({
      messageId: '<1@example.com>',
      emailId: null,
      recipient: 'maria@example.com',
      status: '5.1.1',
      said: '550 5.1.1 <maria@example.com>: Recipient address rejected: User unknown',
    });
  });

  test.each([
    ['one that is only late', report({ action: 'delayed', status: '4.4.1' })],
    ['one that was delivered', report({ action: 'delivered', status: '2.0.0' })],
    ['a mail of a person', 'From: maria@example.com\r\nSubject: Re: Your estimate\r\n\r\nThanks!\r\n'],
    ['nothing', ''],
    ['a boundary without parts', 'Content-Type: multipart/report; boundary=x\r\n\r\nno parts'],
  ])('is none: %s', (_what, message) => expect(readDeliveryReport(message, marks)).toBeNull());

  test('tells a mailbox that is gone from one that is full, and from a policy', () => {
    expect(['5.1.1', '5.1.10', '5.2.1', '5.0.0'].map((status) => isGone({ status }))).toEqual([true, true, true, true]);
    expect(['5.2.2', '5.7.1', '5.3.4'].map((status) => isGone({ status }))).toEqual([false, false, false]);
  });
});

const deliver = async (
  body: string,
  { secret = SECRET, at = Date.now(), altered = body, type = 'message/rfc822' } = {},
) => {
  const headers = signatureHeaders([secret], { id: 'x', sentAt: Math.floor(at / 1000), body });
  const response = await instance.kernel.handle(
    new Request('http://127.0.0.1:3000/api/callbacks/mail', {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: altered,
    }),
    { address: '127.0.0.1' },
  );
  return { status: response.status, body: await response.json() };
};

const read = async (id: string) => (await account.api.get(`/api/v1/emails?id=${id}`)).body;
async function sent(to: string) {
  const letter = { to, subject: 'Your estimate', body: 'Hi, it is ready.', auto_approve: true };
  const { body } = await account.api.post('/api/v1/emails', letter);
  return eventually(async () => {
    const email = await read(body.id);
    return email.status === 'sent' && email;
  });
}

describe('at /api/callbacks/mail', () => {
  test('fails the email, and its address gets no more', async () => {
    const { id, message_id } = await sent('gone@example.com');
    const back = report({ messageId: message_id, to: 'Gone@example.com' });
    expect(await deliver(back)).toEqual({ status: 200, body: { received: true, matched: true } });
    expect(await read(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('came back with 5.1.1') });
    const next = await account.api.post('/api/v1/emails', { to: 'gone@example.com', subject: 'x', body: 'y' });
    expect(next.status).toBeGreaterThanOrEqual(400);
    const after = await read(id);
    expect(await deliver(back)).toMatchObject({ status: 200 });
    expect(await read(id)).toEqual(after);
  });

  test('takes JSON; a full mailbox stays an address', async () => {
    const { id, message_id } = await sent('full@example.com');
    const facts = { message_id, recipient: 'full@example.com', status: '5.2.2', diagnostic: 'mailbox\nfull' };
    expect(await deliver(JSON.stringify(facts), { type: 'application/json' })).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ status: 'failed', error: 'came back with 5.2.2: mailbox full' });
    const next = await account.api.post('/api/v1/emails', { to: 'full@example.com', subject: 'x', body: 'y' });
    expect(next.status).toBe(201);
  });

  test('knows a mail by its id and its recipient', async () => {
    const { id, message_id } = await sent('kept@example.com');
    expect((await deliver(report({ messageId: message_id, to: 'other@example.com' }))).body.matched).toBe(true);
    expect((await deliver(report({ messageId: '<no@example.com>', to: 'kept@example.com' }))).body.matched).toBe(false);
    expect((await read(id)).status).toBe('sent');
  });

  test('knows a mail by the address that it came back to, when that is signed, and whoever it was sent on to', async () => {
    const { id, message_id } = await sent('alias@example.com');
    const mark = instance.ports.get(returnMarksPort).of(message_id);
    const forged = mark.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const back = (named: string) =>
      report({ at: `bounces+${named}@example.com`, to: 'else@example.net' }).replace(/^Message-ID.*\r\n/m, '');
    expect((await deliver(back(forged))).body.matched).toBe(false);
    expect((await read(id)).status).toBe('sent');
    expect((await deliver(back(mark))).body.matched).toBe(true);
    expect((await read(id)).status).toBe('failed');
  });

  test('refuses what is forged, stale, altered or not signed, and changes nothing', async () => {
    const { id, message_id } = await sent('safe@example.com');
    const back = report({ messageId: message_id, to: 'safe@example.com' });
    for (const how of [{ secret: 'another' }, { at: Date.now() - 301_000 }, { altered: `${back} ` }]) {
      expect(await deliver(back, how)).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    }
    expect((await read(id)).status).toBe('sent');
    delete process.env.MAIL_WEBHOOK_SECRET;
    expect((await deliver(back)).status).toBe(404);
    process.env.MAIL_WEBHOOK_SECRET = SECRET;
  });
});
