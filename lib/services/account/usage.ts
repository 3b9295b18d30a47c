import type { z } from 'zod';
import { readPage } from '#lib/adapters/db/read.ts';
import { accountOf, businessesOf, type Context } from '#lib/core/context.ts';
import type { Json } from '#lib/core/operation.ts';
import type { ListUsageInput, ListUsageOutput, Outcome } from './schema.ts';

/** What a call cost, from its ledger lines: one row, null where nothing has been charged yet. */
const COST = `left join lateral (
  select round(sum(l.amount_micros) / 10000.0)::int as cents from ledger l where l.call_id = r.call_id) cost on true`;

type Condition = readonly [string, number];

/** What went wrong is named by a literal too: only so the planner sees that its small index will do. */
const OF_OUTCOME: Readonly<Record<Outcome | 'any', readonly Condition[]>> = {
  any: [],
  ok: [['r.status_code < $?', 400]],
  refused: [['r.status_code >= 400 and r.status_code < $?', 500]],
  failed: [['r.status_code >= 400 and r.status_code >= $?', 500]],
};

/** The requests made with the keys of the caller's account, in the businesses in reach. Those of a browser are not kept. */
export async function listUsage(
  ctx: Context,
  input: z.output<typeof ListUsageInput>,
): Promise<Json<typeof ListUsageOutput>> {
  return readPage(ctx, {
    name: 'usage',
    table: 'usage',
    columns:
      'r.id, r.key_id, r.endpoint, r.method, r.status_code, r.call_id, cost.cents as cost_cents, app.iso(r.created_at) as created_at',
    joins: COST,
    businesses: businessesOf(ctx, input.business_id),
    where: { account_id: accountOf(ctx), key_id: input.key_id },
    and: [
      ['r.created_at >= $?::timestamptz', input.start],
      ['r.created_at < $?::timestamptz', input.end],
      ...OF_OUTCOME[input.outcome ?? 'any'],
    ],
    limit: input.limit,
    after: input.after,
  });
}
