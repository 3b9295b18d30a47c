import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let account: Account;
beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Gatekeepers');
}, 60_000);

const check = (more: object) => account.api.post('/api/v1/compliance/check', { channel: 'sms', ...more });
/** 03:00 in Austin, and the day after its clocks are put forward. */
const NIGHT = '2026-03-08T09:00:00Z';

describe('asking', () => {
  test('gives the reasons, in the order of the rules, and leaves nothing behind', async () => {
    await account.api.post('/api/v1/dnc', { phone: '+15125550100' });
    const { status, body } = await check({ to: '+1 (512) 555-0100', purpose: 'sdr', at: NIGHT });
    expect(status).toBe(200);
    expect(body).toEqual({
      allowed: false,
      reasons: ['number_on_dnc', 'outside_calling_hours'],
      next_allowed_at: null,
    });
    expect(await check({ to: '+15125550101', purpose: 'sdr', at: NIGHT })).toMatchObject({
      body: { allowed: false, next_allowed_at: '2026-03-08T13:00:00.000Z' },
    });
    expect((await check({ to: '+15125550101', purpose: 'follow_up', at: NIGHT })).body.reasons).toEqual([
      'outside_calling_hours',
    ]);
    expect((await check({ to: '+15125550101', purpose: 'api_message', at: NIGHT })).body).toEqual({
      allowed: true,
      reasons: [],
      next_allowed_at: null,
    });
    expect((await account.api.get('/api/v1/compliance/decisions')).body.decisions).toEqual([]);
  });

  test.each([
    [{ to: '12' }, 'to'],
    [{ to: 'ada@example.com' }, 'to'],
    [{ channel: 'email', to: '+15125550100' }, 'to'],
    [{ channel: 'fax', to: '+15125550100' }, 'channel'],
    [{ to: '+15125550100', purpose: 'fun' }, 'purpose'],
    [{ to: '+15125550100', at: 'tomorrow' }, 'at'],
  ])('%j is refused', async (more, field) => {
    const { status, body } = await check(more);
    expect(status).toBe(400);
    expect(body.error.details[0].field).toBe(field);
  });
});

test('what was decided can be read, by recipient', async () => {
  await account.api.post('/api/v1/compliance/consents', { channel: 'email', address: 'No@example.com', state: 'out' });
  const refused = await account.api.post('/api/v1/emails', { to: 'no@example.com', subject: 'Hi', body: 'Hi' });
  expect(refused.body.error.code).toBe('contact_refused');
  const { decisions } = await eventually(async () => {
    const { body } = await account.api.get('/api/v1/compliance/decisions?to=No@example.com');
    return body.decisions.length > 0 && body;
  });
  expect(decisions).toMatchObject([
    { channel: 'email', purpose: 'api_message', to: 'no@example.com', allowed: false, reasons: ['email_opted_out'] },
  ]);
  expect(decisions[0].inputs.consent).toBe('out');
});

test('what people say is a record: the latest holds, and each change is in the audit log', async () => {
  const said = (state: string) =>
    account.api.post('/api/v1/compliance/consents', { channel: 'sms', address: '+15125550102', state, evidence: 'x' });
  const reasons = async () => (await check({ to: '+15125550102', purpose: 'api_message' })).body.reasons;
  expect((await said('out')).status).toBe(201);
  expect(await reasons()).toEqual(['number_opted_out']);
  await said('out');
  await said('in');
  expect(await reasons()).toEqual([]);
  const { consents } = (await account.api.get('/api/v1/compliance/consents?address=%2B15125550102')).body;
  expect(consents.map(({ state }: { state: string }) => state)).toEqual(['in', 'out']);
  const { entries } = (await account.api.get(`/api/v1/audit?subject_id=${consents[0].id}`)).body;
  expect(entries).toMatchObject([{ action: 'contact.opted_in', before: { state: 'out' }, after: { state: 'in' } }]);
});

describe('settings', () => {
  const change = (more: object) => account.api.patch('/api/v1/compliance/settings', more);

  test('have defaults, change what is given, and are remembered', async () => {
    const { body: before } = await account.api.get('/api/v1/compliance/settings');
    expect(before).toEqual({
      business_id: account.business_id,
      sms_opt_in_required: false,
      contact_hours_start: '08:00',
      contact_hours_end: '21:00',
      max_contacts: 7,
      max_contacts_days: 7,
      auto_approve_emails: false,
      api_calls_skip_dnc: true,
    });
    expect((await change({ contact_hours_start: '09:30' })).body).toEqual({ ...before, contact_hours_start: '09:30' });
    expect((await change({ contact_hours_end: '09:30' })).status).toBe(400);
    expect((await change({ contact_hours_end: '24:30' })).status).toBe(400);
    await change({ contact_hours_start: '00:00', contact_hours_end: '24:00', api_calls_skip_dnc: false });
    expect((await check({ to: '+15125550103', purpose: 'sdr', at: NIGHT })).body.allowed).toBe(true);
    const { entries } = (await account.api.get('/api/v1/audit?action=compliance.settings_changed')).body;
    expect(entries.at(-1)).toMatchObject({
      before: { contact_hours_start: '08:00' },
      after: { contact_hours_start: '09:30' },
    });
  });

  test('an opt-in is asked for where the business wants one', async () => {
    await change({ sms_opt_in_required: true });
    const reasons = async (purpose: string) => (await check({ to: '+15125550104', purpose })).body.reasons;
    expect(await reasons('api_message')).toEqual(['no_consent']);
    expect(await reasons('auto_reply')).toEqual([]);
    await account.api.post('/api/v1/compliance/consents', { channel: 'sms', address: '+15125550104', state: 'in' });
    expect(await reasons('api_message')).toEqual([]);
  });

  test('emails that need no approval get none', async () => {
    await change({ auto_approve_emails: true });
    const { body } = await account.api.post('/api/v1/emails', { to: 'ok@example.com', subject: 'Hi', body: 'Hi' });
    expect(body.status).toBe('approved');
  });
});

test('old decisions go: refusals after ninety days, the others after four years', async () => {
  const make = (allowed: boolean, age: string) =>
    asOwner(
      `insert into contact_decisions (id, business_id, channel, purpose, address, allowed, reasons, inputs, created_at)
       values (gen_random_uuid(), $1, 'sms', 'sdr', 'age', $2, '{}', '{}', now() - $3::interval)`,
      [account.business_id, allowed, age],
    );
  for (const [allowed, age] of [
    [false, '89 days'],
    [false, '91 days'],
    [true, '91 days'],
    [true, '5 years'],
  ] as const) {
    await make(allowed, age);
  }
  await asOwner('select app.expire_decisions(100)');
  const left = await asOwner<{ allowed: boolean }>(
    "select allowed from contact_decisions where address = 'age' order by created_at",
  );
  expect(left).toEqual([{ allowed: true }, { allowed: false }]);
});
