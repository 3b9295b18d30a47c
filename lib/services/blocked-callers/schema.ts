import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput, phoneInQuery } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';

export const BlockedCaller = z
  .object({
    id: z.guid(),
    phone: z.string(),
    reason: z.string().nullable(),
    business_id: z.guid(),
    created_at: isoTime,
  })
  .meta({ id: 'BlockedCaller' });
export const ListBlockedInput = z.object({
  business_id: z.guid().optional(),
  limit: limit(50, 100),
  after: after.optional(),
});
export const ListBlockedOutput = z.object({ callers: z.array(BlockedCaller), ...pageTail });
export const BlockInput = z.object({
  business_id: z.guid().optional(),
  phone: phoneInput,
  reason: z.string().max(500).optional(),
});
export const UnblockInput = z.object({
  business_id: z.guid().optional(),
  phone: phoneInQuery,
});
