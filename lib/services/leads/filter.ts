import type { z } from 'zod';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { cleanPhone } from '#lib/core/e164.ts';
import type { Cursor } from '#lib/core/page.ts';
import { rangeEnd } from '#lib/core/time.ts';
import type { ExportLeadsInput } from './schema.ts';

export type LeadFilters = Omit<z.output<typeof ExportLeadsInput>, 'sort'>;

// As an array, what was found is looked up by its ids; as a sub-select it is looked for along the whole list.
const FOUND = `r.id = any (array(select app.search_leads($1::uuid[], ($?::text[])[1], ($?::text[])[2]::timestamptz,
  ($?::text[])[3]::uuid, ($?::text[])[4]::integer)))`;

/** The businesses that a request about leads means. */
export function leadBusinesses(ctx: Context, { business_id }: LeadFilters): readonly string[] {
  return business_id ? [requireBusiness(ctx, business_id)] : ctx.businesses;
}

/**
 * Filters as conditions over `leads r`, where `$1` are the businesses: columns that equal a value, and the rest. With a
 * `page` a search looks for no more than that page needs.
 */
export function leadConditions(filters: LeadFilters, page?: { limit: number; after: Cursor | undefined }) {
  const { ids, status, source, agent_id, email, phone, score, tag, date_from, date_to, search } = filters;
  const others = [ids, status, source, agent_id, email, phone, score, tag, date_from, date_to];
  // The newest that match fill the page; where a filter may drop some of them, all that match are asked for.
  const most = page && others.every((filter) => filter === undefined) ? page.limit + 1 : null;
  return {
    where: {
      status,
      source,
      agent_id,
      score_band: score,
      phone: phone === undefined ? undefined : cleanPhone(phone.replace(/^ /, '+')),
      email: email?.toLowerCase(),
    },
    and: [
      ['r.id = any ($?::uuid[])', ids],
      // The first half is what the index of tagged leads says.
      ["r.tags <> '{}' and $? = any (r.tags)", tag],
      ['r.created_at >= $?::timestamptz', date_from],
      ['r.created_at < $?::timestamptz', date_to && rangeEnd(date_to)],
      [FOUND, search && [search, page?.after?.createdAt ?? null, page?.after?.id ?? null, most]],
    ] as const,
  };
}
