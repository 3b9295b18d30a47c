import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

const LINES = [
  'Hi, I am calling about a kitchen remodel.',
  'My name is Maria Garcia.',
  'You can reach me at 512-555-1234.',
  'My email is maria@example.com.',
  'How much does it cost, and could you start next month?',
  'No, that is all. Thank you, goodbye.',
];

let a: Account;
let b: Account;

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Smith Law Firm');
  b = await instance.signUp('Acme Contractors');
});

const over = (account: Account, id: string) =>
  eventually(async () => {
    const { body } = await account.api.get(`/api/v1/calls?id=${id}&include=transcript`);
    return body.concluded_at && body;
  });

describe('an inbound call', () => {
  test('is held, concluded, and files one scored lead with what the caller said', async () => {
    const rung = await a.api.post('/api/v1/sandbox/calls', {
      agent_id: a.agent_id,
      from: '+15125551234',
      caller_lines: LINES,
    });
    expect(rung.status).toBe(201);
    const call = await over(a, rung.body.id);
    expect(call).toMatchObject({
      status: 'completed',
      direction: 'inbound',
      ended_reason: 'customer-ended-call',
      hangup_cause: 'NORMAL_CLEARING',
      cost: 0,
    });
    expect(call.duration).toBeGreaterThan(10);
    const said = call.transcript
      .filter((turn: { speaker: string }) => turn.speaker === 'caller')
      .map((turn: { text: string }) => turn.text);
    expect(said).toEqual(LINES);
    const { leads } = (await a.api.get('/api/v1/leads?phone=%2B15125551234')).body;
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({
      id: call.lead_id,
      name: 'Maria Garcia',
      first_name: 'Maria',
      last_name: 'Garcia',
      email: 'maria@example.com',
      source: 'inbound_call',
    });
    expect(leads[0].score).toBeGreaterThanOrEqual(0);
  });

  test('two calls of one person at once file one lead', async () => {
    const ring = () =>
      a.api.post('/api/v1/sandbox/calls', {
        agent_id: a.agent_id,
        from: '+15125550190',
        caller_lines: ['My name is Omar Haddad.', 'Goodbye.'],
      });
    const rung = await Promise.all([ring(), ring(), ring()]);
    await Promise.all(rung.map(({ body }) => over(a, body.id)));
    expect((await a.api.get('/api/v1/leads?phone=%2B15125550190')).body.leads).toHaveLength(1);
    const created = await asOwner<{ n: number }>(
      "select count(*)::int as n from events where type = 'lead.created' and data ->> 'phone' = '+15125550190'",
    );
    expect(created[0]?.n).toBe(1);
  });
});

