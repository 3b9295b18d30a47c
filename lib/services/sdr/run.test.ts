import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Ports } from '#lib/core/port.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Client, testInstance } from '#lib/surfaces/testing/instance.ts';
import { runPipeline } from './run.ts';
import { ago, type PipelineInTest, pipelineOfAccount } from './testing/pipeline.ts';

let instance: Awaited<ReturnType<typeof testInstance>>;
let ports: Ports;
let businessId: string;
let pipeline: PipelineInTest;
let api: Client;

beforeAll(async () => {
  instance = await testInstance();
  ports = instance.ports;
});

let businesses = 0;
/** A business of its own for each test, which may be contacted at any hour. */
beforeEach(async () => {
  businesses += 1;
  const account = await instance.signUp(`Run Works ${businesses}`);
  businessId = account.business_id;
  pipeline = pipelineOfAccount(account);
  api = account.api;
  await asOwner(
    'insert into contact_settings (business_id, contact_hours_start, contact_hours_end) values ($1, 0, 1440)',
    [businessId],
  );
  await asOwner("update businesses set zone = 'America/Chicago' where id = $1", [businessId]);
  await pipeline.config();
});

const rows = (table: string) => asOwner(`select * from ${table} where business_id = $1`, [businessId]);
const count = async (table: string) => (await rows(table)).length;

test('is refused while SDR is off', async () => {
  await pipeline.config({ enabled: false });
  expect(await pipeline.run({ dryRun: true })).toMatchObject({
    status: 400,
    body: { error: { code: 'sdr_disabled' } },
  });
});

