import type { CallReport } from '#lib/adapters/carrier/port.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { displayPhone } from '#lib/core/phone.ts';

/** The words as they were really said; notes of what happened beside them are ours, and stay in their places. */
export async function rewriteTurns(
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
  speaker: 'note' as const,
  text: forwardedText(to),
  start_ms: at,
  end_ms: at,
  details: {},
});

export const forwardedText = (to: string): string => `Put through to ${displayPhone(to)}`;
