import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import type { Run } from './begin-run.ts';
import { logActivity } from './dispatch.ts';
import type { SegmentName } from './segments.ts';

/** Leaves leads to a person, and logs it. Answers those that nobody had put on manual review or paused meanwhile. */
export async function escalate<L extends { id: string; segment: SegmentName }>(
  tx: Tx,
  { businessId, id }: Run,
  leads: readonly L[],
): Promise<L[]> {
  if (leads.length === 0) return [];
  const { rows } = await sql<{ lead_id: string }>`
    insert into sdr_leads as s (lead_id, business_id, manual_review_at, escalations)
    select lead_id, ${businessId}, clock_timestamp(), 1 from unnest(${leads.map((lead) => lead.id).sort()}::uuid[]) lead_id
        on conflict (lead_id) do update set manual_review_at = excluded.manual_review_at, escalations = s.escalations + 1
     where s.manual_review_at is null and s.paused_at is null returning lead_id`.execute(tx);
  const taken = new Set(rows.map(({ lead_id }) => lead_id));
  const escalated = leads.filter((lead) => taken.has(lead.id));
  await logActivity(
    tx,
    businessId,
    escalated.map((lead) => ({
      leadId: lead.id,
      runId: id,
      action: 'escalate',
      segment: lead.segment,
      touch: null,
      detail: 'Put on manual review',
    })),
  );
  return escalated;
}

/** One notice per run, however many leads. */
export const notifyReview = (tx: Tx, businessId: string, runId: string, leads: number): Promise<void> =>
  notifyOwner(tx, {
    businessId,
    kind: 'sdr_manual_review',
    subjectId: runId,
    title: leads === 1 ? 'A lead is left to you' : `${leads.toLocaleString('en')} leads are left to you`,
    lines: ['The pipeline has done what it can. Look at them, then resume them, or close them.'],
    path: `/b/${businessId}/sdr`,
  });
