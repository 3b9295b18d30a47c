import { sql } from 'kysely';
import type { z } from 'zod';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { METERED } from '#lib/services/ledger/prices.ts';
import { entitlementOf, standingOf } from './entitlement.ts';
import type { Billing, BillingInput } from './schema.ts';

/** How a business pays, from what is kept: the provider is not asked. Where nothing takes money, nothing is stopped. */
export async function getBilling(ctx: Context, input: z.output<typeof BillingInput>): Promise<Billing> {
  const businessId = oneBusiness(ctx, input.business_id);
  const billing = ctx.ports.get(billingPort);
  return inTenant(ctx, async (tx) => {
    const [standing, { rows }] = await Promise.all([
      standingOf(tx, businessId),
      sql<{ start: string; seconds: number; payable: boolean | null; cancels_at: string | null }>`
        select m.start, s.payable, s.cancels_at,
               (select coalesce(sum(l.quantity), 0)::bigint from ledger l
                 where l.business_id = b.id and l.created_at >= m.start and l.component = ${METERED}) as seconds
          from (select id, zone from businesses where id = any (${[businessId]}::uuid[])) b
          left join subscriptions s on s.business_id = b.id
         cross join lateral (select coalesce(s.period_start, date_trunc('month', now(), b.zone)) as start) m`.execute(
        tx,
      ),
    ]);
    const [kept] = rows;
    if (!kept) throw new Error('a business without a period');
    const { plan, outbound, until } = entitlementOf(standing, new Date());
    return {
      business_id: businessId,
      configured: billing !== null,
      test_mode: billing?.test ?? false,
      plan,
      outbound: outbound || billing === null,
      until: until?.toISOString() ?? null,
      cancels_at: kept.cancels_at,
      payment_method: kept.payable ?? false,
      usage: { start: kept.start, seconds: Number(kept.seconds) },
    };
  });
}

/** Whether what goes out of a business is stopped for want of a payment: for the banner on every page. */
export async function isStopped(ctx: Context, businessId: string): Promise<boolean> {
  if (!ctx.ports.get(billingPort)) return false;
  return inTenant(ctx, async (tx) => !entitlementOf(await standingOf(tx, businessId), new Date()).outbound);
}
