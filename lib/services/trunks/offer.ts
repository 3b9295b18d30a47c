import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { setUp } from './setup.ts';

const BATCH = 20;

/**
 * Offers the carrier the trunks that it does not know: those made while everything was simulated, which are ready no more
 * until it has taken them, and those whose making was cut off. Answers how many it took.
 */
export async function offerTrunks(system: Context): Promise<number> {
  if (!system.ports.get(carriersPort).live) return 0;
  const due = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.trunks_to_offer($1)',
    [BATCH],
  );
  const offered = await Promise.allSettled(
    due.map(({ id, business_id }) => offer({ ...system, businesses: [business_id] }, id)),
  );
  return offered.filter(({ status }) => status === 'fulfilled').length;
}

async function offer(ctx: Context, id: string): Promise<void> {
  const row = await inTenant(ctx, (tx) =>
    tx.selectFrom('trunks').selectAll().where('id', '=', id).where('credential_id', 'is', null).executeTakeFirst(),
  );
  if (row) await setUp(ctx, row, async () => {});
}
