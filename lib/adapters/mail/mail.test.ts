import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { mailerFromEnv } from './env.ts';
import { outboxMailer } from './outbox.ts';
import { smtpMailer } from './smtp.ts';

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

test('a mail server gets the mail, signed in, over an encrypted connection', async () => {
  const received: { user: string; to: string[]; secure: boolean; raw: string }[] = [];
  const server = await smtpServer((session, raw) =>
    received.push({
      user: String(session.user),
      to: session.envelope.rcptTo.map(({ address }) => address),
      secure: session.secure,
      raw,
    }),
  );
  const mailer = smtpMailer({
    url: `smtp://ada:secret@localhost:${server.port}?tls.rejectUnauthorized=false`,
    from: 'KaiCalls <calls@example.com>',
  });
  undo.push(() => mailer.close());
  await mailer.send(mail);
  expect(received).toMatchObject([{ user: 'ada', to: ['ada@example.com'], secure: true }]);
  expect(received[0]?.raw).toContain('From: KaiCalls <calls@example.com>');
});

test('a refusal reaches the caller', async () => {
  const server = await smtpServer(() => {});
  const mailer = smtpMailer({
    url: `smtp://ada:wrong@localhost:${server.port}?tls.rejectUnauthorized=false`,
    from: 'calls@example.com',
  });
  undo.push(() => mailer.close());
  await expect(mailer.send(mail)).rejects.toThrow('Invalid login');
});

test('SMTP_URL decides which mailer it is', () => {
  const outbox = { dataDir: '/nowhere', note: () => {} };
  expect(() => mailerFromEnv({ SMTP_URL: 'http://mail.example.com' }, outbox)).toThrow();
  expect(mailerFromEnv({ SMTP_URL: '' }, outbox)).not.toHaveProperty('close');
  expect(mailerFromEnv({ SMTP_URL: 'smtps://mail.example.com' }, outbox)).toHaveProperty('close');
});

async function smtpServer(onMail: (session: import('smtp-server').SMTPServerSession, raw: string) => void) {
  const server = new SMTPServer({
    onAuth: ({ username, password }, _, done) =>
      password === 'secret' ? done(null, { user: username }) : done(new Error('Invalid login')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        onMail(session, Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  undo.push(() => new Promise<void>((done) => server.close(done)));
  return { port: (server.server.address() as AddressInfo).port };
}
