import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { accountMailer } from './accounts.ts';
import { mailerFromEnv } from './env.ts';
import { logged, outboxMailer } from './outbox.ts';
import type { MailFailed, SmtpAccount } from './port.ts';
import { returnMarks } from './return-marks.ts';
import { smtpMailer } from './smtp.ts';
import { mailServer, sever } from './testing/mail-server.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const mail = {
  to: 'ada@example.com',
  subject: 'Set a new password – now',
  text: 'Hello Ada, größe.',
  link: 'https://app.example.com/auth/confirm?token_hash=abc',
};

test('the outbox keeps each mail in a file of its own that only we can read', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'outbox-'));
  undo.push(() => rmSync(dataDir, { recursive: true }));
  const notes: unknown[] = [];
  const mailer = outboxMailer({ dataDir, note: (note) => notes.push(note) });
  await Promise.all([mailer.send(mail), mailer.send(mail), mailer.send({ ...mail, link: undefined })]);

  const files = readdirSync(join(dataDir, 'outbox'));
  expect(files).toHaveLength(3);
  for (const file of files) {
    expect(file).toMatch(/^\d{4}-\d\d-\d\dT[\d.]+Z-set-a-new-password-now-[0-9a-f]{8}\.json$/);
    const path = join(dataDir, 'outbox', file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ to: mail.to, text: mail.text });
  }
  expect(notes).toHaveLength(3);
  expect(JSON.stringify(notes)).toContain(mail.link);
  expect(JSON.stringify(notes)).not.toMatch(/ada@example|Hello/);
});

test.each([
  ['http://127.0.0.1:3000', { link: 'https://l' }],
  ['http://localhost:3000', { link: 'https://l' }],
  ['https://calls.example.com', { file: 'f' }],
  ['https://127.0.0.1.example.com', { file: 'f' }],
])('of a mail, the log of %s says %j', (publicUrl, said) => {
  expect(logged({ file: 'f', link: 'https://l' }, publicUrl)).toEqual(said);
});

test('the outbox knows again what it has', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'outbox-'));
  undo.push(() => rmSync(dataDir, { recursive: true }));
  const mailer = outboxMailer({ dataDir, note: () => {} });
  expect(await mailer.has?.('<1@example.com>')).toBe(false);
  await mailer.send({ ...mail, messageId: '<1@example.com>' });
  expect(await mailer.has?.('<1@example.com>')).toBe(true);
  expect(await mailer.has?.('<2@example.com>')).toBe(false);
});

async function server(options: SMTPServerOptions = {}) {
  const made = await mailServer(options);
  undo.push(() => made.close());
  const mailer = (password = 'secret') =>
    smtpMailer({
      url: `smtp://ada:${password}@localhost:${made.port}?tls.rejectUnauthorized=false`,
      from: 'KaiCalls <calls@example.com>',
    });
  return { ...made, mailer };
}
const failure = (sending: Promise<void>): Promise<MailFailed> =>
  sending.then(
    () => expect.unreachable('it was sent'),
    (error: MailFailed) => error,
  );

test('a mail server gets the mail, signed in, over an encrypted connection', async () => {
  const { mailer, received } = await server();
  await mailer().send({ ...mail, messageId: '<1@example.com>', headers: { 'X-One': 'one' } });
  await mailer().send({ ...mail, fromName: 'Kim’s "Roofing", Inc.' });
  expect(received).toMatchObject([{ user: 'ada', to: ['ada@example.com'], secure: true }, {}]);
  expect(received[0]?.raw).toContain('From: KaiCalls <calls@example.com>');
  expect(received[0]?.raw).toContain('Message-ID: <1@example.com>');
  expect(received[0]?.raw).toContain('X-One: one');
  expect(received[1]?.raw).toMatch(/From: [^<\r\n]+ <calls@example\.com>/);
});

test('a mail in nobody’s name says that a program wrote it; one in somebody’s name is answered to them', async () => {
  const { port, received } = await server();
  const mailer = smtpMailer({
    url: `smtp://ada:secret@localhost:${port}?tls.rejectUnauthorized=false`,
    from: 'KaiCalls <calls@example.com>',
    replyTo: 'help@example.com',
    bounceTo: (messageId) => `bounces+${returnMarks('secret').of(messageId)}@example.com`,
  });
  await mailer.verify?.();
  await mailer.send(mail);
  const messageId = '<0198c0de-0000-7000-8000-000000000001@example.com>';
  await mailer.send({ ...mail, fromName: 'Kim', replyTo: 'kim@example.com', messageId });
  const [own, written] = received.map(({ raw }) => raw);
  expect(own).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(own).toMatch(/^Reply-To: help@example.com\r$/m);
  expect(own).toMatch(/^Message-ID: <[^>]+>\r$/m);
  expect(written).not.toContain('Auto-Submitted');
  expect(written).toMatch(/^Reply-To: kim@example.com\r$/m);
  expect(received.map(({ from }) => from)).toEqual([
    'bounces+0@example.com',
    expect.stringMatching(/^bounces\+0198c0de000070008000000000000001[0-9a-f]{16}@example\.com$/),
  ]);
  expect(returnMarks('secret').in(`To: <${received[1]?.from}>`)).toBe('0198c0de-0000-7000-8000-000000000001');
  expect(returnMarks('another').in(`To: <${received[1]?.from}>`)).toBeNull();
});

test.each([
  ['subject', { subject: 'Hello\r\nBcc: eve@example.com' }],
  ['sender', { fromName: 'Kim\r\nBcc: eve@example.com' }],
  ['header', { headers: { 'X-One': 'one\r\nBcc: eve@example.com' } }],
  ['message id', { messageId: '<1@example.com>\r\nBcc: eve@example.com' }],
])('a line break in the %s makes no header of its own', async (_what, more) => {
  const { mailer, received } = await server();
  await mailer().send({ ...mail, ...more });
  expect(received[0]?.to).toEqual(['ada@example.com']);
  expect(received[0]?.raw).not.toMatch(/^bcc:/im);
});

