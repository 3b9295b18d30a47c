import { sql } from 'kysely';
import type { CallReport } from '#lib/adapters/carrier/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { stateOf, writeState } from './advance.ts';
import { concludeRequest } from './conclude-request.ts';
import { completeLate } from './late-report.ts';
import { rewriteTurns } from './reported-turns.ts';
import { settle } from './state.ts';

/**
 * Takes a carrier's report of a call that is over, once: its words replace those that were heard live, its times are the
 * call's, what it collected is kept for the conclusion, which follows. To a call that was concluded without it, it only
 * adds what is absent (`late-report.ts`).
 */
export async function takeReport(
  ctx: Context,
  callId: string,
  report: CallReport,
  more: { reconciled?: boolean } = {},
): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const call = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst();
    if (!call || call.reported_at !== null) return;
    if (call.concluded_at !== null) return completeLate(tx, call, report);
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
