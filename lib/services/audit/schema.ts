import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';

export const AuditEntry = z
  .object({
    id: z.guid(),
    business_id: z.guid(),
    actor_kind: z.enum(['person', 'key', 'system', 'public']),
    actor_id: z.string().nullable().describe('The account of a person, the id of an API key, or the job.'),
    action: z.string().describe('`subject.verb`: `agent.prompt_changed`.'),
    subject_type: z.string(),
    subject_id: z.string(),
    before: z.json().nullable(),
    after: z.json().nullable(),
    reason: z.string().nullable(),
    request_id: z.string(),
    created_at: isoTime,
  })
  .meta({ id: 'AuditEntry' });

export const ListAuditInput = z.object({
  business_id: z.guid().optional(),
  action: z.string().max(100).optional(),
  subject_id: z.string().max(100).optional(),
  limit: limit(50, 200),
  after: after.optional(),
});
export const ListAuditOutput = z.object({ entries: z.array(AuditEntry), ...pageTail });
