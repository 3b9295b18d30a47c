import type { z } from 'zod';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { forbidden } from '#lib/core/errors.ts';
import { Json } from '#lib/core/operation.ts';
import { grants, ROLE_SCOPES, type Scope } from '#lib/core/scope.ts';
import { HIT_KINDS, type HitKind, type SearchInput, type SearchOutput } from './schema.ts';

/** What one must be allowed to read, to find it. */
const SCOPE_OF: Readonly<Record<HitKind, Scope>> = {
  agent: 'agents:read',
  lead: 'leads:read',
  call: 'calls:read',
  number: 'numbers:read',
};

/** The kinds that a key may read. Every role of a person reads them all. */
function kindsFor({ principal }: Context): HitKind[] {
  const held = principal.kind === 'key' ? principal.scopes : ROLE_SCOPES.viewer;
  return HIT_KINDS.filter((kind) => grants(held, SCOPE_OF[kind]));
}

/** Finds agents, leads, calls and numbers by a few letters. @throws `forbidden` for a key that may read none of them. */
export async function search(ctx: Context, input: z.output<typeof SearchInput>): Promise<Json<typeof SearchOutput>> {
  const businesses = input.business_id ? [requireBusiness(ctx, input.business_id)] : ctx.businesses;
  const kinds = kindsFor(ctx);
  if (kinds.length === 0) throw forbidden('This key may read nothing that could be found.');
  const found = await readJson(ctx, {
    name: 'search',
    text: `select json_build_object('results', coalesce(json_agg(json_build_object(
             'kind', kind, 'id', id, 'business_id', business_id, 'title', title, 'phone', phone, 'status', status,
             'direction', direction, 'at', app.iso(at))), '[]'))::text
             from app.search_everything($1::uuid[], $2::text[], $3, $4)`,
    values: [businesses, kinds, input.q, input.limit],
  });
  return new Json(found as string);
}
