import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { recordingKey } from '#lib/services/calls/record.ts';
import { expireWhatIsOld } from '#lib/services/retention/expire.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let a: Account;
let b: Account;

beforeAll(async () => {
  instance = await testInstance({ worker: true });
  a = await instance.signUp('Bloom Dental');
  b = await instance.signUp('Acme Contractors');
});

const tell = (profile: object, account = a) =>
  account.api.patch('/api/v1/businesses', { id: account.business_id, ...profile });

async function ring(lines: string[], more: object = {}) {
  const body = { agent_id: a.agent_id, from: '+15125550144', caller_lines: lines, ...more };
  const { body: rung } = await a.api.post('/api/v1/sandbox/calls', body);
  return eventually(async () => {
    const { body: call } = await a.api.get(`/api/v1/calls?id=${rung.id}&include=transcript`);
    return call.concluded_at && call;
  });
}
const opening = (call: { transcript: { text: string }[] }) => call.transcript[0]?.text;

describe('the profile', () => {
  test('starts with announcements on and nothing told, and changes field by field', async () => {
    const { body } = await a.api.get(`/api/v1/businesses?id=${a.business_id}`);
    expect(body).toMatchObject({
      name: 'Bloom Dental',
      announce_recording: true,
      announce_ai: true,
      opening_hours: null,
      holidays: [],
      keep_recordings_days: null,
    });
    await tell({ services: ['Cleaning', 'Whitening'], zone: 'America/Chicago' });
    await tell({ description: 'A family dentist.' });
    expect((await a.api.get(`/api/v1/businesses?id=${a.business_id}`)).body).toMatchObject({
      services: ['Cleaning', 'Whitening'],
      description: 'A family dentist.',
      zone: 'America/Chicago',
    });
    const { entries } = (await a.api.get('/api/v1/audit?action=business.changed')).body;
    expect(entries.map(({ before, after }: Record<string, unknown>) => [before, after])).toEqual([
      [{ description: '' }, { description: 'A family dentist.' }],
      [
        { zone: 'America/New_York', services: [] },
        { zone: 'America/Chicago', services: ['Cleaning', 'Whitening'] },
      ],
    ]);
  });

  test('a bad zone, hour or day count is refused, and nothing is changed', async () => {
    for (const bad of [
      { zone: 'Mars/Olympus' },
      { opening_hours: { mon: [{ open: '18:00', close: '09:00' }] } },
      { holidays: [{ date: '2026-13-01', name: 'X' }] },
      { keep_recordings_days: 0 },
      { name: '' },
    ]) {
      expect((await tell({ description: 'spoiled', ...bad })).body.error?.code).toBe('validation_error');
    }
    expect((await a.api.get(`/api/v1/businesses?id=${a.business_id}`)).body.description).toBe('A family dentist.');
    expect((await b.api.patch('/api/v1/businesses', { id: a.business_id, name: 'stolen' })).status).toBe(403);
  });

  test('two changes at once both hold', async () => {
    await Promise.all([tell({ languages: ['English', 'Spanish'] }), tell({ description: 'Dentists since 1990.' })]);
    expect((await a.api.get(`/api/v1/businesses?id=${a.business_id}`)).body).toMatchObject({
      languages: ['English', 'Spanish'],
      description: 'Dentists since 1990.',
    });
  });
});

describe('what callers hear', () => {
  test('is announced first, unless it was switched off or the greeting says it', async () => {
    const greeting = 'Thanks for calling Bloom Dental. This is Kai. How can I help you today?';
    expect(opening(await ring(['Hello.', 'Bye.']))).toBe(`I am an AI assistant. This call is recorded. ${greeting}`);
    expect(opening(await ring(['Hello.', 'Bye.'], { record: false }))).toBe(`I am an AI assistant. ${greeting}`);
    await tell({ announce_ai: false, recording_announcement: 'We record calls.' });
    expect(opening(await ring(['Hello.', 'Bye.']))).toBe(`We record calls. ${greeting}`);
    await tell({ announce_recording: false });
    expect(opening(await ring(['Hello.', 'Bye.']))).toBe(greeting);
  });

  test('is what the profile says of services and hours', async () => {
    await tell({
      services: ['Teeth cleaning', 'Whitening'],
      opening_hours: { mon: [{ open: '09:00', close: '17:00' }], sat: [{ open: '10:00', close: '14:00' }] },
    });
    const call = await ring(['Hi, what are your hours on Saturday?', 'Thanks, bye.']);
    const said = call.transcript.map((turn: { text: string }) => turn.text).join(' ');
    expect(said).toMatch(/10 AM to 2 PM/);
  });

  test('after hours is the line that the owner wrote', async () => {
    await tell({ opening_hours: {}, after_hours_message: '{{business_name}} is closed now. May I take a message?' });
    expect(opening(await ring(['Hello.', 'Bye.']))).toBe('Bloom Dental is closed now. May I take a message?');
    await tell({ opening_hours: null });
    expect(opening(await ring(['Hello.', 'Bye.']))).toContain('How can I help you today?');
  });
});

