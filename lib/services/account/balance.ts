import { sql } from 'kysely';
import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context } from '#lib/core/context.ts';
import { METERED } from '#lib/services/ledger/prices.ts';
import type { BalanceInput, BalanceOutput } from './schema.ts';

type Balance = z.output<typeof BalanceOutput>;

/**
 * What each business has used of its month, and how its subscription stands (reference: "Account"). Minutes are read
 * from the ledger, so that a call that was deleted still counts.
 */
export async function getBalance(ctx: Context, { business_id }: z.output<typeof BalanceInput>): Promise<Balance> {
  return inTenant(ctx, async (tx) => {
    const { rows } = await sql<Balance['businesses'][number]>`
      select b.id as business_id, b.subscription_status,
             case when b.subscription_status = 'trialing' then b.trial_ends_at end as trial_ends_at, m.period_start,
             (select count(*)::int from numbers n where n.business_id = b.id and n.status = 'active') as phone_numbers,
             (select ceil(coalesce(sum(l.quantity), 0) / 60.0)::int from ledger l
               where l.business_id = b.id and l.created_at >= m.period_start and l.component = ${METERED}) as minutes_used
        from (select * from businesses where id = any (${[...businessesOf(ctx, business_id)]}::uuid[])) b
       cross join lateral (select date_trunc('month', now(), b.zone) as period_start) m
       order by b.created_at, b.id`.execute(tx);
    return { businesses: rows };
  });
}
