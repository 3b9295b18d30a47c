import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime, timeInput } from '#lib/core/time.ts';

export const BalanceOutput = z.object({
  businesses: z.array(
    z.object({
      business_id: z.guid(),
      minutes_used: z
        .number()
        .int()
        .describe('Of conversation since `period_start`: all seconds together, rounded up to whole minutes once.'),
      phone_numbers: z.number().int(),
      subscription_status: z.enum(['trialing', 'active', 'past_due', 'canceled']),
      trial_ends_at: isoTime.nullable().describe('null once the trial has become a subscription.'),
      period_start: isoTime.describe("The first of the month, at midnight in the business's zone."),
    }),
  ),
});

export const UsageEntry = z
  .object({
    id: z.guid(),
    endpoint: z.string().meta({ example: '/v1/calls' }),
    method: z.string(),
    status_code: z.number().int(),
    call_id: z.guid().nullable().describe('The call that the request placed.'),
    cost_cents: z
      .number()
      .int()
      .nullable()
      .describe('What that call cost, in whole US cents; null until it is concluded.'),
    created_at: isoTime,
  })
  .meta({ id: 'UsageEntry' });

/** A day means all of it: `end=2026-02-15` ends with that day (UTC). */
const endInput = timeInput.transform((time) =>
  /^\d{4}-\d{2}-\d{2}$/.test(time) ? new Date(Date.parse(time) + 86_400_000).toISOString() : time,
);

export const ListUsageInput = z.object({
  start: timeInput.optional(),
  end: endInput.optional(),
  limit: limit(100, 500),
  after: after.optional(),
});
export const ListUsageOutput = z.object({ usage: z.array(UsageEntry), ...pageTail });
