import { sql } from 'kysely';
import { CHANNELS, INSTEAD, type NextAction, PLAN } from './plan.ts';
import type { SdrConfig } from './schema.ts';
import { HOLDS, type HoldName, SEGMENTS, type SegmentName } from './segments.ts';

/** A lead, where it stands in the pipeline, and what is to be done next. */
export interface PipelineLead {
  id: string;
  name: string;
  first_name: string | null;
  email: string | null;
  phone: string | null;
  status: string;
  source: string;
  score: number | null;
  touches: number;
  last_touch_at: string | null;
  deferred_until: string | null;
  paused_at: string | null;
  manual_review_at: string | null;
  created_at: string;
  updated_at: string;
  segment: SegmentName;
  hold: HoldName | null;
  next_action: NextAction;
}

const firstOf = (rules: readonly { name: string; sql: string }[]): string =>
  `case ${rules.map(({ name, sql }) => `when ${sql} then '${name}'`).join(' ')} end`;

const HELD_FOR_GOOD = HOLDS.filter(({ passes }) => !passes)
  .map(({ name }) => `'${name}'`)
  .join(', ');

/** The action that the plan has for the segment and step. */
const PLANNED = `case segment ${Object.entries(PLAN)
  .map(([segment, actions]) => {
    const list = actions.map((action) => `'${action}'`).join(', ');
    return `when '${segment}' then (array[${list}])[least(touches + escalations, ${actions.length - 1}) + 1]`;
  })
  .join(' ')} end`;

/** The planned action, or what is done instead. */
const NEXT = `case
  when hold in (${HELD_FOR_GOOD}) then 'skip'
  when planned = 'escalate' then case when escalations = 0 then 'escalate' else 'skip' end
  ${CHANNELS.map((channel) => {
    const [first, ...others] = [channel, ...INSTEAD[channel]].map((one) => `when can_${one} then '${one}'`);
    return `when planned = '${channel}' then case ${[first, ...others].join(' ')} else 'skip' end`;
  }).join('\n  ')}
  else 'skip' end`;

/**
 * The leads of a business in its pipeline at a moment: a row source, of which a statement takes what it needs. Segment,
 * hold and next action have their one definition here, made of the tables in `segments.ts` and `plan.ts`. Until the
 * business lets SDR work, next actions are what they would be with every channel.
 */
export function pipelineOf(businessId: string, config: SdrConfig, at: Date) {
  const may = (allowed: boolean) => sql`${allowed || !config.enabled}::boolean`;
  return sql<PipelineLead>`(
    select s.*, ${sql.raw(NEXT)} as next_action from (
      select s.*, ${sql.raw(PLANNED)} as planned from (
        select s.*, ${sql.raw(firstOf(HOLDS))} as hold from (
          select s.*, ${sql.raw(firstOf(SEGMENTS))} as segment from (
            select l.*, c.at, c.touch_gap, c.max_touches,
                   coalesce(t.touches, 0) as touches, coalesce(t.escalations, 0) as escalations,
                   t.last_touch_at, t.deferred_until, t.paused_at, t.manual_review_at,
                   l.status in ('new', 'contacted', 'qualified') as open,
                   coalesce(l.churned_at > c.at - interval '90 days', false) as churned_lately,
                   coalesce(l.trial_started_at <= c.at, false)
                     and coalesce(l.trial_ends_at, l.trial_started_at + interval '30 days') > c.at
                     and coalesce(l.churned_at < l.trial_started_at, true) as in_trial,
                   l.phone is not null and c.may_call as can_call,
                   l.phone is not null and c.may_sms as can_sms,
                   l.email is not null and c.may_email as can_email
              from leads l
              left join sdr_leads t on t.lead_id = l.id
             cross join (select ${at.toISOString()}::timestamptz as at, ${config.max_touches}::integer as max_touches,
                                make_interval(hours => ${config.min_touch_gap_hours}::integer) as touch_gap,
                                ${may(config.auto_call)} as may_call, ${may(config.auto_sms)} as may_sms,
                                ${may(config.auto_email)} as may_email) c
             where l.business_id = ${businessId}) s) s) s) s) s`;
}