describe('an outbound call', () => {
  test.each([
    ['+15005550001', 'failed', 'INVALID_NUMBER_FORMAT', null],
    ['+15005550002', 'no-answer', 'NO_ANSWER', null],
    ['+15005550003', 'busy', 'USER_BUSY', null],
  ])('to %s ends %s', async (to, status, hangup_cause, duration) => {
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to });
    expect(await over(a, placed.body.id)).toMatchObject({ status, hangup_cause, duration, recording: 'none' });
  });

  test.each([
    ['+15005550004', 'voicemail'],
    ['+15005550005', 'customer-ended-call'],
    ['+15005550006', 'customer-ended-call'],
  ])('to %s is answered and ends by %s', async (to, ended_reason) => {
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to });
    expect(await over(a, placed.body.id)).toMatchObject({ status: 'completed', ended_reason });
  });

  test('who asks never to be called again is on the do-not-call list', async () => {
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15005550006' });
    await over(a, placed.body.id);
    const { entries } = (await a.api.get('/api/v1/dnc')).body;
    expect(entries).toContainEqual(expect.objectContaining({ phone: '+15005550006', source: 'call' }));
  });

  test('who asks for a person is put through to the forwarding number', async () => {
    const c = await (async () => a)();
    await asOwner('update numbers set forward_to = $1 where business_id = $2', ['+15125550100', c.business_id]);
    const placed = await c.api.post('/api/v1/calls', { agent_id: c.agent_id, to: '+15005550007' });
    expect(await over(c, placed.body.id)).toMatchObject({ status: 'completed', ended_reason: 'transferred' });
    await asOwner('update numbers set forward_to = null where business_id = $1', [c.business_id]);
  });

  test('carries the nine variables into the opening line', async () => {
    const names = [
      'name',
      'lead_score',
      'lead_status',
      'interaction_count',
      'days_since_first_contact',
      'lead_source',
      'business_name',
      'business_phone',
      'time_of_day',
    ];
    const lead = (
      await a.api.post('/api/v1/leads', { name: 'Ada Byron King', phone: '+15125550142', source: 'website' })
    ).body;
    const first_message = names.map((name) => `[${name}={{${name}}}]`).join(' ');
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15125550142', first_message });
    const call = await over(a, placed.body.id);
    expect(call.lead_id).toBe(lead.id);
    expect(call.transcript[0].text).toMatch(
      /^I am an AI assistant\. This call is recorded\. \[name=Ada\] \[lead_score=\] \[lead_status=new\] \[interaction_count=0\] \[days_since_first_contact=0\] \[lead_source=website\] \[business_name=Smith Law Firm\] \[business_phone=\+1 [\d ]+\] \[time_of_day=(morning|afternoon|evening)\]$/,
    );
  });

  test('a voicemail leaves its lead as it was: unscored, and new', async () => {
    const lead = (await a.api.post('/api/v1/leads', { name: 'Vera', phone: '+15005550004' })).body;
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15005550004' });
    expect(await over(a, placed.body.id)).toMatchObject({ ended_reason: 'voicemail', lead_id: lead.id, summary: null });
    expect((await a.api.get(`/api/v1/leads?id=${lead.id}`)).body).toMatchObject({ status: 'new', score: null });
  });

  test('an answered one moves its lead from new to contacted', async () => {
    const lead = (await a.api.post('/api/v1/leads', { name: 'Ben', phone: '+15125550143' })).body;
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15125550143' });
    await over(a, placed.body.id);
    expect((await a.api.get(`/api/v1/leads?id=${lead.id}`)).body.status).toBe('contacted');
  });

  test('several destinations are several calls, and neither cursor skips or repeats one', async () => {
    const to = Array.from({ length: 7 }, (_, i) => `+1512555030${i}`);
    const twice = [...to, '+1 (512) 555-0303', '+15125550300'];
    const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: twice, record: false });
    expect(placed.body.calls.map((call: { to: string }) => call.to)).toEqual(to);
    const all = (await a.api.get('/api/v1/calls?limit=100')).body.calls.map((call: { id: string }) => call.id);
    for (const cursorOf of [
      (page: { calls: { created_at: string }[] }) => page.calls.at(-1)?.created_at,
      (page: { next_cursor: string }) => page.next_cursor,
    ]) {
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page = (await a.api.get(`/api/v1/calls?limit=3${after ? `&after=${encodeURIComponent(after)}` : ''}`))
          .body;
        seen.push(...page.calls.map((call: { id: string }) => call.id));
        after = cursorOf(page);
        more = page.has_more;
      }
      expect(seen).toEqual(all);
    }
  });

  test.each(['+19005551234', '+881612345678', '+911', '911', '555-1234', 'hello', '+0123456789', ''])(
    'to %s is refused',
    async (to) => {
      const reply = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to });
      expect(reply.status).toBe(400);
    },
  );

  test('by another tenant’s agent is 404, and nothing is placed', async () => {
    const before = await asOwner<{ n: number }>('select count(*)::int as n from calls');
    expect((await b.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15125550110' })).status).toBe(404);
    expect(await asOwner<{ n: number }>('select count(*)::int as n from calls')).toEqual(before);
  });
});

