import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { LeadScore } from '#lib/services/conclusions/scoring.ts';
import { emit } from '#lib/services/webhooks/events.ts';

/**
 * Gives a lead the score of an exchange of texts; `lead.scored` fires when it, or its reasons, change. Texts that tell
 * nothing ("ok, thanks") leave the score that a conversation has earned.
 */
export async function recordScore(
  tx: Tx,
  { businessId, leadId, score }: { businessId: string; leadId: string; score: LeadScore },
): Promise<void> {
  const changed = await tx
    .updateTable('leads')
    .set({
      score: score.score,
      score_confidence: score.confidence,
      score_explanation: score.explanation,
      score_factors: jsonb(score.factor_details),
      updated_at: sql`clock_timestamp()`,
    })
    .where('id', '=', leadId)
    .where((eb) =>
      eb.or([
        eb('score', 'is distinct from', score.score),
        eb('score_explanation', 'is distinct from', score.explanation),
      ]),
    )
    .$if(score.factors.length === 0, (query) => query.where('score', 'is', null))
    .returning('id')
    .executeTakeFirst();
  if (!changed) return;
  await emit(tx, {
    businessId,
    type: 'lead.scored',
    subjectId: leadId,
    data: {
      lead_id: leadId,
      score: score.score,
      confidence: score.confidence,
      explanation: score.explanation,
      factors: score.factors,
    },
  });
}
