import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { type PipelineLead, pipelineOf } from './pipeline-sql.ts';
import { CHANNELS, INSTEAD, PLAN } from './plan.ts';
import { DEFAULT_CONFIG, type SdrConfig } from './schema.ts';
import { HOLDS, SEGMENTS } from './segments.ts';
import { ago, type PipelineInTest, pipelineOfAccount } from './testing/pipeline.ts';

let a: Account;
let ctx: Context;
let pipeline: PipelineInTest;
const config: SdrConfig = { ...DEFAULT_CONFIG, enabled: true, auto_call: true, auto_email: true, auto_sms: true };

beforeAll(async () => {
  const instance = await testInstance();
  a = await instance.signUp('Segment Works');
  pipeline = pipelineOfAccount(a);
  ctx = systemContext(instance.ports, 'test', [a.business_id]);
});

const placed = async (id: string, given = config): Promise<PipelineLead> =>
  inTenant(ctx, async (tx) => {
    const { rows } = await sql<PipelineLead>`
      select * from ${pipelineOf(a.business_id, given, new Date())} where id = ${id}`.execute(tx);
    return rows[0] as PipelineLead;
  });

const running = { trial_started_at: ago(10), trial_ends_at: ago(-20) };
const touched = (touches: number) => ({ touches, last_touch_at: ago(2) });

test.each([
  ['speed_to_lead', {}, {}],
  ['speed_to_lead', { created_at: ago(0.95) }, {}],
  ['cold', { created_at: ago(1.05) }, {}],
  ['cold', { status: 'lost' }, {}],
  ['contacted_no_reply', { status: 'contacted' }, {}],
  ['contacted_no_reply', {}, touched(1)],
  ['exhausted', {}, touched(5)],
  ['exhausted', { demo_called_at: ago(1) }, touched(5)],
  ['cold', { status: 'converted' }, touched(5)],
  ['fresh_demo_caller', { demo_called_at: ago(1.9) }, touched(1)],
  ['warm_demo_caller', { demo_called_at: ago(2.1) }, touched(1)],
  ['warm_demo_caller', { demo_called_at: ago(6.9) }, touched(1)],
  ['cooling_demo', { demo_called_at: ago(7.1) }, touched(1)],
  ['contacted_no_reply', { demo_called_at: ago(30.1) }, touched(1)],
  ['new_trial_stuck', { created_at: ago(9), trial_started_at: ago(2), trial_ends_at: ago(-28) }, {}],
  ['cold', { created_at: ago(9), trial_started_at: ago(2), trial_ends_at: ago(-28), last_activity_at: ago(1) }, {}],
  ['trial_going_dark', { ...running, created_at: ago(12), last_activity_at: ago(4) }, {}],
  ['trial_going_dark', { ...running, created_at: ago(12), demo_called_at: ago(1) }, {}],
  ['trial_ending', { ...running, created_at: ago(12), trial_ends_at: ago(-2), last_activity_at: ago(9) }, {}],
  ['cold', { ...running, created_at: ago(12), trial_ends_at: ago(1) }, {}],
  ['churned_recent', { status: 'lost', churned_at: ago(80) }, {}],
  ['churned_recent', { churned_at: ago(80) }, touched(2)],
  ['cold', { status: 'lost', churned_at: ago(100) }, {}],
])('%s: %o %o', async (segment, lead, place) => {
  const id = await pipeline.lead(lead);
  await pipeline.place(id, { touches: 0, ...place });
  expect((await placed(id)).segment).toBe(segment);
});

test.each([
  ['paused', {}, { paused_at: ago(1) }],
  ['manual_review', {}, { manual_review_at: ago(1) }],
  ['decided', { status: 'converted' }, {}],
  ['in_conversation', { status: 'contacted', last_activity_at: ago(1) }, touched(1)],
  [null, { status: 'contacted', last_activity_at: ago(4) }, { touches: 1, last_touch_at: ago(5) }],
  ['on_track', { ...running, created_at: ago(12), last_activity_at: ago(1) }, {}],
  ['too_soon', {}, { touches: 1, last_touch_at: ago(0.9) }],
  ['deferred', {}, { deferred_until: ago(-1) }],
  [null, {}, touched(1)],
])('hold %s: %o %o', async (hold, lead, place) => {
  const id = await pipeline.lead(lead);
  await pipeline.place(id, { touches: 0, ...place });
  expect((await placed(id)).hold).toBe(hold);
});

