import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { accountMailer } from '#lib/adapters/mail/accounts.ts';
import { accountMailerPort } from '#lib/adapters/mail/port.ts';
import { type MailServer, mailServer, sever } from '#lib/adapters/mail/testing/mail-server.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, type Reply, testInstance } from '#lib/surfaces/testing/instance.ts';
import { claim } from './claim.ts';
import { resumeForgottenEmails } from './forgotten.ts';
import { queueEmail } from './queue.ts';
import { sendEmailJob } from './send.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
let other: Account;
let smtp: MailServer;
beforeAll(async () => {
  instance = await testInstance({ worker: true });
  instance.ports.plug(
    accountMailerPort,
    accountMailer({ secret: 'pepper', addressOf: async () => '127.0.0.1', tls: { rejectUnauthorized: false } }),
  );
  account = await instance.signUp('Kim’s Roofing');
  other = await instance.signUp('Others');
  smtp = await mailServer();
}, 60_000);
afterAll(() => smtp.close());

const within = (of: Account): Context => systemContext(instance.ports, 'test', [of.business_id]);
const letter = (to: string, more: object = {}) => ({ to, subject: 'Your estimate', body: 'Hi, it is ready.', ...more });
const post = (of: Account, to: string, more: object = {}): Promise<Reply> =>
  of.api.post('/api/v1/emails', letter(to, more));
const read = async (of: Account, id: string) => (await of.api.get(`/api/v1/emails?id=${id}`)).body;
const settled = (of: Account, id: string, status: string) =>
  eventually(async () => {
    const email = await read(of, id);
    return email.status === status && email;
  });
/** What lies in the outbox of this machine for an address. */
const outbox = (to: string) =>
  readdirSync(join(instance.dataDir, 'outbox'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(instance.dataDir, 'outbox', file), 'utf8')))
    .filter((mail) => mail.to === to);

describe('the queue', () => {
  test('holds an email until it is approved, and sends it once', async () => {
    const { status, body } = await post(account, 'Maria@example.com');
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'pending_approval', sent_via: 'instance', to: 'maria@example.com' });
    const listed = await account.api.get('/api/v1/emails?status=pending_approval');
    expect(listed.body.emails.map(({ id }: { id: string }) => id)).toContain(body.id);
    await new Promise((done) => setTimeout(done, 300));
    expect((await read(account, body.id)).status).toBe('pending_approval');
    const approved = await account.api.patch('/api/v1/emails', { id: body.id, action: 'approve' });
    expect(['approved', 'sending', 'sent']).toContain(approved.body.status);
    expect(await settled(account, body.id, 'sent')).toMatchObject({ attempts: 1, error: null });
    expect(outbox('maria@example.com')).toMatchObject([{ subject: 'Your estimate', text: 'Hi, it is ready.' }]);
    expect((await account.api.patch('/api/v1/emails', { id: body.id, action: 'approve' })).status).toBe(409);
  });

  test('sends what is approved from the start, not before its time', async () => {
    const soon = new Date(Date.now() + 1500).toISOString();
    const { body } = await post(account, 'soon@example.com', { auto_approve: true, scheduled: soon });
    expect(body.status).toBe('approved');
    const sent = await settled(account, body.id, 'sent');
    expect(Date.parse(sent.sent_at)).toBeGreaterThanOrEqual(Date.parse(soon));
  });

  test('lets a letter be put right, rejected and called off, and remembers who did', async () => {
    const { id } = (await post(account, 'edit@example.com')).body;
    const edit = { id, action: 'edit', subject: 'Estimate no. 2', body: 'It is here.' };
    expect((await account.api.patch('/api/v1/emails', edit)).body).toMatchObject({ subject: 'Estimate no. 2' });
    expect((await account.api.patch('/api/v1/emails', { id, action: 'reject', reason: 'No.' })).body).toMatchObject({
      status: 'rejected',
      error: 'No.',
    });
    const { entries } = (await account.api.get(`/api/v1/audit?subject_id=${id}`)).body;
    expect(entries).toMatchObject([
      { action: 'email.rejected', actor_kind: 'key', reason: 'No.' },
      { action: 'email.edited', before: { subject: 'Your estimate' }, after: { subject: 'Estimate no. 2' } },
    ]);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const next = (await post(account, 'later@example.org', { auto_approve: true, scheduled: later })).body.id;
    expect((await account.api.patch('/api/v1/emails', { id: next, action: 'cancel' })).body.status).toBe('canceled');
  });

  test.each([
    ['a line break in the subject', { subject: 'Hi\nBcc: eve@example.com' }],
    ['two recipients', { to: 'a@example.com, b@example.com' }],
    ['a line break in the recipient', { to: 'a@example.com\nb@example.com' }],
    ['an empty text', { body: '' }],
    ['another’s lead', { lead_id: '018f0000-0000-7000-8000-000000000000' }],
    ['another’s mail account', { from_account_id: '018f0000-0000-7000-8000-000000000000' }],
  ])('refuses %s', async (_what, more) => {
    const { status } = await post(account, 'a@example.com', more);
    expect([400, 404]).toContain(status);
  });

  test('what templates put into a subject stays in it', async () => {
    const { id } = await inTenant(within(account), (tx, ctx) =>
      queueEmail(tx, ctx, {
        businessId: account.business_id,
        to: 'template@example.com',
        subject: 'Hi {{name}}'.replace('{{name}}', 'Eve\r\nBcc: all@example.com'),
        body: 'Hello',
        approved: false,
        source: 'sdr',
      }),
    );
    expect((await read(account, id)).subject).toBe('Hi Eve Bcc: all@example.com');
  });

  test('a test business sends nothing to anyone', async () => {
    const made = await account.api.post('/api/v1/sandbox/keys', { business_id: account.business_id, name: 'Test' });
    const api = instance.client(made.body.key);
    const { body } = await api.post('/api/v1/emails', letter('twin@example.com', { auto_approve: true }));
    expect(body.sent_via).toBe('sandbox');
    await eventually(async () => (await api.get(`/api/v1/emails?id=${body.id}`)).body.status === 'sent');
  });
});

