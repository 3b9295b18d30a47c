import type { z } from 'zod';
import { pageQuery } from '#lib/adapters/db/page-query.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context } from '#lib/core/context.ts';
import { Json } from '#lib/core/operation.ts';
import type { ListUsageInput, ListUsageOutput } from './schema.ts';

/** What a call cost, from its ledger lines: one row, null where nothing has been charged yet. */
const COST = `left join lateral (
  select round(sum(l.amount_micros) / 10000.0)::int as cents from ledger l where l.call_id = r.call_id) cost on true`;

/** The requests made with the keys of the caller's account, in the businesses in reach. Those of a browser are not kept. */
export async function listUsage(
  ctx: Context,
  input: z.output<typeof ListUsageInput>,
): Promise<Json<typeof ListUsageOutput>> {
  const query = pageQuery({
    name: 'usage',
    table: 'usage',
    columns:
      'r.id, r.endpoint, r.method, r.status_code, r.call_id, cost.cents as cost_cents, app.iso(r.created_at) as created_at',
    joins: COST,
    businesses: ctx.businesses,
    where: { account_id: accountOf(ctx) },
    and: [
      ['r.created_at >= $?::timestamptz', input.start],
      ['r.created_at < $?::timestamptz', input.end],
    ],
    limit: input.limit,
    after: input.after,
  });
  return new Json((await readJson(ctx, query)) as string);
}
