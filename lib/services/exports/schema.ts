import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

export const Export = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    status: z.enum(['queued', 'running', 'ready', 'failed', 'expired']),
    progress: z.number().int().describe('Percent.'),
    bytes: z.number().int().nullable(),
    rows: z.number().int().nullable(),
    requested_by: z.string().nullable(),
    created_at: isoTime,
    finished_at: isoTime.nullable(),
    expires_at: isoTime.nullable().describe('Kept until then.'),
    url: z.string().nullable().describe('The archive, for an hour; read again for a new address.'),
  })
  .meta({ id: 'Export' });
export type Export = z.output<typeof Export>;

export const ListExportsInput = z.object({
  business_id: z.guid().optional(),
  limit: limit(10, 50),
  after: after.optional(),
});
export const ListExportsOutput = z.object({ exports: z.array(Export), ...pageTail });
export type ListExportsOutput = z.output<typeof ListExportsOutput>;
export const RequestExportInput = z.object({ business_id: z.guid().optional() });
