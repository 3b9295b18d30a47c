import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import { cpuOf, cpuOfFamily, residentBytes } from './processor-time.ts';
import type { Program } from './program.ts';
import { type Finding, fixed } from './report.ts';

const LEADS = 100_000;
const AIM_SECONDS = 60;
const SAMPLE_MS = 20;

interface Measured {
  seconds: number;
  /** Processor seconds of the worker and of Postgres together: what a machine of our own would take at most. */
  cpuSeconds: number;
  /** Of the process that runs the pipeline. */
  peakMegabytes: number;
  done: number;
  skipped: number;
}

/** Runs over a pipeline of 100,000 leads: within the daily caps of a new business, without any, and with nothing due. */
export async function sdr(instance: Instance): Promise<Finding> {
  const businessId = await seed(instance);
  const worker = await instance.run('bench/sdr-worker.ts');
  try {
    const idle = residentBytes(worker.pid) / 2 ** 20;
    const capped = await measure(instance, worker, businessId);
    await instance.db.query(
      `update sdr_config set max_calls_per_day = 1000000, max_emails_per_day = 1000000, max_sms_per_day = 1000000`,
    );
    const whole = await measure(instance, worker, businessId);
    const nothing = await measure(instance, worker, businessId);
    const line = (name: string, { seconds, cpuSeconds, peakMegabytes, done, skipped }: Measured) => [
      name,
      done.toLocaleString('en'),
      skipped.toLocaleString('en'),
      fixed(seconds),
      fixed(cpuSeconds),
      fixed(peakMegabytes, 0),
    ];
    const most = Math.max(...[capped, whole, nothing].map(({ peakMegabytes }) => peakMegabytes));
    return {
      name: 'sdr',
      title: 'An SDR run over 100,000 leads',
      method: `One business with ${LEADS.toLocaleString('en')} leads in all segments, and one worker that takes nothing but its runs; what they queue stays queued. The gate is asked for every contact, stores each decision, and every touch is logged. Processor seconds are the worker’s and Postgres’s together: what a run takes where nothing else runs. Memory is the worker’s resident set, ${fixed(idle, 0)} MB before the first run.`,
      table: [
        ['', 'touched or escalated', 'left alone', 'seconds', 'processor seconds', 'peak MB'],
        line('with the daily caps of a new business', capped),
        line('without caps', whole),
        line('again: nothing is due', nothing),
      ],
      aims: [
        {
          aim: `a run over ${LEADS.toLocaleString('en')} leads inside ${AIM_SECONDS} s`,
          measured: `${fixed(whole.seconds)} s`,
          met: whole.seconds < AIM_SECONDS,
        },
        { aim: 'in bounded memory: under 512 MB', measured: `${fixed(most, 0)} MB`, met: most < 512 },
      ],
    };
  } finally {
    await worker.stop();
    await instance.db.query('delete from pgboss.job where (data ->> $1) = $2', ['business_id', businessId]);
  }
}

async function measure({ db, postgresPid }: Instance, worker: Program, businessId: string): Promise<Measured> {
  const cpu = () => (cpuOf(worker.pid) + cpuOfFamily(postgresPid)) / 1000;
  await db.query('vacuum analyze');
  const cpuBefore = cpu();
  const before = await runs(db, businessId);
  await db.query(`select app.enqueue('sdr.run', jsonb_build_object('business_id', $1::uuid))`, [businessId]);
  let peak = 0;
  for (;;) {
    peak = Math.max(peak, residentBytes(worker.pid));
    const [last] = await runs(db, businessId);
    if (last?.finished && last.id !== before[0]?.id) {
      const { calls_queued, emails_queued, sms_sent, escalated, failed, skipped } = last.summary;
      if (failed > 0) throw new Error(`${failed} leads failed`);
      const done = calls_queued + emails_queued + sms_sent + escalated;
      return { seconds: last.seconds, cpuSeconds: cpu() - cpuBefore, peakMegabytes: peak / 2 ** 20, done, skipped };
    }
    await sleep(SAMPLE_MS);
  }
}

interface FinishedRun {
  id: string;
  finished: boolean;
  seconds: number;
  summary: Record<'calls_queued' | 'emails_queued' | 'sms_sent' | 'escalated' | 'failed' | 'skipped', number>;
}

async function runs(db: Instance['db'], businessId: string): Promise<FinishedRun[]> {
  const { rows } = await db.query<FinishedRun>(
    `select id, finished_at is not null as finished, extract(epoch from finished_at - started_at)::float8 as seconds, summary
       from sdr_runs where business_id = $1 order by started_at desc limit 1`,
    [businessId],
  );
  return rows;
}

/** Leads of every segment: new ones, demo callers, trials at each stage, those who left, those contacted, and cold ones. */
async function seed({ db }: Instance): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into businesses (id, name, type, trial_ends_at)
     values (uuidv7(), 'A business with many leads', 'Legal Services', now() + interval '30 days') returning id`,
  );
  const businessId = rows[0]?.id ?? '';
  await db.query(
    `with a as (
       insert into agents (id, business_id, name, assistant_id, first_message, inbound_prompt, outbound_prompt,
                           outbound_first_message, sms_prompt, voice, model)
       values (uuidv7(), $1, 'Kai', 'asst-' || uuidv7(), 'Hello.', 'Be kind.', 'Be kind.', 'Hello.', 'Be kind.',
               '{"provider": "builtin", "voiceId": "slt"}', '{"provider": "builtin", "model": "receptionist"}') returning id)
     insert into numbers (id, business_id, agent_id, phone_number) select uuidv7(), $1, a.id, '+16285550199' from a`,
    [businessId],
  );
  await db.query(
    `insert into leads (id, business_id, name, first_name, last_name, email, phone, source, status, score,
                        demo_called_at, trial_started_at, trial_ends_at, last_activity_at, churned_at, created_at)
     select uuidv7(), $1, 'Maya Okafor ' || i, 'Maya', 'Okafor ' || i, 'many' || i || '@example.com',
            '+1312' || lpad((2000000 + i)::text, 7, '0'), 'call',
            case when kind = 9 then 'contacted' when kind = 8 then 'lost' else 'new' end, i % 101,
            case kind when 1 then now() - interval '1 day' when 2 then now() - interval '4 days' when 3 then now() - interval '20 days' end,
            case kind when 4 then now() - interval '1 day' when 5 then now() - interval '10 days' when 6 then now() - interval '28 days' end,
            case kind when 4 then now() + interval '29 days' when 5 then now() + interval '20 days' when 6 then now() + interval '2 days' end,
            case kind when 5 then now() - interval '6 days' end,
            case kind when 8 then now() - interval '20 days' end,
            case kind when 0 then now() - interval '3 hours' else now() - interval '40 days' end - make_interval(secs => i)
       from generate_series(1, $2) i cross join lateral (select i % 11 as kind) k`,
    [businessId, LEADS],
  );
  await db.query(
    `insert into sdr_config (business_id, enabled, min_touch_gap_hours, max_touches, auto_call, auto_email, auto_sms,
                             max_calls_per_day, max_emails_per_day, max_sms_per_day, business_hours_start, business_hours_end)
     values ($1, true, 24, 5, true, true, true, 100, 500, 200, 0, 23)`,
    [businessId],
  );
  // At any hour of the day: the gate's own hours hold as well.
  await db.query(
    `insert into contact_settings (business_id, contact_hours_start, contact_hours_end) values ($1, 0, 1440)`,
    [businessId],
  );
  return businessId;
}
