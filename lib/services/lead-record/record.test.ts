import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

let a: Account;
let lead: string;
const PHONE = '+15125550181';

beforeAll(async () => {
  const instance = await testInstance({ worker: true });
  a = await instance.signUp('Recorded');
  lead = (await a.api.post('/api/v1/leads', { name: 'Ann Lee', phone: PHONE, email: 'ann@example.com' })).body.id;
  const rung = await a.api.post('/api/v1/sandbox/calls', {
    agent_id: a.agent_id,
    from: PHONE,
    caller_lines: ['Hello, how much does a roof cost?', 'Goodbye.'],
    record: false,
  });
  await eventually(async () => (await a.api.get(`/api/v1/calls?id=${rung.body.id}`)).body.concluded_at, 60_000);
}, 90_000);

const timeline = async (more = '') => (await a.api.get(`/api/v1/leads/timeline?id=${lead}${more}`)).body;
type Item = Record<string, unknown>;

test('everything that happened with a lead stands in one list, in pages without a gap', async () => {
  await a.api.post('/api/v1/leads/notes', { lead_id: lead, body: 'Wants slate.' });
  await a.api.patch('/api/v1/leads', { id: lead, status: 'qualified' });
  await a.api.post('/api/v1/sms/send', { to: PHONE, from_agent_id: a.agent_id, message: 'Hello Ann', lead_id: lead });
  await a.api.post('/api/v1/emails', { to: 'ann@example.com', subject: 'Your roof', body: 'Hello', lead_id: lead });
  await a.api.post('/api/sdr/action', { businessId: a.business_id, leadId: lead, action: 'skip' });
  // The text is still on its way: the pages are compared when nothing moves any more.
  const { items, has_more } = await eventually(async () => {
    const read = await timeline();
    return read.items.find(({ kind }: Item) => kind === 'text')?.status === 'delivered' && read;
  });
  expect(has_more).toBe(false);
  expect(items.map(({ kind }: Item) => kind)).toEqual(['touch', 'email', 'text', 'status', 'note', 'call', 'filed']);
  const of = (kind: string) => items.find((item: Item) => item.kind === kind);
  expect(of('status')).toMatchObject({ before: 'new', status: 'qualified', by: 'API' });
  expect(of('note')).toMatchObject({ text: 'Wants slate.', by: 'API' });
  expect(of('text')).toMatchObject({ text: 'Hello Ann', direction: 'outbound' });
  expect(of('email')).toMatchObject({ title: 'Your roof' });
  expect(of('touch')).toMatchObject({ title: 'skip' });
  expect(of('call')).toMatchObject({ direction: 'inbound', status: 'completed' });
  const paged: Item[] = [];
  for (let after = ''; ; ) {
    const page = await timeline(`&limit=2${after}`);
    paged.push(...page.items);
    if (!page.has_more) break;
    after = `&after=${page.next_cursor}`;
  }
  expect(paged).toEqual(items);
});

test('a step to the same status is none', async () => {
  const steps = async () => (await timeline()).items.filter(({ kind }: Item) => kind === 'status').length;
  const before = await steps();
  await a.api.patch('/api/v1/leads', { id: lead, status: 'qualified', notes: 'again' });
  expect(await steps()).toBe(before);
});

test('a note is its author’s to change', async () => {
  const { id } = (await a.api.post('/api/v1/leads/notes', { lead_id: lead, body: 'First' })).body;
  expect((await a.api.patch('/api/v1/leads/notes', { id, body: 'Second' })).body).toMatchObject({ body: 'Second' });
  expect((await a.api.patch('/api/v1/leads/notes', { id: randomUUID(), body: 'x' })).status).toBe(404);
  expect((await a.api.post('/api/v1/leads/notes', { lead_id: lead, body: '  ' })).status).toBe(400);
  expect((await a.api.del(`/api/v1/leads/notes?id=${id}`)).status).toBe(200);
  expect((await a.api.del(`/api/v1/leads/notes?id=${id}`)).status).toBe(404);
});

test('what is next, and on which channel and why not', async () => {
  const next = async () => (await a.api.get(`/api/v1/leads/next?id=${lead}`)).body;
  const channel = async (name: string) =>
    (await next()).channels.find((one: { channel: string }) => one.channel === name);
  expect((await channel('call')).by_person).toEqual({ allowed: true, reasons: [], next_allowed_at: null });
  await a.api.post('/api/v1/dnc', { phone: PHONE });
  const forbidden = await next();
  expect(forbidden.on_do_not_call).toBe(true);
  expect((await channel('sms')).by_person.reasons).toEqual([
    { rule: 'number_on_dnc', says: 'This number is on the do-not-call list.' },
  ]);
  expect((await channel('email')).by_person.allowed).toBe(true);
  const bare = (await a.api.post('/api/v1/leads', { name: 'Nobody Knows' })).body.id;
  const told = (await a.api.get(`/api/v1/leads/next?id=${bare}`)).body;
  expect(told).toMatchObject({ segment: 'speed_to_lead', on_do_not_call: false });
  expect(told.channels[0].by_person.reasons[0].rule).toBe('no_address');
});
