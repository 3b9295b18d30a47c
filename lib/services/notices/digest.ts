import { sql } from 'kysely';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { notifyOwner } from './notify.ts';
import { settingOf } from './settings.ts';

const BATCH = 100;

interface Due {
  business_id: string;
  zone: string;
  /** The business's own today. */
  day: string;
}

/**
 * Tells every business that wants it what happened yesterday, once a day from 08:00 of its own clock on
 * (`app.digests_due`). Any number of workers may walk this round: a day's digest is one notice.
 */
export async function sendDigests(system: Context, at = new Date()): Promise<number> {
  const due = await callApp<Due>('select business_id, zone, day::text from app.digests_due($1, $2)', [
    at.toISOString(),
    BATCH,
  ]);
  for (const one of due) await inTenant({ ...system, businesses: [one.business_id] }, (tx) => sendDigest(tx, one));
  return due.length;
}

async function sendDigest(tx: Tx, { business_id, zone, day }: Due): Promise<void> {
  const yesterday = new Date(Date.parse(day) - DAY_MS);
  const name = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' }).format(yesterday);
  await notifyOwner(tx, {
    businessId: business_id,
    kind: 'daily_digest',
    subjectId: business_id,
    occasion: day,
    title: `Your day: ${name}`,
    lines: await digestLines(tx, { business_id, zone, day }),
    path: `/b/${business_id}/overview`,
  });
}

/** Calls, leads, hot leads and what could not be answered on the day before `day`, in the business's zone. */
async function digestLines(tx: Tx, { business_id, zone, day }: Due): Promise<string[]> {
  const from = sql`((${day}::date - 1)::timestamp at time zone ${zone})`;
  const until = sql`(${day}::date::timestamp at time zone ${zone})`;
  const within = sql`c.business_id = ${business_id} and c.created_at >= ${from} and c.created_at < ${until}`;
  const { threshold } = await settingOf(tx, business_id, 'hot_lead');
  const { rows } = await sql<{
    inbound: number;
    outbound: number;
    minutes: number;
    leads: number;
    hot: string[];
    unanswered: string[];
  }>`
    select count(*) filter (where c.direction = 'inbound')::int as inbound,
           count(*) filter (where c.direction = 'outbound')::int as outbound,
           round(coalesce(sum(c.duration), 0) / 60.0)::int as minutes,
           (select count(*)::int from leads c where ${within}) as leads,
           array(select l.name || ' (' || l.score || ')' from leads l
                  where l.id in (select c.lead_id from calls c where ${within}) and l.score >= ${threshold}
                  order by l.score desc, l.id limit 10) as hot,
           array(select distinct q.question
                   from calls c join call_turns t on t.call_id = c.id,
                        jsonb_array_elements_text(t.details -> 'unanswered') as q (question)
                  where ${within} and jsonb_typeof(t.details -> 'unanswered') = 'array'
                  limit 10) as unanswered
      from calls c where ${within}`.execute(tx);
  const [sums] = rows;
  if (!sums) return [];
  const calls = sums.inbound + sums.outbound;
  return [
    calls === 0
      ? 'No calls.'
      : `${counted(calls, 'call')}: ${sums.inbound} incoming, ${sums.outbound} outbound; ${counted(sums.minutes, 'minute')} of conversation.`,
    `${counted(sums.leads, 'new lead')}.`,
    ...list('Hot leads:', sums.hot),
    ...list('Asked, and not answered:', sums.unanswered),
  ];
}

const counted = (n: number, what: string): string => `${n === 0 ? 'No' : n} ${what}${n === 1 ? '' : 's'}`;
const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`)];
