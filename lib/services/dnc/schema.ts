import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput, phoneInQuery } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';

export const DncEntry = z
  .object({
    id: z.guid(),
    phone: z.string(),
    reason: z.string().nullable(),
    source: z.string().describe('`manual`; `call` or `text` when the person asked for it on the phone or in writing.'),
    business_id: z.guid(),
    created_at: isoTime,
  })
  .meta({ id: 'DncEntry' });
export const ListDncInput = z.object({
  business_id: z.guid().optional(),
  search: z.string().trim().min(1).max(64).optional().describe('A number or part of one.'),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListDncOutput = z.object({ entries: z.array(DncEntry), ...pageTail });
export const AddDncInput = z.object({
  business_id: z.guid().optional(),
  phone: phoneInput,
  reason: z.string().max(500).optional(),
});
export const RemoveDncInput = z.object({
  business_id: z.guid().optional(),
  phone: phoneInQuery,
});
