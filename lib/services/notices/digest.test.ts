import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Mail, mailerPort } from '#lib/adapters/mail/port.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { testInstance } from '#lib/surfaces/testing/instance.ts';
import { sendDigests } from './digest.ts';
import { noticed } from './testing/noticed.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
const { settings, log, told } = noticed(() => instance.ports);
const mails: Mail[] = [];

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  instance.ports.plug(mailerPort, { send: async (mail) => void mails.push(mail) });
}, 60_000);

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
