import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Extraction } from '#lib/adapters/model/port.ts';
import { type Scored, withdrawScore } from '#lib/services/leads/score.ts';
import { scoreOf } from './understand.ts';

/** Calls looked at for a score that is left; older ones tell too little of what somebody wants now. */
const MOST = 10;

/** After a call was deleted: what its lead's score owed to it goes with it. */
export async function rescoreWithout(tx: Tx, call: { id: string; lead_id: string | null }): Promise<void> {
  if (call.lead_id) await withdrawScore(tx, call.lead_id, call.id, await latestScore(tx, call.lead_id));
}

/** The score of the lead's latest call that tells something. */
async function latestScore(tx: Tx, leadId: string): Promise<Scored | null> {
  const calls = await tx
    .selectFrom('calls')
    .select(['id', 'business_id', 'extraction'])
    .where('lead_id', '=', leadId)
    .where('extraction', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute();
  for (const call of calls) {
    const turns = await tx
      .selectFrom('call_turns')
      .select(['speaker', 'text', 'index'])
      .where('call_id', '=', call.id)
      .orderBy('index')
      .execute();
    const score = scoreOf(turns, call.extraction as Extraction);
    if (score.factors.length > 0) {
      return { businessId: call.business_id, leadId, score, conversationId: call.id, callId: call.id };
    }
  }
  return null;
}
