import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, type Reply, testInstance } from '#lib/surfaces/testing/instance.ts';
import { ago, type PipelineInTest, pipelineOfAccount } from './testing/pipeline.ts';

let a: Account;
let b: Account;
let pipeline: PipelineInTest;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Action Works');
  b = await instance.signUp('Other Works');
  pipeline = pipelineOfAccount(a);
  await pipeline.config({ auto_email: false });
});

/** What was queued for a lead. */
const queued = async (id: string): Promise<string[]> =>
  (
    await asOwner<{ kind: string }>(
      `select 'call' as kind from calls where lead_id = $1 union all select 'sms' from messages where lead_id = $1
       union all select 'email' from emails where lead_id = $1`,
      [id],
    )
  ).map(({ kind }) => kind);

/** Milliseconds until the next touch is allowed, as a refusal tells it. */
const wait = ({ body }: Reply): number => Date.parse(body.nextAllowedAt) - Date.now();

test('fifty at once for one lead make one touch; the others are told when the next may come', async () => {
  const id = await pipeline.lead();
  const kinds = ['sms', 'email', 'call'];
  const asked = await Promise.all(Array.from({ length: 50 }, (_, n) => pipeline.act(id, kinds[n % 3] ?? '')));
  expect(asked.map(({ status }) => status).sort()).toEqual([200, ...Array(49).fill(429)]);
  const late = asked.find(({ status }) => status === 429) as Reply;
  expect(late.body.error.code).toBe('rate_limited');
  expect(Math.abs(wait(late) - 24 * 3_600_000)).toBeLessThan(60_000);
  expect(Math.abs(Number(late.headers.get('retry-after')) - 86_400)).toBeLessThan(60);
  expect(await pipeline.find(id)).toMatchObject({ touch_count: 1, hold: 'too_soon' });
  expect(await pipeline.activity(id)).toHaveLength(1);
  expect(await queued(id)).toHaveLength(1);
});

test('past max_touches no time is told', async () => {
  const id = await pipeline.lead();
  await pipeline.place(id, { touches: 5, last_touch_at: ago(30) });
  const refused = await pipeline.act(id, 'email');
  expect(refused).toMatchObject({ status: 429, body: { nextAllowedAt: null } });
  expect(refused.headers.get('retry-after')).toBeNull();
});

test('a call says where it comes from and what it is about; its end is the outcome', async () => {
  const id = await pipeline.lead();
  expect((await pipeline.act(id, 'call')).body).toEqual({
    success: true,
    action: 'call',
    leadId: id,
    detail: 'Call queued',
  });
  const [call] = await asOwner('select contact_basis, context, metadata, agent_id from calls where lead_id = $1', [id]);
  expect(call).toMatchObject({
    contact_basis: 'contact_gate',
    agent_id: a.agent_id,
    metadata: { sdr_segment: 'speed_to_lead', sdr_touch: '1' },
  });
  const line = await eventually(async () => {
    const [made] = await pipeline.activity(id);
    return made?.outcome !== 'pending' && made;
  }, 30_000);
  expect(line).toMatchObject({ action: 'call', touch: 1, run_id: null, segment: 'speed_to_lead', outcome: 'answered' });
});

test('a text that is answered is replied to', async () => {
  const id = await pipeline.lead();
  await pipeline.act(id, 'sms');
  const [text] = await asOwner<{ contact: string; body: string }>(
    'select contact, body from messages where lead_id = $1',
    [id],
  );
  expect(text?.body).toMatch(/^Hi Person, .*Action Works.*Reply STOP/);
  await eventually(async () => (await pipeline.activity(id))[0]?.outcome === 'delivered', 30_000);
  await a.api.post('/api/v1/sandbox/sms', { agent_id: a.agent_id, from: text?.contact, body: 'Yes, tomorrow at ten.' });
  expect((await pipeline.activity(id))[0]?.outcome).toBe('replied');
});

test('a mail waits for approval while auto_email is off', async () => {
  const id = await pipeline.lead();
  await pipeline.act(id, 'email');
  const [mail] = await asOwner('select status, source, subject from emails where lead_id = $1', [id]);
  expect(mail).toEqual({
    status: 'pending_approval',
    source: 'sdr',
    subject: 'Thanks for getting in touch with Action Works',
  });
});

