import { type Selectable, sql } from 'kysely';
import type { CallReport } from '#lib/adapters/carrier/port.ts';
import type { Calls } from '#lib/adapters/db/db.gen.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { stateOf } from './advance.ts';
import { concludeRequest } from './conclude-request.ts';
import { recordJob } from './record.ts';
import { rewriteTurns } from './reported-turns.ts';
import { settle } from './state.ts';

/** A report that is later than this could bring back what was forgotten since. */
const LATEST_MS = DAY_MS;
/** What we say where nobody knew why a call ended. */
const UNKNOWN_ENDS: readonly (string | null)[] = [null, 'unknown', 'carrier-lost-the-call'];

/**
 * Adds what is absent from a call that was concluded before its report came: why it ended, times, words, the recording.
 * Words lead to a second conclusion, which files, scores and charges only what the first could not; nothing that was
 * told is told again, and a status stays.
 */
export async function completeLate(tx: Tx, call: Selectable<Calls>, report: CallReport): Promise<void> {
  if (Date.now() - Date.parse(call.ended_at ?? '') > LATEST_MS) return;
  const { answeredAt, duration } = settle(stateOf(call), report);
  const known = !UNKNOWN_ENDS.includes(call.ended_reason);
  const unheard = report.turns.length > 0 && !(await heardLive(tx, call.id));
  await tx
    .updateTable('calls')
    .set({
      reported_at: sql`clock_timestamp()`,
      collected: jsonb(report.collected),
      ...(known ? {} : { ended_reason: report.ended.reason, hangup_cause: report.ended.cause }),
      ...(call.answered_at === null ? { answered_at: answeredAt } : {}),
      ...(call.duration === null ? { duration } : {}),
      ...(call.forwarded_to === null ? { forwarded_to: report.forwardedTo } : {}),
      ...(unheard ? { concluded_at: null } : {}),
      ...(!unheard && call.recording === 'failed' ? { recording: 'pending' } : {}),
    })
    .where('id', '=', call.id)
    .execute();
  const request = { business_id: call.business_id, call_id: call.id };
  if (unheard) {
    await rewriteTurns(tx, call, report);
    // Lines of no seconds make way for the true ones: a line is written once.
    await tx.deleteFrom('ledger').where('call_id', '=', call.id).where('quantity', '=', 0).execute();
    await enqueue(tx, concludeRequest, request);
  } else if (call.recording === 'failed') await enqueue(tx, recordJob, request, { priority: -1 });
}

async function heardLive(tx: Tx, callId: string): Promise<boolean> {
  const turn = await tx
    .selectFrom('call_turns')
    .select('index')
    .where('call_id', '=', callId)
    .where('speaker', '<>', 'note')
    .executeTakeFirst();
  return turn !== undefined;
}
