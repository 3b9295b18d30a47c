import { z } from 'zod';
import { limit } from '#lib/core/page.ts';
import { LeadDetail, LeadRow } from '#lib/services/leads/schema.ts';

/** What two leads have in common. */
export const LIKENESSES = ['email', 'number', 'name'] as const;

export const ListDuplicatesInput = z.object({ business_id: z.guid().optional(), limit: limit(20, 100) });
export const DuplicatePair = z
  .object({
    same: z
      .enum(LIKENESSES)
      .describe(
        '`email`: the same address; `number`: one gave the number of the other; `name`: the same name, and numbers that end alike.',
      ),
    leads: z.array(LeadRow).describe('Two leads, the older one first.'),
  })
  .meta({ id: 'DuplicateLeads' });
export type DuplicatePair = z.output<typeof DuplicatePair>;
export const ListDuplicatesOutput = z.object({
  duplicates: z.array(DuplicatePair),
  has_more: z.boolean().describe('There are others: they are listed when these are merged.'),
});

export const DistinctLeadsInput = z.object({ id: z.guid(), other_id: z.guid() });
export const DistinctLeadsOutput = z.object({ success: z.literal(true) });

/** What is chosen between two leads: the rest is kept where it is known. */
export const MERGE_FIELDS = [
  'name',
  'phone',
  'email',
  'status',
  'source',
  'agent_id',
  'callback_phone',
  'message',
  'notes',
  'address',
  'city',
  'state',
  'zip',
  'event_date',
  'event_type',
  'score',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

export const MergeLeadsInput = z.object({
  id: z.guid().describe('The lead that stays.'),
  other_id: z.guid().describe('The lead that becomes part of it.'),
  take: z
    .array(z.enum(MERGE_FIELDS))
    .max(MERGE_FIELDS.length)
    .default([])
    .describe(
      'What is taken from the other lead though the first one has its own. What the first one lacks is always taken.',
    ),
});
export const MergeLeadsOutput = LeadDetail;
