import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import type { WebhookHealth } from './schema.ts';

/** How the webhook of a business takes what it is sent: the deliveries made in the last 24 hours. */
export async function webhookHealth(ctx: Context, businessId: string): Promise<WebhookHealth> {
  const business = requireBusiness(ctx, businessId);
  return inTenant(ctx, async (tx) => {
    const { rows } = await sql<WebhookHealth>`
      with recent as (
        select d.status, d.attempts, d.created_at, d.id, coalesce(d.last_error, 'Answered ' || d.last_status_code) as error
          from deliveries d
         where d.business_id = ${business} and d.target = 'business' and d.created_at > now() - interval '1 day')
      select exists (select from webhooks where business_id = ${business}) as configured,
             (count(*) filter (where status = 'delivered'))::int as delivered,
             (count(*) filter (where status = 'pending' and attempts = 0))::int as waiting,
             (count(*) filter (where status = 'pending' and attempts > 0))::int as retrying,
             (count(*) filter (where status = 'dead'))::int as dead,
             (select case when r.status <> 'delivered' then r.error end from recent r
               where r.attempts > 0 order by r.created_at desc, r.id desc limit 1) as failure
        from recent`.execute(tx);
    const [health] = rows;
    if (!health) throw new Error('a count without a row');
    return health;
  });
}