describe('a pipeline of everything', () => {
  let ids: Record<string, string>;
  beforeEach(async () => {
    ids = {
      call: await pipeline.lead(),
      sms: await pipeline.lead({ demo_called_at: ago(3), status: 'contacted' }),
      email: await pipeline.lead({ created_at: ago(9) }),
      escalate: await pipeline.lead({ demo_called_at: ago(1), status: 'contacted' }),
      paused: await pipeline.lead(),
      soon: await pipeline.lead(),
      closed: await pipeline.lead({ status: 'lost' }),
    };
    await pipeline.place(ids.escalate ?? '', { touches: 3, last_touch_at: ago(2) });
    await pipeline.place(ids.paused ?? '', { paused_at: ago(1) });
    await pipeline.place(ids.soon ?? '', { touches: 1, last_touch_at: ago(0.5) });
  });
  const told = (body: { results: { leadId: string; action: string }[] }) =>
    Object.fromEntries(body.results.map(({ leadId, action }) => [leadId, action]));
  const expected = () => ({
    [ids.call ?? '']: 'call',
    [ids.sms ?? '']: 'sms',
    [ids.email ?? '']: 'email',
    [ids.escalate ?? '']: 'escalate',
  });

  test('is dispatched, logged, and answered with a summary', async () => {
    const { status, body } = await pipeline.run();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      dryRun: false,
      complete: true,
      summary: { calls_queued: 1, emails_queued: 1, sms_sent: 1, escalated: 1, failed: 0 },
      skipped: 3,
      skipped_reasons: { paused: 1, too_soon: 1, decided: 1 },
      errors: [],
    });
    expect(told(body)).toEqual(expected());
    expect([await count('calls'), await count('messages'), await count('emails')]).toEqual([1, 1, 1]);
    const log = await rows('sdr_activity_log');
    expect(new Set(log.map((line) => (line as { run_id: string }).run_id))).toEqual(new Set([body.runId]));
    expect(await pipeline.find(ids.escalate ?? '')).toMatchObject({ manual_review: true, hold: 'manual_review' });
    const report = (await api.get(`/api/sdr/report?businessId=${businessId}`)).body;
    expect(report.actions).toMatchObject({ call: 1, sms: 1, email: 1, escalate: 1 });
    expect(report.outcomes).toEqual({ pending: 3 });
    expect(report.stale_leads).toMatchObject({ count: 1, leads: [{ id: ids.escalate }] });
    expect(report.new_leads.count).toBe(6);
    const [audited] = await asOwner<{ after: object }>(
      "select after from audit_log where business_id = $1 and action = 'sdr.run'",
      [businessId],
    );
    expect(audited?.after).toMatchObject({ calls_queued: 1, skipped: 3 });
  });

  test('is only told of by a dry run: nothing is written anywhere', async () => {
    const tables = await asOwner<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('usage', 'usage_days', 'api_keys')`,
    );
    const everything = () =>
      asOwner(
        tables
          .map(({ name }) => `select '${name}', md5(string_agg(t::text, '' order by t::text)) from ${name} t`)
          .join(' union all '),
      );
    const before = await everything();
    const { body } = await pipeline.run({ dryRun: true });
    expect(told(body)).toEqual(expected());
    expect(body).toMatchObject({ dryRun: true, runId: null, summary: { calls_queued: 1, escalated: 1 } });
    expect(await everything()).toEqual(before);
    expect(
      await asOwner(
        "select 1 from pgboss.job where name in ('calls.dial', 'messages.send') and data ->> 'business_id' = $1",
        [businessId],
      ),
    ).toEqual([]);
  });

  test('is touched once by runs at once', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => pipeline.run()));
    expect(runs.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect([await count('calls'), await count('messages'), await count('emails')]).toEqual([1, 1, 1]);
    expect(await count('sdr_activity_log')).toBe(4);
    expect(
      await asOwner("select 1 from notices where business_id = $1 and kind = 'sdr_manual_review'", [businessId]),
    ).toHaveLength(1);
  });

  test('is left alone in the next run, and the escalated one until somebody resumes it', async () => {
    await pipeline.run();
    const again = (await pipeline.run()).body;
    expect(again.summary).toEqual({ calls_queued: 0, emails_queued: 0, sms_sent: 0, escalated: 0, failed: 0 });
    expect(again.skipped).toBe(7);
    await pipeline.act(ids.escalate ?? '', 'resume');
    expect(await pipeline.find(ids.escalate ?? '')).toMatchObject({ next_action: 'call', hold: null });
  });
});

describe('a number on the do-not-call list', () => {
  test('gets a mail instead, and who has no address is skipped', async () => {
    const mailed = await pipeline.lead({ phone: '+15125550011' });
    await pipeline.lead({ phone: '+15125550012', email: null });
    await asOwner(
      `insert into dnc_entries (id, business_id, phone, source) select uuidv7(), $1, '+1512555001' || i, 'manual' from generate_series(1, 2) i`,
      [businessId],
    );
    const { body } = await pipeline.run();
    expect(body.results).toEqual([{ success: true, action: 'email', leadId: mailed, detail: 'Email queued' }]);
    expect(body.skipped_reasons).toEqual({ number_on_dnc: 1 });
    expect([await count('calls'), await count('messages')]).toEqual([0, 0]);
  });
});

describe('daily caps', () => {
  test('hold over all runs of a day, also over runs at once; the most urgent come first', async () => {
    await pipeline.config({ max_calls_per_day: 3, auto_sms: false, auto_email: false });
    const cold = await Promise.all(
      Array.from({ length: 3 }, () => pipeline.lead({ demo_called_at: ago(1), status: 'contacted' })),
    );
    const fresh = await Promise.all(Array.from({ length: 2 }, () => pipeline.lead()));
    const dry = (await pipeline.run({ dryRun: true })).body;
    expect(dry.summary.calls_queued).toBe(3);
    const runs = await Promise.all([pipeline.run(), pipeline.run()]);
    expect(runs.map(({ body }) => body.summary.calls_queued).reduce((sum, calls) => sum + calls)).toBe(3);
    const called = (await rows('calls')).map((call) => (call as { lead_id: string }).lead_id);
    expect(called).toEqual(expect.arrayContaining(fresh));
    expect(called.filter((id) => cold.includes(id))).toHaveLength(1);
    expect((await pipeline.run()).body.skipped_reasons).toMatchObject({ daily_cap: 2 });
  });
});

describe('business hours', () => {
  test('are those of the lead’s own place', async () => {
    // It is never both 9 in the morning in Honolulu and in New York.
    const hour = (zone: string) =>
      Number(
        new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date()),
      );
    const there = Math.min(hour('Pacific/Honolulu'), 22); // 22 to 23 stands for the last two hours
    await pipeline.config({ business_hours_start: there, business_hours_end: there + 1 });
    const honolulu = await pipeline.lead({ phone: '+18085550111' });
    await pipeline.lead({ phone: '+12125550111' });
    const { body } = await pipeline.run();
    expect(body.results.map(({ leadId }: { leadId: string }) => leadId)).toEqual([honolulu]);
    expect(body.skipped_reasons).toEqual({ outside_hours: 1 });
  });
});

test('without an agent nothing is called or texted; mails go out all the same', async () => {
  await asOwner("update agents set status = 'archived' where business_id = $1", [businessId]);
  await pipeline.lead();
  expect((await pipeline.run()).body.summary).toMatchObject({ calls_queued: 0, emails_queued: 1, failed: 0 });
});

test('a batch that fails is counted, undone, and holds up no other', async () => {
  await asOwner(
    `insert into leads (id, business_id, name, phone, source) select uuidv7(), $1, 'Many ' || i, '+1512' || (6000000 + i), 'api' from generate_series(1, 600) i`,
    [businessId],
  );
  await pipeline.config({ max_calls_per_day: 10_000 });
  const [newest] = await asOwner<{ id: string }>(
    'select id from leads where business_id = $1 order by id desc limit 1',
    [businessId],
  );
  await asOwner(`alter table sdr_activity_log add constraint fails check (lead_id <> '${newest?.id}')`);
  const { body } = await pipeline.run();
  await asOwner('alter table sdr_activity_log drop constraint fails');
  expect(body.summary).toMatchObject({ calls_queued: 100, failed: 500 });
  expect(body.errors).toEqual(['An internal error: nothing was done.']);
  expect([await count('calls'), await count('sdr_activity_log'), await count('sdr_leads')]).toEqual([100, 100, 100]);
  const rest = (await pipeline.run()).body;
  expect(rest.summary).toMatchObject({ calls_queued: 500, failed: 0 });
  expect(rest.results).toHaveLength(500);
});

test('a run that is out of time says so, and goes on where it is asked for again', async () => {
  await pipeline.lead();
  const ctx = systemContext(ports, 'test', [businessId]);
  const cut = await runPipeline(ctx, businessId, { until: new Date(0) });
  expect(cut).toMatchObject({ complete: false, summary: { calls_queued: 0 } });
  expect((await runPipeline(ctx, businessId)).summary.calls_queued).toBe(1);
});