describe('two thousand leads of every kind', () => {
  beforeAll(async () => {
    const time = (share: number) =>
      `case when random() < ${share} then now() + interval '1 day' * (random() * 100 - 70) end`;
    await asOwner(
      `insert into leads (id, business_id, name, status, source, phone, email, demo_called_at, trial_started_at,
                          trial_ends_at, last_activity_at, churned_at, created_at)
       select uuidv7(), $1, 'Lead ' || i, (array['new','contacted','qualified','converted','lost'])[1 + floor(random() * 5)::int], 'api',
              case when random() < 0.7 then '+1303' || (2000000 + i) end, case when random() < 0.7 then 'lead' || i || '@example.com' end,
              ${time(0.3)}, ${time(0.4)}, ${time(0.3)}, ${time(0.5)}, ${time(0.2)}, now() - interval '1 day' * random() * 3
         from generate_series(1, 2000) i`,
      [a.business_id],
    );
    await asOwner(
      `insert into sdr_leads (lead_id, business_id, touches, escalations, last_touch_at, paused_at)
       select id, $1, floor(random() * 8)::int, floor(random() * 2)::int, ${time(0.7)}, case when random() < 0.1 then now() end
         from leads where business_id = $1 and random() < 0.6 on conflict do nothing`,
      [a.business_id],
    );
  });

  test('belong each to the first segment whose rule holds, and are held by the first hold that does', async () => {
    const holds = (rules: readonly { sql: string }[]) =>
      sql.raw(rules.map((rule) => `coalesce(${rule.sql}, false)`).join(', '));
    const { rows } = await inTenant(ctx, (tx) =>
      sql<{ segment: string; hold: string | null; segments: boolean[]; holds: boolean[] }>`
        select segment, hold, array[${holds(SEGMENTS)}] as segments, array[${holds(HOLDS)}] as holds
          from ${pipelineOf(a.business_id, config, new Date())}`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(2000);
    for (const row of rows) {
      expect(row.segment).toBe(SEGMENTS[row.segments.indexOf(true)]?.name);
      expect(row.hold).toBe(HOLDS[row.holds.indexOf(true)]?.name ?? null);
    }
    expect(new Set(rows.map(({ segment }) => segment)).size).toBe(SEGMENTS.length);
    expect(new Set(rows.map(({ hold }) => hold)).size).toBeGreaterThan(5);
  });

  test.each([
    ['every channel', {}],
    ['no calls', { auto_call: false }],
    ['mails alone', { auto_call: false, auto_sms: false }],
    ['nothing', { auto_call: false, auto_sms: false, auto_email: false }],
    ['nothing yet, for SDR is off', { enabled: false, auto_call: false, auto_sms: false, auto_email: false }],
  ])('get the planned action or what is done instead, with %s', async (_what, changes) => {
    const given = { ...config, ...changes };
    const may = (allowed: boolean) => allowed || !given.enabled;
    const { rows } = await inTenant(ctx, (tx) =>
      sql<
        PipelineLead & { escalations: number }
      >`select * from ${pipelineOf(a.business_id, given, new Date())}`.execute(tx),
    );
    for (const lead of rows) {
      const there = {
        call: lead.phone !== null && may(given.auto_call),
        sms: lead.phone !== null && may(given.auto_sms),
        email: lead.email !== null && may(given.auto_email),
      };
      const plan = PLAN[lead.segment];
      const planned = plan[Math.min(lead.touches + lead.escalations, plan.length - 1)] ?? 'skip';
      const forGood = HOLDS.some(({ name, passes }) => name === lead.hold && !passes);
      const expected = forGood
        ? 'skip'
        : planned === 'escalate'
          ? lead.escalations === 0
            ? 'escalate'
            : 'skip'
          : planned === 'skip'
            ? 'skip'
            : ([planned, ...INSTEAD[planned]].find((channel) => there[channel]) ?? 'skip');
      expect(lead.next_action, JSON.stringify({ ...lead, planned })).toBe(expected);
    }
  });
});

test('every segment has a plan of actions, and every channel something that is done instead', () => {
  for (const { name } of SEGMENTS) expect(PLAN[name].length).toBeGreaterThan(0);
  for (const channel of CHANNELS) expect(INSTEAD[channel]).not.toContain(channel);
});
