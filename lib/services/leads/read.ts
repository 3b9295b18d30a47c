import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { cleanPhone } from '#lib/core/phone.ts';
import type { LeadDetail, ListLeadsInput, ListLeadsOutput } from './schema.ts';

const ROW = `r.id, r.name, r.first_name, r.last_name, r.email, r.phone, r.status, r.source, r.score, r.agent_id,
  a.name as agent_name, r.business_id, app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;

const AGENT = 'left join agents a on a.id = r.agent_id';

const DETAIL = `${ROW}, r.callback_phone, r.zip, r.address, r.city, r.state, r.source_url, r.source_page, r.notes, r.message,
  r.event_date, r.event_type, r.score_confidence, r.score_explanation, r.score_factors`;

export async function listLeads(
  ctx: Context,
  input: z.output<typeof ListLeadsInput>,
): Promise<Json<typeof ListLeadsOutput>> {
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const query = pageQuery({
    name: 'leads',
    table: 'leads',
    columns: ROW,
    joins: AGENT,
    businesses: input.business_id ? [input.business_id] : ctx.businesses,
    where: {
      status: input.status,
      source: input.source,
      agent_id: input.agent_id,
      phone: input.phone === undefined ? undefined : cleanPhone(input.phone.replace(/^ /, '+')),
      email: input.email?.toLowerCase(),
    },
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}

/** A lead in reach with everything known of it, or 404. */
export async function getLead(ctx: Context, id: string): Promise<Json<typeof LeadDetail>> {
  const text = await readJson(ctx, {
    name: 'leads.get',
    text: `select row_to_json(t)::text from (select ${DETAIL} from leads r ${AGENT} where r.id = $1 and r.business_id = any ($2::uuid[])) t`,
    values: [id, ctx.businesses],
  });
  if (!text) throw notFound('Lead');
  return new Json(text);
}
