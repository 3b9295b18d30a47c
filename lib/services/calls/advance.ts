import { type Selectable, sql } from 'kysely';
import type { CarrierEvent, HangupCause } from '#lib/adapters/carrier/port.ts';
import type { Calls } from '#lib/adapters/db/db.gen.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { emitTo } from '#lib/services/webhooks/events.ts';
import { concludeRequest } from './conclude-request.ts';
import type { CallHook } from './hook.ts';
import type { CallStatus } from './schema.ts';
import { type CallState, isTerminal, transition } from './state.ts';

/**
 * Takes one event of a carrier into a call: the only writer of a status. In one transaction: the event is kept by its
 * id (a repetition does nothing), the state machine moves, words are written down, status hooks and the conclusion are
 * queued. Answers the status that the call now has, or null when there is no such call.
 */
export async function advanceCall(
  ctx: Context,
  callId: string,
  event: CarrierEvent,
  more: { reconciled?: boolean } = {},
): Promise<CallStatus | null> {
  return inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
    if (!call) return null;
    const fresh = await tx
      .insertInto('carrier_events')
      .values({ id: event.id, call_id: callId, business_id: call.business_id, type: event.type })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    const before = stateOf(call);
    if (!fresh) return before.status;
    const after = transition(before, event);
    if (event.type === 'speech' && !isTerminal(before.status)) await writeTurn(tx, call, event);
    if (event.type === 'forwarded')
      await tx.updateTable('calls').set({ forwarded_to: event.to }).where('id', '=', callId).execute();
    if (after === before) return before.status;
    await writeState(tx, call, after, more);
    if (event.type === 'ended') {
      const wait = event.reportWithinMs;
      await enqueue(
        tx,
        concludeRequest,
        { business_id: call.business_id, call_id: callId },
        wait ? { startAt: new Date(Date.now() + wait) } : {},
      );
    }
    return after.status;
  });
}

/** Writes how a call now stands, and tells the hooks that asked for it when its status is another. */
export async function writeState(
  tx: Tx,
  call: CallColumns,
  after: CallState,
  more: { reconciled?: boolean } = {},
): Promise<void> {
  await tx
    .updateTable('calls')
    .set({
      status: after.status,
      started_at: after.startedAt,
      answered_at: after.answeredAt,
      ended_at: after.endedAt,
      duration: after.duration,
      ended_reason: after.endedReason,
      hangup_cause: after.hangupCause,
      ...(more.reconciled ? { reconciled: true } : {}),
    })
    .where('id', '=', call.id)
    .execute();
  if (after.status !== call.status) await tellOfStatus(tx, call, after);
}

/** What of a call its state and its hooks are made of. */
export type CallColumns = Pick<
  Selectable<Calls>,
  | 'id'
  | 'business_id'
  | 'direction'
  | 'status'
  | 'started_at'
  | 'answered_at'
  | 'ended_at'
  | 'duration'
  | 'ended_reason'
  | 'hangup_cause'
  | 'hangup_asked_at'
  | 'from_number'
  | 'to_number'
  | 'webhook_url'
  | 'call_status_webhook'
>;

export const stateOf = (call: CallColumns): CallState => ({
  status: call.status,
  startedAt: call.started_at,
  answeredAt: call.answered_at,
  endedAt: call.ended_at,
  duration: call.duration,
  endedReason: call.ended_reason,
  hangupCause: call.hangup_cause as HangupCause | null,
  hangupAsked: call.hangup_asked_at !== null,
});

async function writeTurn(tx: Tx, call: CallColumns, event: Extract<CarrierEvent, { type: 'speech' }>): Promise<void> {
  await tx
    .insertInto('call_turns')
    .values({
      call_id: call.id,
      business_id: call.business_id,
      index: sql<number>`(select coalesce(max(t.index), -1) + 1 from call_turns t where t.call_id = ${call.id})`,
      speaker: event.speaker,
      text: event.text,
      start_ms: event.startMs,
      end_ms: event.endMs,
      details: jsonb(event.details ?? {}),
    })
    .execute();
}

/** The status hook of the call, if it has one; and `call.failed` to its own webhook when nobody was reached. */
async function tellOfStatus(tx: Tx, call: CallColumns, after: CallState): Promise<void> {
  const hook = call.call_status_webhook as CallHook | null;
  if (hook) {
    await emitTo(tx, {
      businessId: call.business_id,
      type: 'call.status',
      subjectId: call.id,
      data: {
        call_id: call.id,
        status: after.status,
        direction: call.direction,
        from: call.from_number,
        to: call.to_number,
      },
      target: 'call_status',
      ...hook,
    });
  }
  if (call.webhook_url && isTerminal(after.status) && after.status !== 'completed') {
    await emitTo(tx, {
      businessId: call.business_id,
      type: 'call.failed',
      subjectId: call.id,
      data: { call_id: call.id, status: 'failed', error: after.status.replace('-', '_') },
      target: 'call',
      url: call.webhook_url,
      method: 'POST',
      headers: [],
    });
  }
}
