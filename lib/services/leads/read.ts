import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { cleanPhone } from '#lib/core/phone.ts';
import type { LeadDetail, ListLeadsInput, ListLeadsOutput } from './schema.ts';

const ROW = `'id', r.id, 'name', r.name, 'first_name', r.first_name, 'last_name', r.last_name, 'email', r.email, 'phone', r.phone,
  'status', r.status, 'source', r.source, 'score', r.score, 'agent_id', r.agent_id,
  'agent_name', (select a.name from agents a where a.id = r.agent_id), 'business_id', r.business_id,
  'created_at', app.iso(r.created_at), 'updated_at', app.iso(r.updated_at)`;

const DETAIL = `${ROW}, 'callback_phone', r.callback_phone, 'zip', r.zip, 'address', r.address, 'city', r.city, 'state', r.state,
  'source_url', r.source_url, 'source_page', r.source_page, 'notes', r.notes, 'message', r.message,
  'event_date', r.event_date, 'event_type', r.event_type, 'score_confidence', r.score_confidence,
  'score_explanation', r.score_explanation, 'score_factors', r.score_factors`;

export async function listLeads(
  ctx: Context,
  input: z.output<typeof ListLeadsInput>,
): Promise<Json<typeof ListLeadsOutput>> {
  if (input.business_id) requireBusiness(ctx, input.business_id);
  const query = pageQuery({
    name: 'leads',
    table: 'leads',
    json: ROW,
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
    text: `select json_build_object(${DETAIL})::text from leads r where r.id = $1 and r.business_id = any ($2::uuid[])`,
    values: [id, ctx.businesses],
  });
  if (!text) throw notFound('Lead');
  return new Json(text);
}
