import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime, rangeEnd, timeInput } from '#lib/core/time.ts';

export const BalanceInput = z.object({ business_id: z.guid().optional() });
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
    key_id: z.guid().describe('The key that it was made with.'),
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

/** What became of a request: answered below 400, with 4xx, or with 5xx. */
const OUTCOMES = ['ok', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ListUsageInput = z.object({
  business_id: z.guid().optional(),
  start: timeInput.optional(),
  end: timeInput.transform(rangeEnd).optional().describe('Before; a day includes all of it (UTC).'),
  key_id: z.guid().optional().describe('Requests of this key only.'),
  outcome: z.enum(OUTCOMES).optional().describe('`refused`: answered with 4xx. `failed`: answered with 5xx.'),
  limit: limit(100, 500),
  after: after.optional(),
});
export const ListUsageOutput = z.object({ usage: z.array(UsageEntry), ...pageTail });

/** What a business has used of its month, and what that cost; for the billing page. Amounts are micro-USD. */
export interface Spending {
  /** The first of the month and of the next, at midnight in the business's zone. */
  start: string;
  end: string;
  /** Seconds of conversation. */
  seconds: number;
  texts: number;
  micros: number;
  components: { component: string; unit: string; quantity: number; micros: number }[];
}

/** Requests of one key on one day of the business (YYYY-MM-DD). `refused`: 4xx, `failed`: 5xx. */
export interface RequestDay {
  day: string;
  key_id: string;
  requests: number;
  refused: number;
  failed: number;
}
