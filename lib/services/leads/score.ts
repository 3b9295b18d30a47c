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
export async function recordScore(tx: Tx, scored: Scored): Promise<void> {
  const { businessId, leadId, score } = scored;
  const before = await lockLead(tx, leadId);
  if (!before || (score.factors.length === 0 && before.score !== null)) return;
  if (before.score === score.score && before.score_explanation === score.explanation) return;
  await write(tx, scored);
  const { threshold } = await settingOf(tx, businessId, 'hot_lead');
  const hot = (value: number | null) => value !== null && threshold !== null && value >= threshold;
  if (!hot(before.score) && hot(score.score)) await tellOfHotLead(tx, scored, before);
}

/**
 * Takes back what a lead's score owes to a call that is deleted: the lead is scored anew by the latest conversation that
 * is left, or by none. A score that was made of another conversation stays.
 */
export async function withdrawScore(tx: Tx, leadId: string, callId: string, left: Scored | null): Promise<void> {
  const before = await lockLead(tx, leadId);
  const factors = (before?.score_factors ?? []) as { call_id?: string }[];
  if (!factors.some(({ call_id }) => call_id === callId)) return;
  if (left) return write(tx, left);
  await tx
    .updateTable('leads')
    .set({ ...NO_SCORE, updated_at: sql`clock_timestamp()` })
    .where('id', '=', leadId)
    .execute();
}

const NO_SCORE = { score: null, score_confidence: null, score_explanation: null, score_factors: jsonb([]) };

const lockLead = (tx: Tx, id: string) =>
  tx
    .selectFrom('leads')
    .select(['name', 'phone', 'score', 'score_explanation', 'score_factors'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

async function write(tx: Tx, { businessId, leadId, score, callId }: Scored): Promise<void> {
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
}

const tellOfHotLead = (
  tx: Tx,
  scored: Scored,
  { name, phone }: { name: string; phone: string | null },
): Promise<void> =>
  notifyOwner(tx, {
    businessId: scored.businessId,
    kind: 'hot_lead',
    subjectId: scored.leadId,
    occasion: scored.conversationId,
    title: `Hot lead: ${name} (${scored.score.score})`,
    lines: [
      scored.score.explanation,
      ...scored.score.factor_details.slice(0, 3).map(({ factor, sentence }) => `${factorLabel(factor)}: “${sentence}”`),
      ...(phone ? [`Call ${phone}`] : []),
    ],
    path: `/b/${scored.businessId}/leads/${scored.leadId}`,
  });
