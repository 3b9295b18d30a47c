import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Mail, mailerPort } from '#lib/adapters/mail/port.ts';
import type { LeadScore } from '#lib/services/conclusions/scoring.ts';
import { recordScore } from '#lib/services/leads/score.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';
import { sendDigests } from './digest.ts';
import { type NewNotice, notifyOwner } from './notify.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
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

const system = (account: Account) => systemContext(instance.ports, 'test', [account.business_id]);
const settings = async (account: Account, ...notices: object[]) => {
  const reply = await account.api.patch('/api/v1/notices', { notices });
  return reply;
};
const log = async (account: Account, kind: string) =>
  (await account.api.get(`/api/v1/notices/log?kind=${kind}`)).body.notices;
const told = (account: Account, kind: string, many = 1) =>
  eventually(async () => {
    const notices = await log(account, kind);
    return notices.length >= many && notices.every(({ status }: { status: string }) => status !== 'pending') && notices;
  });
const notify = (account: Account, more: Partial<NewNotice> = {}) =>
  inTenant(system(account), (tx) =>
    notifyOwner(tx, {
      businessId: account.business_id,
      kind: 'failed_call',
      subjectId: randomUUID(),
      title: 'A call failed',
      lines: ['It did.'],
      path: '/b/x',
      ...more,
    }),
  );
const over = (account: Account, id: string) =>
  eventually(async () => {
    const { body } = await account.api.get(`/api/v1/calls?id=${id}`);
    return body.concluded_at && body;
  }, 30_000);

describe('telling', () => {
  test('goes to every owner and admin, and to nobody else', async () => {
    const [a, admin, viewer] = [await instance.signUp('A'), await instance.signUp('B'), await instance.signUp('C')];
    for (const [{ business_id }, role] of [[admin, 'admin'] as const, [viewer, 'viewer'] as const]) {
      await asOwner(
        'insert into memberships (account_id, business_id, role) select account_id, $1, $3 from memberships where business_id = $2',
        [a.business_id, business_id, role],
      );
    }
    await notify(a, { title: 'One\r\nBcc: everyone@example.com', lines: ['a\u0000b\nc'] });
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
    await notify(account, { title: 'Twice tried' });
    await told(account, 'failed_call');
    expect(mails.filter(({ subject }) => subject === 'Twice tried').map(({ to }) => to)).toEqual([
      'one@example.com',
      'two@example.com',
    ]);
  });

  test('is once for a kind, subject and occasion, and is lost with its cause', async () => {
    const account = await instance.signUp('Once');
    const subjectId = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => notify(account, { subjectId })));
    await notify(account, { subjectId, occasion: 'another' });
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
    await notify(account, { title: 'By text' });
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
    await notify(account, { kind: 'missed_call' });
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
  });

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

describe('a lead', () => {
  const scored = (score: number, explanation = `worth ${score}`): LeadScore => ({
    score,
    confidence: 'high',
    explanation,
    factors: score > 30 ? ['pricing_question'] : ['just_browsing'],
    factor_details: [{ factor: 'pricing_question', weight: 18, sentence: 'What does it cost?', turn: 1 }],
  });
  async function setting() {
    const account = await instance.signUp('Leads');
    const lead = (await account.api.post('/api/v1/leads', { name: 'Maria Garcia', phone: '+15125550123' })).body.id;
    const score = (value: LeadScore) =>
      inTenant(system(account), (tx) =>
        recordScore(tx, { businessId: account.business_id, leadId: lead, score: value, conversationId: randomUUID() }),
      );
    const events = async () =>
      (await asOwner('select 1 from events where subject_id = $1 and type = $2', [lead, 'lead.scored'])).length;
    return { account, lead, score, events };
  }

  test('that becomes hot is told once, and again only when it has been cold in between', async () => {
    const { account, lead, score } = await setting();
    for (const value of [50, 85, 90, 100]) await score(scored(value));
    const [notice] = await told(account, 'hot_lead');
    expect(notice).toMatchObject({ subject_id: lead, title: 'Hot lead: Maria Garcia (85)' });
    expect(notice.lines).toEqual(['worth 85', 'Asked for the price: “What does it cost?”', 'Call +15125550123']);
    await score(scored(20));
    await score(scored(80));
    expect(await told(account, 'hot_lead', 2)).toHaveLength(2);
    await settings(account, { kind: 'hot_lead', threshold: 95 });
    await score(scored(70));
    await score(scored(90));
    await score(scored(96));
    expect(await told(account, 'hot_lead', 3)).toHaveLength(3);
  });

  test('is told of to webhooks when its score or the reasons change, and not otherwise', async () => {
    const { account, lead, score, events } = await setting();
    await score(scored(50));
    await score(scored(50));
    expect(await events()).toBe(1);
    await score(scored(50, 'other reasons'));
    await score(scored(60));
    expect(await events()).toBe(3);
    await account.api.patch('/api/v1/leads', { id: lead, status: 'qualified', notes: 'Asked for the price.' });
    expect(await events()).toBe(3);
    await score({ ...scored(30), factors: [], factor_details: [] });
    expect((await account.api.get(`/api/v1/leads?id=${lead}`)).body).toMatchObject({
      score: 60,
      score_explanation: 'worth 60',
    });
  });

  test('keeps the sentence and the call of each reason, and is scored anew by its next call', async () => {
    const account = await instance.signUp('Scored');
    const call = async (...caller_lines: string[]) => {
      const body = { agent_id: account.agent_id, from: '+15125550177', caller_lines, record: false };
      return over(account, (await account.api.post('/api/v1/sandbox/calls', body)).body.id);
    };
    const lead = async (id: string) => (await account.api.get(`/api/v1/leads?id=${id}`)).body;
    const first = await call('Hello, how much does a new roof cost?', 'My name is Ann Lee. Goodbye.');
    const before = await lead(first.lead_id);
    expect(before.score_factors.length).toBeGreaterThan(0);
    for (const factor of before.score_factors) {
      expect(factor.call_id).toBe(first.id);
      expect(['Hello, how much does a new roof cost?', 'My name is Ann Lee.']).toContain(factor.sentence);
    }
    await call('Please take me off your list and never call me again.', 'Goodbye.');
    const after = await lead(first.lead_id);
    expect(after).toMatchObject({ id: before.id, score: 0 });
    expect(after.score_factors.map(({ factor }: { factor: string }) => factor)).toEqual(['opt_out']);
    const events = await asOwner('select 1 from events where subject_id = $1 and type = $2', [
      before.id,
      'lead.scored',
    ]);
    expect(events).toHaveLength(2);
  });

  test('loses with a deleted call what it owed to it: the call before counts again, or none', async () => {
    const account = await instance.signUp('Deleted');
    const call = async (...caller_lines: string[]) => {
      const body = { agent_id: account.agent_id, from: '+15125550178', caller_lines, record: false };
      return over(account, (await account.api.post('/api/v1/sandbox/calls', body)).body.id);
    };
    const lead = async (id: string) => (await account.api.get(`/api/v1/leads?id=${id}`)).body;
    const first = await call('Hello, how much does a new roof cost?', 'I decide that myself. Goodbye.');
    const { score, score_factors, score_explanation } = await lead(first.lead_id);
    const second = await call('Sorry, wrong number.', 'Goodbye.');
    expect((await lead(first.lead_id)).score).toBe(0);
    await account.api.del(`/api/v1/calls?id=${second.id}`);
    expect(await lead(first.lead_id)).toMatchObject({ score, score_factors, score_explanation });
    await account.api.del(`/api/v1/calls?id=${first.id}`);
    expect(await lead(first.lead_id)).toMatchObject({ score: null, score_factors: [], score_confidence: null });
  });
});

