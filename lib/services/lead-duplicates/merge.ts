import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { DB } from '#lib/adapters/db/db.gen.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { invalid, notFound } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { tellPerson } from '#lib/services/leads/person.ts';
import { getLead } from '#lib/services/leads/read.ts';
import { inheritDistinctions } from './distinguish.ts';
import { MERGE_FIELDS, type MergeField, type MergeLeadsInput, type MergeLeadsOutput } from './schema.ts';

type Lead = Selectable<DB['leads']>;

/** The columns of what is chosen as one. */
const COLUMNS = {
  name: ['name', 'first_name', 'last_name'],
  source: ['source', 'source_url', 'source_page'],
  score: ['score', 'score_confidence', 'score_explanation', 'score_factors'],
} as const satisfies Partial<Record<MergeField, readonly (keyof Lead)[]>>;
const columnsOf = (field: MergeField): readonly (keyof Lead)[] =>
  field in COLUMNS ? COLUMNS[field as keyof typeof COLUMNS] : [field as keyof Lead];

/** Moments of which the later one holds. */
const LATER = ['demo_called_at', 'trial_started_at', 'trial_ends_at', 'last_activity_at', 'churned_at'] as const;

/** What has happened with a lead, and moves with it. Consents and the do-not-call list know addresses, not leads. */
const MOVED = [
  'calls',
  'messages',
  'message_threads',
  'emails',
  'sdr_activity_log',
  'lead_notes',
  'lead_status_changes',
] as const;

/**
 * Makes two leads one, in one transaction: the other's calls, texts, emails, touches, notes and history become the
 * lead's, which keeps its own words where it has any, unless `take` names them.
 */
export async function mergeLeads(
  ctx: Context,
  { id, other_id, take }: z.output<typeof MergeLeadsInput>,
): Promise<z.output<typeof MergeLeadsOutput>> {
  if (id === other_id) throw invalid('other_id', 'must be another lead');
  return inTenant(ctx, async (tx, within) => {
    const [lead, other] = await lockBoth(tx, ctx, id, other_id);
    const changes = merged(lead, other, take);
    await tellPerson(tx, ctx);
    for (const table of MOVED) {
      await sql`update ${sql.table(table)} set lead_id = ${id} where lead_id = ${other_id}`.execute(tx);
    }
    await mergePipeline(tx, id, other_id);
    await inheritDistinctions(tx, id, other_id);
    await tx.deleteFrom('leads').where('id', '=', other_id).execute();
    await tx
      .updateTable('leads')
      .set({ ...changes, score_factors: jsonb(changes.score_factors), updated_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, ctx, {
      businessId: lead.business_id,
      action: 'lead.merged',
      subjectType: 'lead',
      subjectId: id,
      before: { id: other_id, status: other.status, source: other.source },
      after: { taken: take },
    });
    return JSON.parse((await getLead(within, id)).text);
  });
}

/** Both rows, locked in one order whoever asks, so that two merges at once cannot wait for each other. */
async function lockBoth(tx: Tx, ctx: Context, id: string, otherId: string): Promise<[Lead, Lead]> {
  const rows = await tx
    .selectFrom('leads')
    .selectAll()
    .where('id', 'in', [id, otherId])
    .where('business_id', 'in', [...ctx.businesses])
    .orderBy('id')
    .forUpdate()
    .execute();
  const lead = rows.find((row) => row.id === id);
  const other = rows.find((row) => row.id === otherId);
  if (!lead || !other || lead.business_id !== other.business_id) throw notFound('Lead');
  return [lead, other];
}

/** The fields of the one lead that two become. */
function merged(lead: Lead, other: Lead, take: readonly MergeField[]) {
  const tags = [...new Set([...lead.tags, ...other.tags])].sort();
  const changes: Partial<Lead> & Pick<Lead, 'score_factors'> = { tags, score_factors: lead.score_factors };
  for (const field of MERGE_FIELDS) {
    const [first] = columnsOf(field);
    const known = field === 'name' ? lead.first_name : lead[first as keyof Lead];
    const theirs = field === 'name' ? other.first_name : other[first as keyof Lead];
    const wanted = take.includes(field) ? other[first as keyof Lead] !== null : known === null && theirs !== null;
    if (!wanted) continue;
    for (const column of columnsOf(field)) Object.assign(changes, { [column]: other[column] });
  }
  for (const column of LATER) {
    const [latest] = [lead[column], other[column]]
      .filter((at) => at !== null)
      .sort()
      .reverse();
    Object.assign(changes, { [column]: latest ?? null });
  }
  // A number that is not the lead's any more is kept as one that was given.
  const left = changes.phone && changes.phone !== lead.phone ? lead.phone : other.phone;
  const phone = changes.phone ?? lead.phone;
  if (left && left !== phone && !(changes.callback_phone ?? lead.callback_phone)) changes.callback_phone = left;
  return changes;
}

/** How far the pipeline has come with both: what was done counts together, and a pause of either holds. */
async function mergePipeline(tx: Tx, id: string, otherId: string): Promise<void> {
  await sql`
    insert into sdr_leads as s (lead_id, business_id, touches, last_touch_at, deferred_until, paused_at, manual_review_at, escalations)
    select ${id}, o.business_id, o.touches, o.last_touch_at, o.deferred_until, o.paused_at, o.manual_review_at, o.escalations
      from sdr_leads o where o.lead_id = ${otherId}
    on conflict (lead_id) do update set
      touches = s.touches + excluded.touches,
      last_touch_at = greatest(s.last_touch_at, excluded.last_touch_at),
      deferred_until = greatest(s.deferred_until, excluded.deferred_until),
      paused_at = coalesce(s.paused_at, excluded.paused_at),
      manual_review_at = coalesce(s.manual_review_at, excluded.manual_review_at),
      escalations = s.escalations + excluded.escalations`.execute(tx);
}
