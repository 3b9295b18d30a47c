import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { calledBy } from '#lib/core/call-variables.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { fill } from '#lib/core/template.ts';
import { timeOfDay } from '#lib/core/time.ts';

/** What an agent is told for a thread of texts, and which model speaks for it. */
export interface TextBriefing {
  system: string;
  model: string;
  /** The owner lets the agent answer by itself: `sms_auto_reply` in its metadata, unless it says false. */
  answers: boolean;
}

/** The agent's prompt for texts with the variables of the reference ("Automatic Context Enrichment") filled in. */
export async function briefText(
  tx: Tx,
  text: { business_id: string; agent_id: string; lead_id: string | null; own_number: string },
  now: Date,
): Promise<TextBriefing> {
  const row = await tx
    .selectFrom('agents as a')
    .innerJoin('businesses as b', 'b.id', 'a.business_id')
    .leftJoin('leads as l', (join) => join.on('l.id', '=', text.lead_id))
    .select(['a.sms_prompt', 'a.sms_llm', 'a.model', 'a.metadata', 'a.status', 'b.name as business', 'b.zone'])
    .select(['l.name', 'l.first_name', 'l.score', 'l.status as lead_status', 'l.source'])
    .select(sql<number>`floor(extract(epoch from now() - l.created_at) / 86400)::int`.as('days'))
    .select(sql<number>`(select count(*)::int from calls c where c.lead_id = l.id)`.as('calls'))
    .where('a.id', '=', text.agent_id)
    .executeTakeFirstOrThrow();
  const system = fill(row.sms_prompt, {
    name: row.first_name && row.name ? calledBy(row.name) : null,
    lead_score: row.score,
    lead_status: row.lead_status,
    lead_source: row.source,
    interaction_count: row.calls,
    days_since_first_contact: row.days,
    business_name: row.business,
    business_phone: displayPhone(text.own_number),
    time_of_day: timeOfDay(row.zone, now),
  });
  return {
    system,
    model: row.sms_llm ?? (row.model as { model: string }).model,
    answers: row.status === 'active' && (row.metadata as { sms_auto_reply?: unknown }).sms_auto_reply !== false,
  };
}
