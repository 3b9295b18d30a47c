import { sql } from 'kysely';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { messagingPort } from '#lib/adapters/messaging/port.ts';
import { mindPort } from '#lib/adapters/model/port.ts';
import { type Context, requireBusiness, withRole } from '#lib/core/context.ts';
import { installationPort } from './installation.ts';
import type { Connection, MailAccounts } from './schema.ts';

/** What this installation is connected to, and what it simulates. For owners and admins. @throws AppError `forbidden` */
export function listConnections(ctx: Context): Connection[] {
  const { ports } = withRole(ctx, 'admin');
  const installation = ports.get(installationPort);
  const mind = ports.get(mindPort);
  return [
    { name: 'calls', state: ports.get(carriersPort).live ? 'connected' : 'simulated', detail: null },
    { name: 'texts', state: ports.get(messagingPort).live ? 'connected' : 'simulated', detail: null },
    { name: 'payments', state: ports.get(billingPort) ? 'connected' : 'off', detail: null },
    { name: 'model', state: mind.builtIn ? 'built-in' : 'connected', detail: mind.label },
    { name: 'mail', state: installation.mailServer ? 'connected' : 'simulated', detail: null },
    { name: 'storage', state: installation.storage === 'disk' ? 'built-in' : 'connected', detail: null },
    { name: 'sign-in', state: installation.auth === 'embedded' ? 'built-in' : 'connected', detail: null },
    { name: 'database', state: installation.database === 'embedded' ? 'built-in' : 'connected', detail: null },
  ];
}

/** How many mail accounts a business has, and how many of them do not let us in. */
export async function countMailAccounts(ctx: Context, businessId: string): Promise<MailAccounts> {
  const business = requireBusiness(ctx, businessId);
  return inTenant(ctx, (tx) =>
    tx
      .selectFrom('email_accounts')
      .where('business_id', '=', business)
      .select([
        sql<number>`count(*)::int`.as('total'),
        sql<number>`(count(*) filter (where last_error is not null))::int`.as('failing'),
      ])
      .executeTakeFirstOrThrow(),
  );
}