test('a recipient is one address, whatever it says', async () => {
  const { mailer, received } = await server();
  await failure(mailer().send({ ...mail, to: 'ada@example.com>\r\nRCPT TO:<eve@example.com' })).catch(() => {});
  await mailer()
    .send({ ...mail, to: 'ada@example.com, eve@example.com' })
    .catch(() => {});
  expect(received.flatMap(({ to }) => to)).not.toContain('eve@example.com');
});

test('what the server says tells what may be tried again, and which mailbox there is not', async () => {
  const { mailer } = await server();
  const to = (name: string) => failure(mailer().send({ ...mail, to: `${name}@example.com` }));
  expect(await to('nobody')).toMatchObject({ outcome: 'refused', noMailbox: true });
  expect(await to('policy')).toMatchObject({ outcome: 'refused', noMailbox: false });
  expect(await to('later')).toMatchObject({ outcome: 'deferred', noMailbox: false });
  expect(await to('last')).toMatchObject({ outcome: 'refused', noMailbox: false });
  expect(await failure(mailer('wrong').send(mail))).toMatchObject({
    outcome: 'refused',
    message: expect.stringContaining('Invalid login'),
  });
});

test('nobody listens: it was not handed over', async () => {
  const { mailer, close } = await server();
  await close();
  undo.length = 0;
  expect(await failure(mailer().send(mail))).toMatchObject({ outcome: 'deferred' });
});

test('a connection that breaks before the text was asked for: it was not handed over', async () => {
  const { mailer } = await server({ onRcptTo: (_address, session) => sever(session) });
  expect(await failure(mailer().send(mail))).toMatchObject({ outcome: 'deferred' });
});

test('a connection that breaks after the text: nobody knows', async () => {
  const { mailer } = await server({
    onData(stream, session) {
      stream.resume().on('end', () => sever(session));
    },
  });
  expect(await failure(mailer().send(mail))).toMatchObject({ outcome: 'unknown' });
});

describe('mail accounts of owners', () => {
  const account = async (more: Partial<SmtpAccount> = {}, options: SMTPServerOptions = {}) => {
    const made = await server(options);
    const mailer = accountMailer({
      secret: 'pepper',
      addressOf: async () => '127.0.0.1',
      tls: { rejectUnauthorized: false },
    });
    const id = more.id ?? 'a';
    const row: SmtpAccount = {
      id,
      host: 'localhost',
      port: made.port,
      security: 'starttls',
      username: 'ada',
      sealedPassword: mailer.seal('a', 'secret'),
      from: { name: 'Kim', address: 'kim@roofing.example' },
      ...more,
    };
    return { ...made, mailer, row };
  };

  test('are signed in to with their own password, encrypted on the way', async () => {
    const { mailer, row, received } = await account();
    await mailer.verify(row);
    await mailer.send(row, mail);
    expect(received).toMatchObject([{ user: 'ada', secure: true }]);
    expect(received[0]?.raw).toContain('From: Kim <kim@roofing.example>');
  });

  test('keep a password that opens only in its own row, with the secret of this instance', async () => {
    const { mailer, row } = await account();
    expect(row.sealedPassword.includes('secret')).toBe(false);
    expect(mailer.seal('a', 'secret').equals(row.sealedPassword)).toBe(false);
    await expect(mailer.verify({ ...row, id: 'b' })).rejects.toThrow();
    const elsewhere = accountMailer({ secret: 'other', addressOf: async () => '127.0.0.1' });
    await expect(elsewhere.verify(row)).rejects.toThrow();
  });

  test('never have their password sent in the clear to another machine', async () => {
    const { row } = await account();
    const mailer = accountMailer({ secret: 'pepper', addressOf: async () => '203.0.113.7' });
    expect(await failure(mailer.verify({ ...row, security: 'none' }))).toMatchObject({ outcome: 'refused' });
  });

  test('are not signed in to where the connection cannot be encrypted', async () => {
    let asked = false;
    const { mailer, row } = await account(
      {},
      {
        disabledCommands: ['STARTTLS'],
        onAuth(_auth, _session, done) {
          asked = true;
          done(null, { user: 'ada' });
        },
      },
    );
    expect((await failure(mailer.verify(row))).outcome).not.toBe('unknown');
    expect(asked).toBe(false);
  });

  test('lead nowhere that the guard refuses', async () => {
    const { row, received } = await account();
    const refuse = async () => {
      throw Object.assign(new Error('the address is private'), { name: 'OutboundRefused' });
    };
    const mailer = accountMailer({ secret: 'pepper', addressOf: refuse });
    expect(await failure(mailer.send(row, mail))).toMatchObject({
      outcome: 'refused',
      message: 'the address is private',
    });
    expect(received).toEqual([]);
  });
});

test('SMTP_URL decides which mailer it is', () => {
  const outbox = { dataDir: '/nowhere', note: () => {} };
  const marks = returnMarks('secret');
  expect(() => mailerFromEnv({ MAIL_BOUNCE_TO: 'bounces+*' }, outbox, marks)).toThrow();
  expect(() => mailerFromEnv({ SMTP_URL: 'http://mail.example.com' }, outbox, marks)).toThrow();
  expect(mailerFromEnv({ SMTP_URL: '' }, outbox, marks)).toHaveProperty('has');
  expect(mailerFromEnv({ SMTP_URL: 'smtps://mail.example.com' }, outbox, marks)).not.toHaveProperty('has');
});