describe('a connected mail account', () => {
  const connect = (of: Account, more: object = {}) =>
    of.api.post('/api/v1/email-accounts', {
      from_name: 'Kim',
      from_address: 'kim@roofing.example',
      host: 'localhost',
      port: smtp.port,
      security: 'starttls',
      username: 'ada',
      password: 'secret',
      ...more,
    });
  let id: string;

  test('is signed in to when it is connected, and tells its password to nobody', async () => {
    const wrong = await connect(other, { password: 'a wrong one' });
    expect(wrong).toMatchObject({ status: 201, body: { verified_at: null } });
    expect(wrong.body.error).toMatch(/login/i);
    const right = await other.api.patch('/api/v1/email-accounts', { id: wrong.body.id, password: 'secret' });
    expect(right.body).toMatchObject({ error: null, is_default: true, verified_at: expect.any(String) });
    id = right.body.id;
    const [row] = await asOwner<{ password: Buffer }>('select password from email_accounts where id = $1', [id]);
    expect(row?.password.includes('secret')).toBe(false);
    const everything = [
      wrong,
      right,
      await other.api.get('/api/v1/email-accounts'),
      await other.api.get(`/api/v1/audit?subject_id=${id}`),
    ];
    expect(JSON.stringify(everything.map(({ body }) => body))).not.toMatch(/secret|a wrong one/);
  });

  test('sends what names no other', async () => {
    const { body } = await post(other, 'ben@example.com', { auto_approve: true });
    expect(body).toMatchObject({ sent_via: 'account', from_account_id: id });
    await settled(other, body.id, 'sent');
    expect(smtp.received.at(-1)).toMatchObject({ to: ['ben@example.com'], secure: true });
    expect(smtp.received.at(-1)?.raw).toMatch(
      /From: Kim <kim@roofing\.example>[\s\S]*Message-ID: <[^>]+@roofing\.example>/,
    );
  });

  test('an address without a mailbox is not written to again', async () => {
    const { body } = await post(other, 'nobody@example.com', { auto_approve: true });
    expect((await settled(other, body.id, 'failed')).error).toContain('No such user');
    expect(await post(other, 'nobody@example.com')).toMatchObject({
      status: 400,
      body: { error: { code: 'contact_refused' } },
    });
    expect(await asOwner('select 1 from notices where subject_id = $1', [body.id])).toHaveLength(1);
  });

  test('what is put off is tried again, later', async () => {
    const { body } = await post(other, 'later@example.com', { auto_approve: true });
    const email = await eventually(async () => {
      const now = await read(other, body.id);
      return now.attempts === 1 && now.status === 'approved' && now;
    });
    expect(email.error).toContain('Try again later');
    const [row] = await asOwner<{ next: number }>(
      'select extract(epoch from next_attempt_at - now())::int as next from emails where id = $1',
      [body.id],
    );
    expect(row?.next).toBeGreaterThan(50);
    expect(row?.next).toBeLessThanOrEqual(60);
  });

  test('a connection that breaks after the text: failed, not sent twice, and tried again only when somebody says so', async () => {
    let texts = 0;
    const broken = await mailServer({
      onData: (stream, session) => {
        texts += 1;
        stream.resume().on('end', () => sever(session));
      },
    });
    const { body: unsure } = await connect(other, { port: broken.port });
    const { body } = await post(other, 'unsure@example.com', { auto_approve: true, from_account_id: unsure.id });
    expect((await settled(other, body.id, 'failed')).error).toMatch(/nobody knows/);
    await new Promise((done) => setTimeout(done, 500));
    expect(texts).toBe(1);
    await other.api.patch('/api/v1/email-accounts', { id: unsure.id, port: smtp.port });
    await other.api.patch('/api/v1/emails', { id: body.id, action: 'retry' });
    await settled(other, body.id, 'sent');
    await broken.close();
  });

  test('a disconnected one sends no more, and says so', async () => {
    const { body: made } = await connect(other, { from_address: 'gone@roofing.example' });
    const { body } = await post(other, 'gone@example.com', { from_account_id: made.id });
    await other.api.del(`/api/v1/email-accounts?id=${made.id}`);
    await other.api.patch('/api/v1/emails', { id: body.id, action: 'approve' });
    expect((await settled(other, body.id, 'failed')).error).toContain('disconnected');
  });
});

