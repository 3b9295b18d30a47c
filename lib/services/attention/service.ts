import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, oneBusiness } from '#lib/core/context.ts';
import {
  ATTENTION_KINDS,
  type Attention,
  type AttentionDoneInput,
  type AttentionInput,
  type AttentionItem,
} from './schema.ts';

type Kind = AttentionItem['kind'];

/** Of each kind so many are told of; so many are counted. */
const SHOWN = 5;
const MOST_COUNTED = 100;

/** Attempts after which a delivery that is still being tried counts as failing. */
const TRIED_OFTEN = 3;

/**
 * Where each kind is found, the newest first: rows of subject, title, detail, score, count, call and time. Calls and
 * webhooks of the last week, questions of the last thirty days, a model's failures of the last day.
 */
const SOURCES: Record<Kind, (businessId: string) => RawBuilder<unknown>> = {
  hot_lead: (businessId) => sql`
    select id::text as subject, name as title, source as detail, score, 1 as count, null::uuid as call_id, null::uuid as agent_id, created_at as at
      from leads where business_id = ${businessId} and score_band = 'hot' and status = 'new'
     order by created_at desc, id desc limit ${MOST_COUNTED * 2}`,
  question: (businessId) => sql`
    select left(lower(q.question), 500) as subject, (array_agg(q.question order by t.created_at desc))[1] as title,
           null as detail, null::int as score, count(distinct t.call_id)::int as count,
           (array_agg(t.call_id order by t.created_at desc))[1] as call_id,
           (array_agg(c.agent_id order by t.created_at desc))[1] as agent_id, max(t.created_at) as at
      from call_turns t join calls c on c.id = t.call_id,
           jsonb_array_elements_text(case jsonb_typeof(t.details -> 'unanswered') when 'array' then t.details -> 'unanswered' else '[]' end) as q (question)
     where t.business_id = ${businessId} and t.details ? 'unanswered' and t.created_at > now() - interval '30 days'
     group by 1 order by max(t.created_at) desc limit ${MOST_COUNTED * 2}`,
  missed_call: (businessId) => calls(businessId, sql`c.status in ('no-answer', 'busy') and c.direction = 'inbound'`),
  failed_call: (businessId) =>
    calls(businessId, sql`c.status = 'failed' and c.ended_reason is distinct from 'caller-blocked'`),
  webhook: (businessId) => sql`
    select left(d.url, 500) as subject, left(d.url, 500) as title,
           (array_agg(coalesce(d.last_status_code::text, d.last_error) order by d.created_at desc))[1] as detail,
           null::int as score, count(*)::int as count, null::uuid as call_id, null::uuid as agent_id,
           max(d.created_at) as at
      from deliveries d
     where d.business_id = ${businessId} and d.created_at > now() - interval '7 days'
       and (d.status = 'dead' or (d.status = 'pending' and d.attempts >= ${TRIED_OFTEN}))
       and not exists (select from deliveries o where o.business_id = d.business_id and o.status = 'delivered'
                          and o.url = d.url and o.delivered_at > d.created_at and o.created_at > now() - interval '7 days')
     group by d.url order by max(d.created_at) desc limit ${MOST_COUNTED}`,
  model: (businessId) => sql`
    select day::text as subject, null as title, last_fault as detail, null::int as score, failures as count,
           null::uuid as call_id, null::uuid as agent_id, last_failed_at as at
      from model_days
     where business_id = ${businessId} and failures > 0 and last_failed_at > now() - interval '1 day'
     order by day desc`,
  email_approval: (businessId) => sql`
    select id::text as subject, to_address as title, subject as detail, null::int as score, 1 as count,
           null::uuid as call_id, null::uuid as agent_id, created_at as at
      from emails where business_id = ${businessId} and status = 'pending_approval'
     order by created_at desc, id desc limit ${MOST_COUNTED}`,
  sdr_review: (businessId) => sql`
    select l.id::text as subject, l.name as title, null as detail, l.score, 1 as count, null::uuid as call_id,
           null::uuid as agent_id, s.manual_review_at as at
      from sdr_leads s join leads l on l.id = s.lead_id
     where s.business_id = ${businessId} and s.manual_review_at is not null
     order by s.manual_review_at desc limit ${MOST_COUNTED}`,
};

const calls = (businessId: string, which: RawBuilder<unknown>) => sql`
  select c.id::text as subject, coalesce(l.name, c.name, case c.direction when 'inbound' then c.from_number else c.to_number end) as title,
         c.ended_reason as detail, null::int as score, 1 as count, c.id as call_id, c.agent_id, c.created_at as at
    from calls c left join leads l on l.id = c.lead_id
   where c.business_id = ${businessId} and c.created_at > now() - interval '7 days' and ${which}
   order by c.created_at desc, c.id desc limit ${MOST_COUNTED * 2}`;

/** What waits for a person. What was put away stays away until it happens again. */
export async function listAttention(
  ctx: Context,
  { business_id }: z.output<typeof AttentionInput>,
): Promise<Attention> {
  const businessId = oneBusiness(ctx, business_id);
  return inTenant(ctx, async (tx) => {
    const found = await Promise.all(
      ATTENTION_KINDS.map(async (kind) => [kind, await waiting(tx, businessId, kind)] as const),
    );
    return {
      items: found.flatMap(([, items]) => items.slice(0, SHOWN)),
      totals: Object.fromEntries(found.map(([kind, items]) => [kind, items.length])) as Attention['totals'],
    };
  });
}

async function waiting(tx: Tx, businessId: string, kind: Kind): Promise<AttentionItem[]> {
  const { rows } = await sql<Omit<AttentionItem, 'kind'>>`
    select w.* from (${SOURCES[kind](businessId)}) w
     where not exists (select from attention_done d
                        where d.business_id = ${businessId} and d.kind = ${kind} and d.subject = w.subject and d.done_at >= w.at)
     order by w.at desc, w.subject limit ${MOST_COUNTED}`.execute(tx);
  return rows.map((row) => ({ kind, ...row }));
}

/** Puts something away for everybody of the business, until it happens again. */
export async function markDone(
  ctx: Context,
  { business_id, kind, subject }: z.output<typeof AttentionDoneInput>,
): Promise<{ success: true }> {
  const businessId = oneBusiness(ctx, business_id);
  const done = { done_by: accountOf(ctx), done_at: sql<string>`clock_timestamp()` };
  await inTenant(ctx, (tx) =>
    tx
      .insertInto('attention_done')
      .values({ business_id: businessId, kind, subject, ...done })
      .onConflict((conflict) => conflict.columns(['business_id', 'kind', 'subject']).doUpdateSet(done))
      .execute(),
  );
  return { success: true };
}

/** Brings it back. */
export async function markUndone(
  ctx: Context,
  { business_id, kind, subject }: z.output<typeof AttentionDoneInput>,
): Promise<{ success: true }> {
  const businessId = oneBusiness(ctx, business_id);
  await inTenant(ctx, (tx) =>
    tx
      .deleteFrom('attention_done')
      .where('business_id', '=', businessId)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .execute(),
  );
  return { success: true };
}
