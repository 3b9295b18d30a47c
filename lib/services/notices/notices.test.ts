import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Mail, mailerPort } from '#lib/adapters/mail/port.ts';
import { testInstance } from '#lib/surfaces/testing/instance.ts';
import { notifyOwner } from './notify.ts';
import { noticed } from './testing/noticed.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
const { system, settings, log, told, notify, over } = noticed(() => instance.ports);
const FAILED = { kind: 'failed_call', subjectId: randomUUID() } as const;
/** Mails handed over, and an address at which the server fails once. */
const mails: Mail[] = [];
let failing: string | undefined;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  instance.ports.plug(mailerPort, {
    async send(mail) {
      if (mail.to === failing) {
        failing = undefined;
        throw new Error('the mail server is away');
      }
      mails.push(mail);
    },
  });
}, 60_000);

describe('telling', () => {
  test('goes to every owner and admin, and to nobody else', async () => {
    const [a, admin, viewer] = [await instance.signUp('A'), await instance.signUp('B'), await instance.signUp('C')];
    for (const [{ business_id }, role] of [[admin, 'admin'] as const, [viewer, 'viewer'] as const]) {
      await asOwner(
        'insert into memberships (account_id, business_id, role) select account_id, $1, $3 from memberships where business_id = $2',
        [a.business_id, business_id, role],
      );
    }
    await notify(a, { ...FAILED, title: 'One\r\nBcc: everyone@example.com', lines: ['a\u0000b\nc'] });
    const [notice] = await told(a, 'failed_call');
    expect(notice).toMatchObject({ title: 'One Bcc: everyone@example.com', lines: ['a b c'], status: 'told' });
    const sent = mails.filter(({ subject }) => subject.startsWith('One'));
    expect(sent.map(({ to }) => to).sort()).toEqual([a.email, admin.email].sort());
    expect(sent[0]?.link).toMatch(/^http.*\/b\/x$/);
  });

  test('an attempt after a failure tells only who was not told', async () => {
    const account = await instance.signUp('Retry');
    await settings(account, { kind: 'failed_call', email_to: ['one@example.com', 'two@example.com'] });
    failing = 'two@example.com';
    await notify(account, { ...FAILED, title: 'Twice tried' });
    await told(account, 'failed_call');
    expect(mails.filter(({ subject }) => subject === 'Twice tried').map(({ to }) => to)).toEqual([
      'one@example.com',
      'two@example.com',
    ]);
  });

  test('is once for a kind, subject and occasion, and is lost with its cause', async () => {
    const account = await instance.signUp('Once');
    const subjectId = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => notify(account, { ...FAILED, subjectId })));
    await notify(account, { ...FAILED, subjectId, occasion: 'another' });
    await expect(
      inTenant(system(account), async (tx) => {
        await notifyOwner(tx, {
          businessId: account.business_id,
          kind: 'failed_call',
          subjectId: 'x',
          title: 'x',
          lines: [],
          path: '/',
        });
        throw new Error('the cause came to nothing');
      }),
    ).rejects.toThrow('the cause');
    expect(await told(account, 'failed_call', 2)).toHaveLength(2);
  });

  test('by text comes from an agent’s number', async () => {
    const account = await instance.signUp('Texts');
    await settings(account, { kind: 'failed_call', email: false, text: true, text_to: ['+1 (512) 555-0190'] });
    const before = mails.length;
    await notify(account, { ...FAILED, title: 'By text' });
    expect(await told(account, 'failed_call')).toMatchObject([{ status: 'told' }]);
    const texts = await asOwner('select contact, own_number, body from messages where business_id = $1', [
      account.business_id,
    ]);
    expect(texts).toEqual([{ contact: '+15125550190', own_number: account.phone_number, body: 'By text' }]);
    expect(mails).toHaveLength(before);
  });
});

