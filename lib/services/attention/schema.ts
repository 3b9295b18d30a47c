import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

/** What can wait for a person. The first six can be put away; the others end where they are decided. */
export const ATTENTION_KINDS = [
  'hot_lead',
  'question',
  'missed_call',
  'failed_call',
  'webhook',
  'model',
  'email_approval',
  'sdr_review',
] as const;
const Dismissible = z.enum(['hot_lead', 'question', 'missed_call', 'failed_call', 'webhook', 'model']);

export const AttentionItem = z
  .object({
    kind: z.enum(ATTENTION_KINDS),
    subject: z.string().describe('The id of a lead or call, the words of a question, the address of a webhook, a day.'),
    title: z.string().nullable().describe('Who or what; null: a number was withheld.'),
    detail: z
      .string()
      .nullable()
      .describe('Why: how a call ended, what a webhook answered, what kept the model from answering.'),
    score: z.number().int().nullable(),
    count: z
      .number()
      .int()
      .describe('How often: calls with the same question, deliveries to the same address, failures of a day.'),
    call_id: z.guid().nullable().describe('The latest call that it comes from.'),
    agent_id: z.guid().nullable().describe('Whom a question was asked.'),
    at: isoTime.describe('The latest time.'),
  })
  .meta({ id: 'AttentionItem' });
export type AttentionItem = z.output<typeof AttentionItem>;

export const AttentionInput = z.object({ business_id: z.guid().optional() });
export const AttentionOutput = z.object({
  items: z.array(AttentionItem).describe('At most five of each kind, the newest first.'),
  totals: z.object(Object.fromEntries(ATTENTION_KINDS.map((kind) => [kind, z.number().int()])) as Totals),
});
type Totals = Record<(typeof ATTENTION_KINDS)[number], z.ZodInt | z.ZodNumber>;
export type Attention = z.output<typeof AttentionOutput>;

export const AttentionDoneInput = z.object({
  business_id: z.guid().optional(),
  kind: Dismissible,
  subject: z.string().min(1).max(500),
});
export const AttentionDoneOutput = z.object({ success: z.literal(true) });
