import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { closePool } from '#lib/adapters/db/pool.ts';
import type { Context } from '#lib/core/context.ts';
import { Ports } from '#lib/core/port.ts';
import { callAnalytics } from '#lib/services/analytics/call-analytics.ts';
import { dashboard } from '#lib/services/analytics/dashboard.ts';
import { CallAnalyticsInput, DashboardInput } from '#lib/services/analytics/schema.ts';
import type { Instance } from './instance.ts';
import { type Finding, fixed } from './report.ts';
import { median } from './statistics.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const DAYS = 90;
const ROUNDS = 300;
/** A call of each status is under way, whatever the number of those that are over. */
const OPEN = ['queued', 'ringing', 'in-progress'];
const MOST_GROWTH = 1.5;

/** What is measured, in the order of the table. */
const ASKED: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  dashboard: (ctx) => dashboard(ctx, DashboardInput.parse({ days: DAYS })),
  'calls by day': (ctx) => callAnalytics(ctx, CallAnalyticsInput.parse({ days: DAYS })),
  'calls by week': (ctx) => callAnalytics(ctx, CallAnalyticsInput.parse({ days: DAYS, group_by: 'week' })),
};

/** Dashboard and call analytics of one business with few, more and many calls: the time follows the days. */
export async function analytics({ db, appUrl }: Instance): Promise<Finding> {
  process.env.DATABASE_URL = appUrl;
  const businesses: string[] = [];
  for (const size of SIZES) businesses.push(await seed(db, size));
  await db.query('vacuum analyze');
  const times = await measure(businesses);
  await closePool();
  const line = (name: string, perSize: readonly number[][]) => {
    const medians = perSize.map(median);
    return [name, ...medians.map((ms) => fixed(ms, 2)), fixed(growth(medians))];
  };
  const raw: number[][] = [];
  for (const business of businesses) raw.push(await timesOf(5, () => countRows(db, business)));
  const worst = Math.max(...Object.values(times).map((perSize) => growth(perSize.map(median))));
  const sizes = SIZES.map((size) => size.toLocaleString('en'));
  return {
    name: 'analytics',
    title: 'Analytics of one business',
    method: `Three businesses with ${sizes.join(', ')} calls over ${DAYS} days of two agents, a tenth as many leads, and ${OPEN.length} calls under way each. The verbs behind \`GET /api/v1/analytics/…?days=${DAYS}\` run ${ROUNDS} times in turns over the businesses, behind row-level security; median milliseconds. The last row counts the calls themselves, as the owner of the tables.`,
    table: [
      ['', ...sizes.map((size) => `${size} calls`), 'last to first'],
      ...Object.entries(times).map(([name, perSize]) => line(name, perSize)),
      line('rows instead of counts', raw),
    ],
    aims: [
      {
        aim: `from ${sizes[0]} to ${sizes.at(-1)} calls the time grows at most ${MOST_GROWTH} times`,
        measured: `${fixed(worst, 2)} times`,
        met: worst <= MOST_GROWTH,
      },
    ],
  };
}

const growth = (medians: readonly number[]): number => (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);

/** By what is asked, then by business. Each is asked once before, to prepare its statements on each connection. */
async function measure(businesses: readonly string[]): Promise<Record<string, number[][]>> {
  const times = Object.fromEntries(Object.keys(ASKED).map((name) => [name, businesses.map((): number[] => [])]));
  for (let round = -20; round < ROUNDS; round++) {
    for (const [name, ask] of Object.entries(ASKED)) {
      for (const [i, business] of businesses.entries()) {
        const [ms = 0] = await timesOf(1, () => ask(contextOf(business)));
        if (round >= 0) times[name]?.[i]?.push(ms);
      }
    }
  }
  return times;
}

async function timesOf(n: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < n; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

const contextOf = (business: string): Context => ({
  requestId: 'bench',
  principal: { kind: 'system', job: 'bench' },
  businesses: [business],
  ip: null,
  ports: new Ports(),
  usage: {},
});

const countRows = (db: Client, business: string) =>
  db.query(
    `select (created_at at time zone 'America/New_York')::date, status, count(*), sum(duration) from calls
      where business_id = $1 and created_at > now() - $2 * interval '1 day' group by 1, 2`,
    [business, DAYS],
  );

/** A business with so many calls, made once per database. Its counts are made from the rows at the end, not row by row. */
async function seed(db: Client, calls: number): Promise<string> {
  const name = `Analytics of ${calls} calls`;
  const { rows } = await db.query<{ id: string }>('select id from businesses where name = $1', [name]);
  if (rows[0]) return rows[0].id;
  const business = randomUUID();
  await db.query('set session_replication_role = replica');
  await db.query(`insert into businesses (id, name, trial_ends_at) values ($1, $2, now())`, [business, name]);
  await db.query(
    `insert into agents (id, business_id, name, assistant_id, first_message, inbound_prompt, outbound_prompt,
                         outbound_first_message, sms_prompt, voice, model)
     select uuidv7(), $1, 'Kai ' || i, 'asst', 'Hello.', 'Be kind.', 'Be kind.', 'Hello.', 'Be kind.', '{}', '{}'
       from generate_series(1, 2) i`,
    [business],
  );
  await db.query(
    `insert into calls (id, business_id, agent_id, direction, status, to_number, conversation_id, carrier, deadline,
                        ended_at, duration, created_at)
     select uuidv7(c.at - now()), $1, a.ids[1 + i % 2], case when i % 5 < 2 then 'inbound' else 'outbound' end,
            case when i % 10 < 7 then 'completed' when i % 10 < 9 then 'no-answer' else 'busy' end, '+14155550100',
            'conv', 'sandbox', c.at, c.at, case when i % 10 < 7 then 30 + i % 300 end, c.at
       from generate_series(1, $2::int) i
      cross join (select array_agg(id) as ids from agents where business_id = $1) a
      cross join lateral (select now() - interval '90 days' + (interval '90 days' / $2) * i as at) c`,
    [business, calls],
  );
  await db.query(
    `insert into calls (id, business_id, agent_id, direction, status, to_number, conversation_id, carrier, deadline)
     select uuidv7(), $1, (select min(id::text)::uuid from agents where business_id = $1), 'outbound', status, '+14155550100',
            'conv', 'sandbox', now() from unnest($2::text[]) as status`,
    [business, OPEN],
  );
  await db.query(
    `insert into leads (id, business_id, name, source, status, created_at)
     select uuidv7(), $1, 'Maya Okafor', (array['web', 'inbound_call'])[1 + i % 2],
            (array['new', 'contacted', 'qualified', 'converted', 'lost'])[1 + i % 5], now() - (interval '90 days' / $2) * i
       from generate_series(1, $2::int) i`,
    [business, calls / 10],
  );
  await db.query('set session_replication_role = origin');
  await db.query('select app.recount_days($1)', [business]);
  return business;
}
