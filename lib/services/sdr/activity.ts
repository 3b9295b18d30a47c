import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { ActivityInput, ActivityOutput } from './schema.ts';

/** The tables that carry a touch out. */
export const CARRIED = `left join calls c on c.id = r.call_id left join messages m on m.id = r.message_id
  left join emails e on e.id = r.email_id`;

/**
 * What came of a touch: read from what carries it out, so that it is never behind. What is gone by its retention period
 * is done.
 */
export const OUTCOME = `case
  when c.id is not null then case
    when c.ended_at is null then 'pending'
    when c.status = 'completed' then case c.ended_reason when 'voicemail' then 'voicemail' else 'answered' end
    when c.status = 'no-answer' then 'no_answer' else c.status end
  when m.id is not null then case
    when exists (select from messages a where a.business_id = r.business_id and a.contact = m.contact and a.direction = 'inbound' and a.created_at > m.created_at)
      then 'replied'
    when m.status = 'queued' then 'pending' when m.status = 'undelivered' then 'failed' else m.status end
  when e.id is not null then case
    when e.status in ('pending_approval', 'approved', 'sending') then 'pending' when e.status = 'rejected' then 'canceled'
    else e.status end
  else 'done' end`;

/** The activity log, newest first. */
export async function listActivity(
  ctx: Context,
  input: z.output<typeof ActivityInput>,
): Promise<Json<typeof ActivityOutput>> {
  return readPage(ctx, {
    name: 'activity',
    table: 'sdr_activity_log',
    columns: `r.id, r.lead_id, l.name as lead_name, r.action, r.segment, r.touch, ${OUTCOME} as outcome, r.detail, r.run_id,
      r.call_id, r.message_id, r.email_id, app.iso(r.created_at) as created_at`,
    joins: `join leads l on l.id = r.lead_id ${CARRIED}`,
    businesses: [requireBusiness(ctx, input.businessId)],
    where: { lead_id: input.leadId },
    limit: input.limit,
    after: input.after,
  });
}
