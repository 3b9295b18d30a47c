import type { z } from 'zod';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { readJson, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { leadBusinesses, leadConditions } from './filter.ts';
import type { LeadDetail, LeadRow, ListLeadsInput, ListLeadsOutput } from './schema.ts';

const ROW = `r.id, r.name, r.first_name, r.last_name, r.email, r.phone, r.status, r.source, r.score, r.tags, r.agent_id,
  a.name as agent_name, r.business_id, app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;

const AGENT = 'left join agents a on a.id = r.agent_id';

const DETAIL = `${ROW}, r.callback_phone, r.zip, r.address, r.city, r.state, r.source_url, r.source_page, r.notes, r.message,
  r.event_date, r.event_type, r.score_confidence, r.score_explanation, r.score_factors`;

export async function listLeads(
  ctx: Context,
  { limit, after, sort, ...filters }: z.output<typeof ListLeadsInput>,
): Promise<Json<typeof ListLeadsOutput>> {
  const ranked = sort === 'score';
  return readPage(ctx, {
    name: 'leads',
    table: 'leads',
    columns: ROW,
    joins: AGENT,
    businesses: leadBusinesses(ctx, filters),
    // What a search finds first is the newest, which may have the lowest score.
    ...leadConditions(filters, ranked ? undefined : { limit, after }),
    limit,
    after,
    rank: ranked ? 'score' : undefined,
  });
}

/** A lead in reach with everything known of it, or 404. */
export async function getLead(ctx: Context, id: string): Promise<Json<typeof LeadDetail>> {
  return readOne(ctx, { what: 'Lead', table: 'leads', columns: DETAIL, joins: AGENT, id });
}

/** Leads in reach by their ids, as a list has them. */
export async function listLeadsById(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, z.output<typeof LeadRow>>> {
  const text = await readJson(ctx, {
    name: 'leads.by id',
    text: `select json_agg(t)::text from (select ${ROW} from leads r ${AGENT} where r.id = any ($1::uuid[]) and r.business_id = any ($2::uuid[])) t`,
    values: [ids, ctx.businesses],
  });
  const leads: z.output<typeof LeadRow>[] = JSON.parse(text ?? '[]');
  return new Map(leads.map((lead) => [lead.id, lead]));
}

/** The business of a lead in reach, or 404. */
export async function requireLead(tx: Tx, ctx: Context, id: string): Promise<{ business_id: string }> {
  const lead = await tx
    .selectFrom('leads')
    .select('business_id')
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .executeTakeFirst();
  if (!lead) throw notFound('Lead');
  return lead;
}
