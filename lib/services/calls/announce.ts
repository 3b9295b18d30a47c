import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { dollars } from '#lib/core/money.ts';
import { emit, emitTo } from '#lib/services/webhooks/events.ts';
import { SIGN_WHEN_SENT } from '#lib/services/webhooks/recording-link.ts';
import type { CallHook } from './hook.ts';
import { tellOfEnd } from './owner-notice.ts';

/**
 * Tells the world that a call is over and what came of it, once: `call.completed` to the business's webhook and to the
 * call's own, and the post-call hook with everything. Waits for the recording, so that its address can be told.
 */
export async function announce(tx: Tx, callId: string): Promise<void> {
  const call = await tx
    .updateTable('calls')
    .set({ announced_at: sql`clock_timestamp()` })
    .where('id', '=', callId)
    .where('announced_at', 'is', null)
    .where('ended_at', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  if (!call) return;
  const agent = await tx.selectFrom('agents').select('name').where('id', '=', call.agent_id).executeTakeFirstOrThrow();
  await tellOfEnd(tx, { ...call, agentName: agent.name });
  const data = {
    call_id: call.id,
    status: call.status,
    duration: call.duration,
    agent_name: agent.name,
    ended_reason: call.ended_reason,
    recording_url: call.recording === 'ready' ? SIGN_WHEN_SENT : null,
    summary: call.summary,
  } as const;
  const event = { businessId: call.business_id, type: 'call.completed' as const, subjectId: call.id, data };
  if (call.status === 'completed') {
    await emit(tx, event);
    if (call.webhook_url)
      await emitTo(tx, { ...event, target: 'call', url: call.webhook_url, method: 'POST', headers: [] });
  }
  const hook = call.post_call_webhook as CallHook | null;
  if (!hook) return;
  const transcript = await tx.selectFrom('transcripts').select('text').where('call_id', '=', callId).executeTakeFirst();
  const whole = {
    ...data,
    conversation_id: call.conversation_id,
    direction: call.direction,
    lead_id: call.lead_id,
    reconciled: call.reconciled,
    from: call.from_number,
    to: call.to_number,
    transcript: transcript?.text ?? null,
    extraction: call.extraction,
    quality_dimensions: call.quality,
    hangup_cause: call.hangup_cause,
    cost: told(call.cost_micros),
    realtime_cost: told(call.realtime_cost_micros),
    metadata: call.metadata,
    started_at: call.started_at,
    answered_at: call.answered_at,
    ended_at: call.ended_at,
  };
  await emitTo(tx, { ...event, type: 'call.ended', data: whole, target: 'post_call', ...hook });
}

const told = (micros: number | null): number | null => (micros === null ? null : dollars(micros));