test('a blocked caller is turned away: no words, no lead; unblocked, the agent answers', async () => {
  expect((await a.api.post('/api/v1/blocked-callers', { phone: '+15125550155', reason: 'spam' })).status).toBe(201);
  expect((await a.api.get('/api/v1/blocked-callers')).body.callers).toMatchObject([{ phone: '+15125550155' }]);
  expect((await b.api.get('/api/v1/blocked-callers')).body.callers).toEqual([]);
  const turnedAway = await ring(['Buy my things.'], { from: '+15125550155' });
  expect(turnedAway).toMatchObject({
    status: 'failed',
    ended_reason: 'caller-blocked',
    hangup_cause: 'CALL_REJECTED',
    transcript: [],
    lead_id: null,
  });
  expect((await a.api.del('/api/v1/blocked-callers?phone=%2B15125550155')).status).toBe(200);
  expect((await a.api.del('/api/v1/blocked-callers?phone=%2B15125550155')).status).toBe(404);
  expect((await ring(['Hello.', 'Bye.'], { from: '+15125550155' })).status).toBe('completed');
});

test('what is older than the owner wishes to keep it goes: file, transcript and summary; the call stays', async () => {
  const young = await ring(['Hello there.', 'Bye.']);
  const old = await ring(['Hello there.', 'Bye.']);
  for (const { id } of [young, old]) {
    await eventually(async () => (await a.api.get(`/api/v1/calls?id=${id}`)).body.recording === 'ready');
  }
  await asOwner(`update calls set ended_at = ended_at - interval '31 days' where id = $1`, [old.id]);
  await asOwner(`update transcripts set created_at = created_at - interval '31 days' where call_id = $1`, [old.id]);
  await tell({ keep_recordings_days: 30, keep_transcripts_days: 30 });
  await expireWhatIsOld(systemContext(instance.ports, 'retention', []));
  const storage = instance.ports.get(storagePort);
  expect(await storage.head(recordingKey(old.id))).toBeNull();
  expect(await storage.head(recordingKey(young.id))).not.toBeNull();
  const { body: after } = await a.api.get(`/api/v1/calls?id=${old.id}&include=transcript`);
  expect(after).toMatchObject({ recording: 'expired', recording_url: null, summary: null, transcript: [] });
  expect(after.duration).toBeGreaterThan(0);
  const { body: kept } = await a.api.get(`/api/v1/calls?id=${young.id}&include=transcript`);
  expect(kept.recording_url).toMatch(/^http/);
  expect(kept.transcript.length).toBeGreaterThan(1);
});

test('texts that are older than the owner wishes go, and a thread with its last one', async () => {
  const text = (from: string) => a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, from, body: 'Thanks.' });
  expect((await text('+15125550161')).status).toBe(201);
  expect((await text('+15125550162')).status).toBe(201);
  await eventually(async () => (await a.api.get('/api/v1/sms/threads')).body.threads?.length === 2);
  await asOwner(`update messages set created_at = created_at - interval '8 days' where contact = '+15125550161'`);
  await tell({ keep_messages_days: 7 });
  await expireWhatIsOld(systemContext(instance.ports, 'retention', []));
  const { messages } = (await a.api.get('/api/v1/sms')).body;
  expect(messages.length).toBeGreaterThan(0);
  for (const { from, to } of messages) expect([from, to]).toContain('+15125550162');
  expect((await a.api.get('/api/v1/sms/threads')).body.threads).toHaveLength(1);
});
