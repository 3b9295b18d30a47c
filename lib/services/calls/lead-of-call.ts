import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { recordScore } from '#lib/services/leads/score.ts';
import { fileLead } from '#lib/services/leads/write.ts';
import type { Subject } from './subject.ts';
import type { Understanding } from './understand.ts';

/**
 * The lead that a call belongs to. An inbound call creates or completes one; an outbound call completes the one it was
 * placed for, and creates one when the person told who they are. The caller's own number is the lead's phone; another
 * number that was given is kept as `callback_phone`.
 */
export async function leadOf(
  tx: Tx,
  call: Subject['call'],
  understanding: Understanding | null,
): Promise<string | null> {
  const answered = call.answered_at !== null && call.ended_reason !== 'voicemail';
  const inbound = call.direction === 'inbound';
  const known = understanding?.extraction;
  if (!answered || (!inbound && !call.lead_id && !known?.name && !known?.email)) {
    return call.lead_id;
  }
  const theirs = inbound ? call.from_number : call.to_number;
  const phone = theirs?.startsWith('+') ? theirs : undefined;
  const { id } = await fileLead(tx, {
    businessId: call.business_id,
    agentId: call.agent_id,
    source: inbound ? 'inbound_call' : 'outbound_call',
    onlyGaps: true,
    leadId: call.lead_id,
    fields: {
      phone,
      name: known?.name ?? call.name ?? undefined,
      email: known?.email ?? undefined,
      callback_phone: known?.phone && known.phone !== phone ? known.phone : undefined,
      message: known?.reason ?? undefined,
    },
  });
  await tx
    .updateTable('leads')
    .set({
      last_activity_at: call.ended_at,
      ...(inbound ? {} : { status: sql`case when status = 'new' then 'contacted' else status end` }),
    })
    .where('id', '=', id)
    .execute();
  if (understanding) {
    await recordScore(tx, {
      businessId: call.business_id,
      leadId: id,
      score: understanding.score,
      conversationId: call.id,
      callId: call.id,
    });
  }
  return id;
}