test('a call that the carrier lost is closed by the watchdog, marked and told once', async () => {
  const { closeOverdueCalls } = await import('./watchdog.ts');
  const { systemContext } = await import('#lib/surfaces/jobs/worker.ts');
  const { composedPorts } = await import('#lib/surfaces/compose.ts');
  const placed = await a.api.post('/api/v1/calls', { agent_id: a.agent_id, to: '+15005550008', max_duration: 10 });
  await eventually(async () => (await a.api.get(`/api/v1/calls?id=${placed.body.id}`)).body.status === 'in-progress');
  await asOwner("update calls set deadline = now() - interval '1 second' where id = $1", [placed.body.id]);
  const system = systemContext(composedPorts(), 'watchdog', []);
  await Promise.all([closeOverdueCalls(system), closeOverdueCalls(system), closeOverdueCalls(system)]);
  const call = await over(a, placed.body.id);
  expect(call).toMatchObject({ reconciled: true, ended_reason: 'carrier-lost-the-call' });
  const [ends] = await asOwner<{ n: number }>(
    "select count(*)::int as n from carrier_events where call_id = $1 and type = 'ended'",
    [placed.body.id],
  );
  expect(ends?.n).toBe(1);
});

test('a person can be the caller by typing, and a call can be hung up', async () => {
  const rung = await a.api.post('/api/v1/sandbox/calls', { agent_id: a.agent_id, from: '+15125550155', typed: true });
  const id = rung.body.id;
  const heard = async () =>
    (await a.api.get(`/api/v1/calls?id=${id}&include=transcript`)).body.transcript as {
      speaker: string;
      text: string;
    }[];
  await eventually(async () => (await heard()).length === 1);
  expect((await a.api.post('/api/v1/sandbox/calls/say', { id, text: 'My name is Lena Vogt.' })).status).toBe(200);
  const turns = await eventually(async () => {
    const now = await heard();
    return now.length === 3 && now;
  });
  expect(turns.map((turn) => turn.speaker)).toEqual(['agent', 'caller', 'agent']);
  expect((await a.api.post('/api/v1/calls/hangup', { id })).status).toBe(200);
  expect(await over(a, id)).toMatchObject({ status: 'completed', ended_reason: 'hung-up-by-operator' });
  expect((await a.api.post('/api/v1/sandbox/calls/say', { id, text: 'Hello?' })).status).toBe(400);
});

test('a finished call can be deleted, an active one cannot', async () => {
  const rung = await a.api.post('/api/v1/sandbox/calls', { agent_id: a.agent_id, from: '+15125550156', typed: true });
  expect((await a.api.del(`/api/v1/calls?id=${rung.body.id}`)).body.error.code).toBe('call_active');
  await a.api.post('/api/v1/calls/hangup', { id: rung.body.id });
  await over(a, rung.body.id);
  expect((await b.api.del(`/api/v1/calls?id=${rung.body.id}`)).status).toBe(404);
  expect((await a.api.del(`/api/v1/calls?id=${rung.body.id}`)).body).toEqual({ success: true });
  expect((await a.api.get(`/api/v1/calls?id=${rung.body.id}`)).status).toBe(404);
});

test('in a conversation the agent can be made to speak, and the other side be put through to a person', async () => {
  const rung = await a.api.post('/api/v1/sandbox/calls', { agent_id: a.agent_id, from: '+15125550188', typed: true });
  const { id } = rung.body;
  expect((await a.api.post('/api/v1/calls/say', { id, text: 'Too early.' })).status).toBe(400);
  await eventually(async () => (await a.api.get(`/api/v1/calls?id=${id}`)).body.status === 'in-progress');
  expect((await a.api.post('/api/v1/calls/say', { id, text: 'One moment, please.' })).body).toEqual({
    id,
    status: 'in-progress',
  });
  expect((await a.api.post('/api/v1/calls/transfer', { id, to: '+19005550100' })).status).toBe(400);
  expect((await b.api.post('/api/v1/calls/transfer', { id, to: '+15125550142' })).status).toBe(404);
  expect((await a.api.post('/api/v1/calls/transfer', { id, to: '+15125550142' })).status).toBe(200);
  const call = await eventually(async () => {
    const { body } = await a.api.get(`/api/v1/calls?id=${id}&include=transcript`);
    return body.concluded_at !== null && body;
  });
  expect(call).toMatchObject({ status: 'completed', ended_reason: 'transferred', forwarded_to: '+15125550142' });
  expect(call.transcript.map(({ text }: { text: string }) => text)).toContain('One moment, please.');
});
