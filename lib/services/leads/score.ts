import { sql } from 'kysely';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { factorLabel } from '#lib/services/conclusions/schema.ts';
import type { LeadScore } from '#lib/services/conclusions/scoring.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import { settingOf } from '#lib/services/notices/settings.ts';
import { emit } from '#lib/services/webhooks/events.ts';

/** A conversation, on the phone or by text, that says what its lead is worth. */
export interface Scored {
  businessId: string;
  leadId: string;
  score: LeadScore;
  /** The call or text that it was made of: sets one rise of a score apart from the next. */
  conversationId: string;
  /** The call in which the cited sentences stand. */
  callId?: string;
}

/**
 * Gives a lead the score of its latest conversation; `lead.scored` fires when it, or its reasons, change. A conversation
 * that tells nothing leaves what an earlier one has earned. The owner hears of a lead when it becomes hot.
 */
export async function recordScore(
  tx: Tx,
  { businessId, leadId, score, conversationId, callId }: Scored,
): Promise<void> {
  const before = await tx
    .selectFrom('leads')
    .select(['name', 'phone', 'score', 'score_explanation'])
    .where('id', '=', leadId)
    .forUpdate()
    .executeTakeFirst();
  if (!before || (score.factors.length === 0 && before.score !== null)) return;
  if (before.score === score.score && before.score_explanation === score.explanation) return;
  const factors = callId
    ? score.factor_details.map((factor) => ({ ...factor, call_id: callId }))
    : score.factor_details;
  await tx
    .updateTable('leads')
    .set({
      score: score.score,
      score_confidence: score.confidence,
      score_explanation: score.explanation,
      score_factors: jsonb(factors),
      updated_at: sql`clock_timestamp()`,
    })
    .where('id', '=', leadId)
    .execute();
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
  const { threshold } = await settingOf(tx, businessId, 'hot_lead');
  const hot = (value: number | null) => value !== null && threshold !== null && value >= threshold;
  if (hot(before.score) || !hot(score.score)) return;
  await notifyOwner(tx, {
    businessId,
    kind: 'hot_lead',
    subjectId: leadId,
    occasion: conversationId,
    title: `Hot lead: ${before.name} (${score.score})`,
    lines: [
      score.explanation,
      ...score.factor_details.slice(0, 3).map(({ factor, sentence }) => `${factorLabel(factor)}: “${sentence}”`),
      ...(before.phone ? [`Call ${before.phone}`] : []),
    ],
    path: `/b/${businessId}/leads/${leadId}`,
  });
}
