import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

/** How a business stands with its payments. */
export const PLANS = ['trial', 'subscribed', 'overdue', 'trial_over', 'unpaid', 'canceled'] as const;
export type Plan = (typeof PLANS)[number];

export const BillingInput = z.object({
  business_id: z.guid().optional().describe('Needed when several businesses are in reach.'),
});

export const BillingOutput = z
  .object({
    business_id: z.guid(),
    configured: z
      .boolean()
      .describe('Whether this installation takes payments. Where it does not, nothing is charged and nothing stops.'),
    test_mode: z.boolean().describe('Payments are those of the provider’s test mode: no money moves.'),
    plan: z
      .enum(PLANS)
      .describe(
        '`overdue`: a payment failed, and is borne for a week. `trial_over`, `unpaid` and `canceled`: what goes out is stopped.',
      ),
    outbound: z
      .boolean()
      .describe(
        'Calls, texts and emails may go out; else they answer 402 `payment_required`. Incoming calls are answered.',
      ),
    until: isoTime
      .nullable()
      .describe('The end of the trial, of the paid period, or of the week of an overdue payment.'),
    cancels_at: isoTime.nullable().describe('Set when the subscription ends then by itself.'),
    payment_method: z.boolean().describe('There is a card, or another way to collect.'),
    usage: z.object({
      start: isoTime.describe('The begin of the period that is paid for; of the month, where there is none.'),
      seconds: z.number().int().describe('Of conversation since then.'),
    }),
  })
  .meta({ id: 'Billing' });
export type Billing = z.output<typeof BillingOutput>;

export const PageOutput = z.object({ url: z.url().describe('A page of the payment provider: open it in a browser.') });

export const InvoiceOutput = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    status: z.enum(['open', 'paid', 'uncollectible', 'void']),
    total: z.number().int().describe('In the smallest unit of the currency: cents of a dollar.'),
    currency: z.string().describe('ISO 4217, in lower case.'),
    created_at: isoTime,
    url: z.string().nullable().describe('Where the invoice can be read, and paid.'),
  })
  .meta({ id: 'Invoice' });
export type Invoice = z.output<typeof InvoiceOutput>;
export const InvoicesOutput = z.object({ invoices: z.array(InvoiceOutput) });
