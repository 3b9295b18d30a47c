import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { phoneInput } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';

export const Erasure = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    hint: z.string().describe('The last two digits: all that is kept of the number.'),
    status: z.enum(['queued', 'done']),
    receipt: z
      .record(z.string(), z.number().int())
      .nullable()
      .describe('What was removed, by kind, and how many `mentions` were blanked; null until it is done.'),
    requested_by: z.string().nullable(),
    created_at: isoTime,
    done_at: isoTime.nullable(),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.output<typeof Erasure>;

export const ListErasuresInput = z.object({
  business_id: z.guid().optional(),
  limit: limit(20, 100),
  after: after.optional(),
});
export const ListErasuresOutput = z.object({ erasures: z.array(Erasure), ...pageTail });
export const EraseInput = z.object({ business_id: z.guid().optional(), phone: phoneInput });

export const Deletion = z
  .object({
    business_id: z.guid(),
    requested_by: z.string().nullable(),
    requested_at: isoTime,
    delete_after: isoTime.describe('Until then it can be taken back.'),
  })
  .meta({ id: 'BusinessDeletion' });
export type Deletion = z.output<typeof Deletion>;

export const DeletionInput = z.object({ business_id: z.guid().optional() });
export const GetDeletionOutput = z.object({ deletion: Deletion.nullable() });
export const RequestDeletionInput = z.object({
  business_id: z.guid().optional(),
  name: z.string().max(200).describe('The name of the business, as it is written in its settings.'),
});
