import { z } from 'zod';
import { isoTime, lookBack } from '#lib/core/time.ts';

const days = lookBack('Look-back period in whole days of the business, today among them');

const business_id = z.guid().optional();
const agent_id = z.guid().optional();
const count = z.number().int();
const rate = (of: string) => z.number().describe(`${of}, in percent with two decimals.`);
const average = z.number().describe('Seconds over all calls.');

const since = { days: count, since: isoTime.describe("Midnight in the business's zone.") };
const calls = z.object({
  total: count,
  completed: count,
  total_duration_seconds: count,
  avg_duration_seconds: average,
});
const leads = z.object({ total: count, converted: count, conversion_rate: rate('Converted of all leads') });

export const CallAnalyticsInput = z.object({
  days,
  group_by: z.enum(['day', 'week']).default('day').describe('Weeks begin on Monday.'),
  agent_id,
  business_id,
});

export const TimelineRow = z.object({
  date: z.string(),
  total: count,
  completed: count,
  total_duration: count,
  avg_duration_seconds: average,
  statuses: z.record(z.string(), count),
});
export type TimelineRow = z.output<typeof TimelineRow>;

export const CallAnalyticsOutput = z.object({
  period: z.object({ ...since, group_by: z.enum(['day', 'week']) }),
  summary: z.object({ total_calls: count, total_duration_seconds: count, avg_duration_seconds: average }),
  timeline: z.array(TimelineRow),
});

export const DashboardInput = z.object({ days, business_id });
export const DashboardOutput = z.object({
  period: z.object(since),
  leads: z.object({
    total: count,
    by_status: z.object({ new: count, contacted: count, qualified: count, converted: count, lost: count }),
    conversion_rate: rate('Qualified and converted of all leads'),
    recent: z.array(
      z.object({ id: z.guid(), name: z.string(), status: z.string(), source: z.string(), created_at: isoTime }),
    ),
  }),
  calls,
  agents: z.object({
    total: count,
    top_by_calls: z.array(
      z.object({ agent_id: z.guid(), name: z.string(), count, total_duration: count, avg_duration: average }),
    ),
  }),
});

export const FUNNEL_STAGES = ['new', 'contacted', 'qualified', 'converted'] as const;

export const FunnelInput = z.object({
  days,
  source: z.string().max(200).optional().describe('Leads of this source only.'),
  agent_id: agent_id.describe('Leads that were filed with this agent only.'),
  business_id,
});
export const FunnelOutput = z.object({
  period: z.object(since),
  total_leads: count,
  lost: count,
  funnel: z.array(
    z.object({
      stage: z.enum(FUNNEL_STAGES),
      count: count.describe('Leads that are in this stage or beyond it.'),
      rate_from_top: rate('Of all leads'),
      dropoff_rate: rate('Of the stage before, those that did not come here'),
    }),
  ),
});

export const AgentAnalyticsInput = z.object({ days, agent_id, business_id });
export const AgentAnalyticsOutput = z.object({
  period: z.object(since),
  agents: z.array(z.object({ agent_id: z.guid(), agent_name: z.string(), calls, leads })),
});

const week = z.object({ start: isoTime, end: isoTime });
const changed = z.number().nullable().describe('In percent with two decimals; null from zero.');

export const WeeklyInput = z.object({ business_id });
export const WeeklyOutput = z.object({
  period: z.object({ this_week: week, last_week: week }),
  calls: z.object({
    this_week: calls,
    last_week: calls,
    change: z.object({ total: changed, completed: changed, avg_duration: changed }),
  }),
  leads: z.object({
    this_week: leads,
    last_week: leads,
    change: z.object({ total: changed, converted: changed }),
  }),
  top_agents: z.array(
    z.object({ agent_id: z.guid(), agent_name: z.string(), total_calls: count, total_duration_seconds: count }),
  ),
});

export const BusinessAnalyticsInput = z.object({ business_id: z.guid().optional(), days });
export const BusinessAnalyticsOutput = z.object({
  period: z.object(since),
  businesses: z.array(z.object({ business_id: z.guid(), business_name: z.string(), calls, leads })),
});

/** Counts of calls, as the pages read them. */
export interface CallSums {
  calls: number;
  completed: number;
  seconds: number;
  /** Over all calls, in whole seconds. */
  averageSeconds: number;
  /** Completed of those that are over, in percent with two decimals. */
  answerRate: number;
}

export interface LeadSums {
  leads: number;
  converted: number;
  /** Converted of all leads, in percent with two decimals. */
  conversionRate: number;
}

export type Sums = CallSums & LeadSums;

/** What the analytics page tells of a period and of the one of the same length before it. */
export interface Report {
  now: Sums;
  before: Sums;
  /** Days without calls are left out. */
  timeline: TimelineRow[];
  timelineBefore: TimelineRow[];
  /** How calls ended, or stand, the commonest first. `share` is in percent. */
  outcomes: { status: string; calls: number; share: number }[];
  funnel: Omit<z.output<typeof FunnelOutput>, 'period'>;
  /** The busiest first. An archived agent is told of while the period has something of it. */
  agents: (Sums & { id: string; name: string; active: boolean })[];
  /** The richest first. `before`: its leads in the period before. */
  sources: (LeadSums & { name: string; before: number })[];
  /** What the report can be narrowed to. */
  choices: { agents: { id: string; name: string }[]; sources: string[] };
}

/** Calls of one hour of the week, on the business's clock. */
export interface HourCount {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  calls: number;
}
