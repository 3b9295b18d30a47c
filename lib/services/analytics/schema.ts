import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

/** `days` above 90 is cut to 90 (contract, "Analytics"). */
export const days = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .transform((n) => Math.min(n, 90))
  .default(30)
  .meta({
    description: 'Look-back period in whole days of the business (default 30, maximum 90).',
    override: { type: 'integer', minimum: 1, default: 30 },
  });

const since = { days: z.number().int(), since: isoTime };

export const CallAnalyticsInput = z.object({
  days,
  group_by: z.enum(['day', 'week']).default('day').describe('Weeks begin on Monday.'),
  agent_id: z.uuid().optional(),
  business_id: z.uuid().optional(),
});

export const TimelineRow = z.object({
  date: z.string(),
  total: z.number().int(),
  completed: z.number().int(),
  total_duration: z.number().int(),
  avg_duration_seconds: z.number(),
  statuses: z.record(z.string(), z.number().int()),
});
export type TimelineRow = z.output<typeof TimelineRow>;

export const CallAnalyticsOutput = z.object({
  period: z.object({ ...since, group_by: z.enum(['day', 'week']) }),
  summary: z.object({
    total_calls: z.number().int(),
    total_duration_seconds: z.number().int(),
    avg_duration_seconds: z.number(),
  }),
  timeline: z.array(TimelineRow),
});

export const DashboardInput = z.object({ days, business_id: z.uuid().optional() });
const count = z.number().int();
export const DashboardOutput = z.object({
  period: z.object(since),
  leads: z.object({
    total: count,
    by_status: z.object({ new: count, contacted: count, qualified: count, converted: count, lost: count }),
    conversion_rate: z.number().describe('Qualified and converted of all leads, in percent with two decimals.'),
    recent: z.array(
      z.object({ id: z.uuid(), name: z.string(), status: z.string(), source: z.string(), created_at: isoTime }),
    ),
  }),
  calls: z.object({
    total: count,
    completed: count,
    total_duration_seconds: count,
    avg_duration_seconds: z.number().describe('Over all calls.'),
  }),
  agents: z.object({
    total: count,
    top_by_calls: z.array(
      z.object({ agent_id: z.uuid(), name: z.string(), count, total_duration: count, avg_duration: z.number() }),
    ),
  }),
});