describe('a worker that dies', () => {
  /** An email that a worker has taken and never let go of; its lease is over. */
  async function interrupted(of: Account, to: string, reached: (email: { message_id: string }) => Promise<unknown>) {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await post(of, to, { auto_approve: true, scheduled: later });
    await asOwner('update emails set next_attempt_at = now() where id = $1', [body.id]);
    expect(await claim(within(of), body.id)).toMatchObject({ attempt: 1, interrupted: false });
    expect(await claim(within(of), body.id), 'its lease holds').toBeNull();
    await reached(body);
    await asOwner("update emails set next_attempt_at = now() - interval '3 minutes' where id = $1", [body.id]);
    await resumeForgottenEmails(within(of));
    return body.id as string;
  }

  test('before a mail server: the email is failed and not sent again', async () => {
    const before = smtp.received.length;
    const id = await interrupted(other, 'dead@example.com', async () => {});
    expect((await settled(other, id, 'failed')).error).toMatch(/nobody knows/);
    expect(smtp.received).toHaveLength(before);
  });

  test('before the outbox: it goes on, once', async () => {
    const id = await interrupted(account, 'resumed@example.com', async () => {});
    await settled(account, id, 'sent');
    expect(outbox('resumed@example.com')).toHaveLength(1);
  });

  test('after the outbox: it is known to be sent', async () => {
    const { mailerPort } = await import('#lib/adapters/mail/port.ts');
    const id = await interrupted(account, 'known@example.com', (email) =>
      instance.ports.get(mailerPort).send({
        to: 'known@example.com',
        subject: 'Your estimate',
        text: 'x',
        messageId: email.message_id,
      }),
    );
    await settled(account, id, 'sent');
    expect(outbox('known@example.com')).toHaveLength(1);
  });

  test('two that take the same email send it once', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await post(other, 'twice@example.com', { auto_approve: true, scheduled: later });
    await asOwner('update emails set next_attempt_at = now() where id = $1', [body.id]);
    const ids = { business_id: other.business_id, email_id: body.id };
    await Promise.all(Array.from({ length: 8 }, () => sendEmailJob.run(within(other), ids)));
    await settled(other, body.id, 'sent');
    expect(smtp.received.filter(({ to }) => to.includes('twice@example.com'))).toHaveLength(1);
  });
});

describe('who wants no more', () => {
  async function fromSdr(of: Account, to: string): Promise<{ id: string; link: string; text: string }> {
    const { id } = await inTenant(within(of), (tx, ctx) =>
      queueEmail(tx, ctx, { businessId: of.business_id, ...letter(to), approved: true, source: 'sdr' }),
    );
    await settled(of, id, 'sent');
    const [mail] = outbox(to);
    return { id, text: mail.text, link: /<([^>]+)>/.exec(mail.headers['List-Unsubscribe'])?.[1] ?? '' };
  }
  const opened = async (method: string, link: string) => {
    const { pathname, search } = new URL(link);
    const response = await instance.kernel.handle(
      new Request(`http://127.0.0.1:3000${pathname}${search}`, { method }),
      { address: '127.0.0.1' },
    );
    return { status: response.status, text: await response.text() };
  };

  test('opens the link, which changes nothing, and clicks, which does', async () => {
    const { link, text } = await fromSdr(account, 'tired@example.com');
    expect(text).toContain(link);
    const page = await opened('GET', link);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Kim’s Roofing') });
    expect((await post(account, 'tired@example.com')).status).toBe(201);
    expect(await opened('POST', link)).toMatchObject({ status: 200 });
    expect(await opened('POST', link)).toMatchObject({ status: 200 });
    expect(await post(account, 'Tired@Example.com')).toMatchObject({
      status: 400,
      body: { error: { code: 'contact_refused' } },
    });
    expect((await post(other, 'tired@example.com')).status).toBe(201);
    const { entries } = (await account.api.get('/api/v1/audit?action=contact.opted_out')).body;
    expect(entries).toMatchObject([{ after: { address: 'tired@example.com', source: 'unsubscribe_link' } }]);
  });

  test('cannot be told by a link that is not ours', async () => {
    const { link } = await fromSdr(account, 'keen@example.com');
    for (const wrong of [
      link.replace(/email=[^&]+/, `email=${crypto.randomUUID()}`),
      link.replace(/business=[^&]+/, `business=${other.business_id}`),
      link.replace(/&signature=.*/, ''),
    ]) {
      expect((await opened('POST', wrong)).status).toBe(403);
    }
    expect((await post(account, 'keen@example.com')).status).toBe(201);
  });

  test('is not written to, though the email was approved before', async () => {
    const { link } = await fromSdr(account, 'late@example.com');
    const { id } = (await post(account, 'late@example.com')).body;
    await opened('POST', link);
    await account.api.patch('/api/v1/emails', { id, action: 'approve' });
    expect((await settled(account, id, 'canceled')).error).toBe('email_opted_out');
    expect(outbox('late@example.com')).toHaveLength(1);
  });
});