describe('the daily digest', () => {
  test('is told once a day over any number of workers, from 08:00 of the business’s own clock', async () => {
    const account = await instance.signUp('Digest', { zone: 'Asia/Tokyo' });
    await settings(account, { kind: 'daily_digest', email: true });
    const rounds = async (at: string) => {
      const ctx = systemContext(instance.ports, 'digests', []);
      await Promise.all(Array.from({ length: 5 }, () => sendDigests(ctx, new Date(at))));
      return log(account, 'daily_digest');
    };
    const { phone_number, agent_id, business_id } = account;
    const call = (at: string, more = '') =>
      asOwner<{ id: string }>(
        `insert into calls (id, business_id, agent_id, direction, status, to_number, conversation_id, duration, carrier, deadline, created_at, ended_at ${more ? ', lead_id' : ''})
         values (gen_random_uuid(), $1, $2, 'inbound', 'completed', $3, 'c', 90, 'sandbox', now(), $4::timestamptz, now() ${more ? ', $5' : ''}) returning id`,
        [business_id, agent_id, phone_number, at, ...(more ? [more] : [])],
      );
    await asOwner(`update notice_settings set updated_at = '2026-01-01' where business_id = $1`, [business_id]);
    const lead = (await account.api.post('/api/v1/leads', { name: 'Hot Lead', phone: '+15125550123' })).body.id;
    await asOwner(`update leads set score = 91, created_at = '2026-03-09T16:00:00Z' where id = $1`, [lead]);
    await call('2026-03-09T14:59:59Z'); // the day before, in Tokyo
    const [first] = await call('2026-03-09T15:00:00Z', lead);
    await call('2026-03-10T14:59:59Z');
    await call('2026-03-10T15:00:00Z'); // today
    await asOwner(
      `insert into call_turns (call_id, index, business_id, speaker, text, start_ms, end_ms, details)
       values ($1, 0, $2, 'agent', 'x', 0, 1, '{"unanswered": ["Do you repair zeppelins?"]}')`,
      [first?.id, business_id],
    );

    expect(await rounds('2026-03-10T22:59:59Z')).toEqual([]);
    expect(await rounds('2026-03-10T23:00:00Z')).toMatchObject([
      {
        title: 'Your day: Tuesday, March 10, 2026',
        lines: [
          '2 calls: 2 incoming, 0 outbound; 3 minutes of conversation.',
          '1 new lead.',
          'Hot leads:',
          '- Hot Lead (91)',
          'Asked, and not answered:',
          '- Do you repair zeppelins?',
        ],
      },
    ]);
    expect(await rounds('2026-03-11T09:00:00Z')).toHaveLength(1);
    expect(await rounds('2026-03-11T23:30:00Z')).toHaveLength(2);
    await told(account, 'daily_digest', 2);
    expect(mails.filter(({ subject }) => subject === 'Your day: Tuesday, March 10, 2026')).toHaveLength(1);
  });

  test('that is switched on later in the day begins tomorrow', async () => {
    const account = await instance.signUp('Late', { zone: 'UTC' });
    await settings(account, { kind: 'daily_digest', email: true });
    await asOwner(`update notice_settings set updated_at = '2026-03-10T08:00:01Z' where business_id = $1`, [
      account.business_id,
    ]);
    const ctx = systemContext(instance.ports, 'digests', []);
    await sendDigests(ctx, new Date('2026-03-10T12:00:00Z'));
    expect(await log(account, 'daily_digest')).toEqual([]);
    await sendDigests(ctx, new Date('2026-03-11T08:00:00Z'));
    expect(await log(account, 'daily_digest')).toMatchObject([{ lines: ['No calls.', 'No new leads.'] }]);
  });
});