test('the lists hold: nothing is queued, and the touch is not used up', async () => {
  const id = await pipeline.lead({ phone: '+15125550001' });
  await a.api.post('/api/v1/dnc', { phone: '+15125550001' });
  for (const action of ['call', 'sms']) {
    expect((await pipeline.act(id, action)).body.error.code).toBe('number_on_dnc');
  }
  expect(await queued(id)).toEqual([]);
  expect(await pipeline.find(id)).toMatchObject({ touch_count: 0 });
  expect((await pipeline.act(id, 'email')).status).toBe(200);
  const decisions = await eventually(async () => {
    const rows = await asOwner('select channel, allowed from contact_decisions where lead_id = $1 order by channel', [
      id,
    ]);
    return rows.length === 3 && rows;
  });
  expect(decisions).toEqual([
    { channel: 'call', allowed: false },
    { channel: 'email', allowed: true },
    { channel: 'sms', allowed: false },
  ]);
});

test('a lead without a number or an address says so', async () => {
  const id = await pipeline.lead({ email: null });
  expect(await pipeline.act(id, 'email')).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
});

describe('what a person decides', () => {
  test('skip puts a lead off for one gap, as often as wanted, and is no touch', async () => {
    const id = await pipeline.lead();
    for (let n = 0; n < 2; n++) expect((await pipeline.act(id, 'skip')).status).toBe(200);
    expect(await pipeline.find(id)).toMatchObject({ touch_count: 0, hold: 'deferred', next_action: 'call' });
    expect((await pipeline.act(id, 'email')).status).toBe(200);
  });

  test('pause keeps everyone off, resume ends it; both are in the audit log once', async () => {
    const id = await pipeline.lead();
    for (const action of ['pause', 'pause']) expect((await pipeline.act(id, action)).status).toBe(200);
    expect(await pipeline.find(id)).toMatchObject({ paused: true, hold: 'paused', next_action: 'skip' });
    expect((await pipeline.act(id, 'call')).body.error.code).toBe('conflict');
    expect((await pipeline.act(id, 'resume')).body.detail).toBe('Resumed');
    expect(await pipeline.find(id)).toMatchObject({ paused: false, hold: null });
    expect((await pipeline.act(id, 'sms')).status).toBe(200);
    const { entries } = (await a.api.get(`/api/v1/audit?subject_id=${id}`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['sdr.lead_resumed', 'sdr.lead_paused']);
  });

  test('resume ends a manual review; by hand a lead may be touched before', async () => {
    const id = await pipeline.lead();
    await pipeline.place(id, { manual_review_at: ago(1), escalations: 1 });
    expect((await pipeline.act(id, 'sms')).status).toBe(200);
    expect(await pipeline.find(id)).toMatchObject({ manual_review: true });
    await pipeline.act(id, 'resume');
    expect(await pipeline.find(id)).toMatchObject({ manual_review: false });
  });
});

test('what is out of reach: a business is 403, a lead 404, nothing named 400', async () => {
  const id = await pipeline.lead();
  const ask = (body: object) => b.api.post('/api/sdr/action', { action: 'skip', leadId: id, ...body });
  expect((await ask({ businessId: a.business_id })).status).toBe(403);
  expect((await ask({ businessId: b.business_id })).status).toBe(404);
  expect((await ask({})).status).toBe(400);
  expect((await pipeline.act(randomUUID(), 'skip')).status).toBe(404);
  expect((await pipeline.act(id, 'fax')).status).toBe(400);
});

describe('config', () => {
  test('changes only what is given, and the audit log has what changed', async () => {
    const put = (changes: object) => b.api.post('/api/sdr/config', { businessId: b.business_id, ...changes });
    await put({ enabled: true, max_touches: 3 });
    const { body } = await put({ max_touches: 4 });
    expect(body.config).toMatchObject({ enabled: true, max_touches: 4, auto_call: false });
    const { entries } = (await b.api.get('/api/v1/audit?action=sdr.configured')).body;
    expect(entries[0]).toMatchObject({ before: { max_touches: 3 }, after: { max_touches: 4 } });
  });

  test.each([
    [{ business_hours_start: 24 }, 400],
    [{ business_hours_start: 12, business_hours_end: 12 }, 400],
    [{ business_hours_start: 17 }, 400],
    [{ max_touches: 0 }, 400],
    [{ min_touch_gap_hours: 0.5 }, 400],
    [{ sdr_agent_id: randomUUID() }, 404],
    [{ email_from_account_id: randomUUID() }, 404],
  ])('refuses %o', async (changes, status) => {
    const refused = await b.api.post('/api/sdr/config', { businessId: b.business_id, ...changes });
    expect(refused.status).toBe(status);
  });

  test('another tenant’s agent does not exist', async () => {
    const refused = await b.api.post('/api/sdr/config', { businessId: b.business_id, sdr_agent_id: a.agent_id });
    expect(refused.status).toBe(404);
  });
});
