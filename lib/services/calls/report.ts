import { sql } from 'kysely';
import type { CallReport } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { stateOf, writeState } from './advance.ts';
import { concludeRequest } from './conclude-request.ts';
import { settle } from './state.ts';

/**
 * Takes a carrier's report of a call that is over, once: its words replace those that were heard live, its times are the
 * call's, what it collected is kept for the conclusion, which follows. A call that was concluded without it stays as it is.
 */
export async function takeReport(
  ctx: Context,
  callId: string,
  report: CallReport,
  more: { reconciled?: boolean } = {},
): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
    if (!call || call.reported_at !== null || call.concluded_at !== null) return;
    await rewriteTurns(tx, call, report);
    await writeState(tx, call, settle(stateOf(call), report), call.ended_at === null ? more : {});
    await tx
      .updateTable('calls')
      .set({
        reported_at: sql`clock_timestamp()`,
        collected: jsonb(report.collected),
        ...(report.forwardedTo ? { forwarded_to: report.forwardedTo } : {}),
      })
      .where('id', '=', callId)
      .execute();
    await enqueue(tx, concludeRequest, { business_id: call.business_id, call_id: callId });
  });
}

/** The words as they were really said; notes of what happened beside them are ours, and stay in their places. */
async function rewriteTurns(
  tx: Tx,
  call: { id: string; business_id: string },
  { turns, forwardedTo }: CallReport,
): Promise<void> {
  if (turns.length === 0) return;
  const kept = await tx
    .deleteFrom('call_turns')
    .where('call_id', '=', call.id)
    .returning(['index', 'speaker', 'text', 'start_ms', 'end_ms', 'details'])
    .execute();
  const last = turns.at(-1)?.endMs ?? 0;
  const notes = kept.filter((turn) => turn.speaker === 'note').sort((a, b) => a.index - b.index);
  // News of it may have come when the call was over already, and left no note.
  const told = forwardedTo !== null && notes.some(({ text }) => text === forwardedText(forwardedTo));
  const untold = forwardedTo !== null && !told ? [forwardNote(forwardedTo, last)] : [];
  const rows = [
    ...turns.map(({ speaker, text, startMs, endMs }) => ({
      speaker,
      text,
      start_ms: startMs,
      end_ms: endMs,
      details: {},
    })),
    ...notes,
    ...untold,
  ].sort((a, b) => a.start_ms - b.start_ms);
  await tx
    .insertInto('call_turns')
    .values(
      rows.map(({ speaker, text, start_ms, end_ms, details }, index) => ({
        call_id: call.id,
        business_id: call.business_id,
        index,
        speaker,
        text,
        start_ms,
        end_ms,
        details: jsonb(details),
      })),
    )
    .execute();
}

const forwardNote = (to: string, at: number) => ({
  speaker: 'note',
  text: forwardedText(to),
  start_ms: at,
  end_ms: at,
  details: {},
});

export const forwardedText = (to: string): string => `Put through to ${displayPhone(to)}`;
