import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { calledBy } from '#lib/core/call-variables.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { brief, type CallToEnrich } from './enrichment.ts';

const VARIABLES = [
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
const NOON = new Date('2026-06-15T17:00:00Z');

let instance: Awaited<ReturnType<typeof testInstance>>;
let account: Account;
beforeAll(async () => {
  instance = await testInstance();
  account = await instance.signUp('Acme Roofing', { zone: 'America/Chicago' });
  await account.api.patch('/api/v1/agents', {
    id: account.agent_id,
    outbound_first_message: VARIABLES.map((name) => `${name}=${`{{${name}}}`}`).join('|'),
    outbound_prompt: 'You call {{name}}.\n\n# Facts\n- Open daily.',
  });
}, 60_000);

/** What the agent is told on an outbound call. */
const told = (call: Partial<CallToEnrich> = {}, now = NOON) =>
  inTenant(systemContext(instance.ports, 'test', [account.business_id]), (tx) =>
    brief(
      tx,
      {
        id: newId(),
        business_id: account.business_id,
        agent_id: account.agent_id,
        lead_id: null,
        number_id: null,
        direction: 'outbound',
        name: null,
        context: null,
        first_message: null,
        metadata: {},
        record: false,
        ...call,
      },
      now,
    ),
  );
/** The variables as the opening line says them. */
async function said(call: Partial<CallToEnrich> = {}, now = NOON): Promise<Record<string, string>> {
  const { firstMessage } = await told(call, now);
  const pairs = firstMessage.slice(firstMessage.indexOf('name=')).split('|');
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}
async function newLead(phone: string, fields: object = {}): Promise<string> {
  return (await account.api.post('/api/v1/leads', { name: 'Maria Garcia', phone, ...fields })).body.id;
}

describe('the variables of a call', () => {
  test('come from the lead, the business and its clock', async () => {
    const lead = await newLead('+15125550101', { source: 'web form', status: 'qualified' });
    await asOwner(`update leads set score = 87, created_at = now() - interval '3 days 5 hours' where id = $1`, [lead]);
    const values = await said({ lead_id: lead });
    expect(values).toEqual({
      name: 'Maria',
      lead_score: '87',
      lead_status: 'qualified',
      interaction_count: '0',
      days_since_first_contact: '3',
      lead_source: 'web form',
      business_name: 'Acme Roofing',
      business_phone: values.business_phone,
      time_of_day: 'afternoon',
    });
    expect(values.business_phone?.replaceAll(' ', '')).toBe(account.phone_number);
  });

  test('explicit before metadata before lead; the business’s own are always what they are', async () => {
    const lead = await newLead('+15125550102');
    const metadata = { name: 'Meta', lead_score: 12, business_name: 'Other', time_of_day: 'night' };
    expect(await said({ lead_id: lead, metadata })).toMatchObject({
      name: 'Meta',
      lead_score: '12',
      lead_status: 'new',
      business_name: 'Acme Roofing',
      time_of_day: 'afternoon',
    });
    expect(await said({ lead_id: lead, metadata, name: 'John Smith' })).toMatchObject({ name: 'John' });
  });

  test.each([
    ['America/Chicago', '2026-06-15T16:59:00Z', 'morning'],
    ['America/Chicago', '2026-06-15T17:00:00Z', 'afternoon'],
    ['America/Chicago', '2026-06-15T22:00:00Z', 'evening'],
    ['Asia/Tokyo', '2026-06-15T17:00:00Z', 'morning'],
    ['Asia/Kolkata', '2026-06-15T06:29:00Z', 'morning'],
    ['Asia/Kolkata', '2026-06-15T06:30:00Z', 'afternoon'],
  ])('the time of day in %s at %s is %s', async (zone, at, expected) => {
    await account.api.patch('/api/v1/businesses', { id: account.business_id, zone });
    expect((await said({}, new Date(at))).time_of_day).toBe(expected);
  });

  test.each([
    ['Maria Garcia', 'Maria'],
    ['Dr. Maria Garcia', 'Dr. Garcia'],
    ['mrs Jones', 'mrs Jones'],
    ['Prof.', 'Prof.'],
  ])('%s is called %s', (name, expected) => {
    expect(calledBy(name)).toBe(expected);
  });
});

test('values stay where they stand: neither expanded again, nor opening a section of the prompt', async () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'ab{}\n#- ', '{{business_name}}', '{{secret}}', '\n# Facts\n- '),
  });
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { system, firstMessage } = await told({
        metadata: { name: text, secret: 'SESAME' },
        first_message: 'Hi {{name}}, hello.',
      });
      expect(system.match(/^# /gm)).toEqual(['# ']);
      expect(system + firstMessage).not.toContain('SESAME');
      const flat = text.replace(/\s+/g, ' ').trim();
      expect(firstMessage.endsWith(flat ? `Hi ${flat}, hello.` : 'Hi, hello.')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('an opening line is never empty, and reads well without a name', async () => {
  expect((await told({ first_message: '{{name}}' })).firstMessage).toMatch(/Hello\.$/);
  expect((await told({ first_message: 'Hi {{name}}, is this {{name}}?' })).firstMessage).toMatch(/Hi\.$/);
});

test('context and metadata reach the agent', async () => {
  const { system } = await told({
    context: 'Order {{order}} for {{name}}.',
    metadata: { order: 'A-17' },
    name: 'Jo Li',
  });
  expect(system).toMatch(/# About this call\nOrder A-17 for Jo\.$/);
});
