import { sql } from 'kysely';
import { enqueueAll } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { networkOf } from './network.ts';
import { sendJob } from './queue.ts';
import { segmentsOf } from './segments.ts';
import { senderOf } from './sender.ts';
import type { TextPurpose } from './write.ts';

/** A text to a lead, of which a batch has one per number. */
export interface TextToLead {
  leadId: string;
  to: string;
  body: string;
}

/**
 * As `queueSms`, for texts of one agent to many leads: a few statements however many they are. Answers their ids in the
 * same order.
 * @throws `not_found` when the agent has no number to write from.
 */
export async function queueTexts(
  tx: Tx,
  ctx: Context,
  order: { agentId: string; purpose: TextPurpose; texts: readonly TextToLead[] },
): Promise<string[]> {
  if (order.texts.length === 0) return [];
  const sender = await senderOf(ctx, tx, order.agentId);
  const network = networkOf(ctx, sender).name;
  const rows = order.texts.map(({ leadId, to, body }) => ({
    id: newId(),
    thread_id: newId(),
    lead_id: leadId,
    contact: to,
    body,
    segments: segmentsOf(body).segments,
  }));
  await sql`
    with written as (
      insert into messages (id, business_id, agent_id, lead_id, direction, contact, own_number, body, segments, status, purpose, network)
      select id, ${sender.businessId}, ${sender.agentId}, lead_id, 'outbound', contact, ${sender.number}, body, segments, 'queued',
             ${order.purpose}, ${network}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as t (id uuid, lead_id uuid, contact text, body text, segments integer)
      returning id, contact, lead_id, created_at)
    insert into message_threads as t (id, business_id, contact, lead_id, agent_id, last_message_id, last_message_at)
    select r.thread_id, ${sender.businessId}, w.contact, w.lead_id, ${sender.agentId}, w.id, w.created_at
      from written w join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, thread_id uuid) on r.id = w.id
        on conflict (business_id, contact) do update set
           lead_id = excluded.lead_id, agent_id = excluded.agent_id, last_message_id = excluded.last_message_id,
           last_message_at = greatest(excluded.last_message_at, t.last_message_at)`.execute(tx);
  await enqueueAll(
    tx,
    sendJob,
    rows.map(({ id }) => ({ business_id: sender.businessId, message_id: id })),
  );
  return rows.map(({ id }) => id);
}