describe('settings', () => {
  test('have defaults; a change keeps what is not named, and is audited', async () => {
    const { api, business_id } = await instance.signUp('Set');
    const { notices } = (await api.get('/api/v1/notices')).body;
    const on = notices.filter(({ email }: { email: boolean }) => email).map(({ kind }: { kind: string }) => kind);
    expect(on).toEqual([
      'hot_lead',
      'missed_call',
      'failed_call',
      'prompt_changed',
      'sdr_manual_review',
      'email_failed',
      'trial',
    ]);
    expect(notices.some(({ text }: { text: boolean }) => text)).toBe(false);
    await api.patch('/api/v1/notices', {
      notices: [
        { kind: 'hot_lead', threshold: 60 },
        { kind: 'daily_digest', email: true },
      ],
    });
    await api.patch('/api/v1/notices', { notices: [{ kind: 'hot_lead', email_to: ['boss@example.com'] }] });
    const after = (await api.get('/api/v1/notices')).body.notices;
    expect(after[0]).toMatchObject({ kind: 'hot_lead', email: true, threshold: 60, email_to: ['boss@example.com'] });
    const { entries } = (await api.get(`/api/v1/audit?action=notices.changed&subject_id=${business_id}`)).body;
    expect(entries).toHaveLength(2);
    expect(entries[0].before[0]).toMatchObject({ kind: 'hot_lead', email_to: null });
  });

  test.each([
    ['a text to nobody', { kind: 'hot_lead', text: true }],
    ['a threshold where there is none', { kind: 'missed_call', threshold: 5 }],
    ['a threshold beyond the scale', { kind: 'hot_lead', threshold: 101 }],
    ['an unknown kind', { kind: 'good_news', email: true }],
    ['no address', { kind: 'hot_lead', email_to: [] }],
    ['a broken address', { kind: 'hot_lead', email_to: ['x'] }],
  ])('refuse %s', async (_what, setting) => {
    const account = await instance.signUp('Refused');
    expect((await settings(account, setting)).status).toBe(400);
  });

  test('a kind that is off is not told, also when it is switched off in between', async () => {
    const account = await instance.signUp('Off');
    await settings(account, { kind: 'missed_call', email: false });
    await notify(account, { ...FAILED, kind: 'missed_call' });
    expect(await log(account, 'missed_call')).toEqual([]);
    await inTenant(system(account), async (tx) => {
      await notifyOwner(tx, {
        businessId: account.business_id,
        kind: 'email_failed',
        subjectId: 'x',
        title: 'x',
        lines: [],
        path: '/',
      });
      await tx
        .insertInto('notice_settings')
        .values({ business_id: account.business_id, kind: 'email_failed', email: false, text: false })
        .execute();
    });
    expect(await told(account, 'email_failed')).toMatchObject([{ status: 'off', told_at: null }]);
  });
});

describe('calls', () => {
  test('a caller who hangs up before a word is missed; one who speaks is not', async () => {
    const account = await instance.signUp('Missed');
    const ring = async (from: string, more: object = {}) => {
      const body = { agent_id: account.agent_id, from, record: false, ...more };
      return over(account, (await account.api.post('/api/v1/sandbox/calls', body)).body.id);
    };
    const missed = await ring('+15005550005');
    await ring('+15125550150', { caller_lines: ['Hi, I am Bob. Goodbye.'] });
    expect(await told(account, 'missed_call')).toMatchObject([
      {
        subject_id: missed.id,
        title: 'Missed call: +1 500 555 0005',
        path: `/b/${account.business_id}/calls/${missed.id}`,
      },
    ]);
  }, 90_000);

  test('calls that fail are told once an hour', async () => {
    const account = await instance.signUp('Failed');
    const place = () => account.api.post('/api/v1/calls', { agent_id: account.agent_id, to: '+15005550001' });
    const placed = await Promise.all([place(), place(), place()]);
    const calls = await Promise.all(placed.map(({ body }) => over(account, body.id)));
    const hours = new Set(calls.map(({ ended_at }) => ended_at.slice(0, 13)));
    expect(await told(account, 'failed_call')).toHaveLength(hours.size);
    expect((await log(account, 'failed_call'))[0].lines[0]).toBe('To +1 500 555 0001: invalid number.');
  });
});
