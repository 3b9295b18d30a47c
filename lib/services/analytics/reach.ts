import type { Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';

/** The businesses that are counted: the named one, or all in reach. */
export const counted = (ctx: Context, businessId: string | undefined): readonly string[] =>
  businessId ? [requireBusiness(ctx, businessId)] : ctx.businesses;

export interface NamedAgent {
  id: string;
  name: string;
  active: boolean;
}

/** The agents of these businesses, the archived ones too: their calls still count. By name. */
export async function agentsOf(tx: Tx, businesses: readonly string[]): Promise<NamedAgent[]> {
  const rows = await tx
    .selectFrom('agents')
    .select(['id', 'name', 'status'])
    .where('business_id', 'in', [...businesses])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, status }) => ({ id, name, active: status === 'active' }));
}
