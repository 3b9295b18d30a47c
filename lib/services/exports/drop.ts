import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import type { Context } from '#lib/core/context.ts';
import { partKey } from './link.ts';

export async function deleteParts(ctx: Context, { id, parts }: { id: string; parts: number }): Promise<void> {
  for (let part = 0; part < parts; part += 1) await ctx.ports.get(storagePort).delete(partKey(id, part));
}

/** Deletes an archive's file and says so; one that is still being made ends by itself when it sees that. */
async function drop(ctx: Context, businessId: string, id: string, status: 'expired' | 'failed'): Promise<void> {
  const tenant = { ...ctx, businesses: [businessId] };
  const row = await inTenant(tenant, (tx) =>
    tx.updateTable('exports').set({ status }).where('id', '=', id).returning(['id', 'parts']).executeTakeFirst(),
  );
  if (row) await deleteParts(ctx, row);
}

/** Deletes every archive of a business: what was erased must not live on in one. Answers how many there were. */
export async function dropArchives(ctx: Context, businessId: string): Promise<number> {
  const archives = await inTenant(ctx, (tx) =>
    tx
      .selectFrom('exports')
      .select('id')
      .where('business_id', '=', businessId)
      .where('status', 'in', ['queued', 'running', 'ready'])
      .execute(),
  );
  for (const { id } of archives) await drop(ctx, businessId, id, 'expired');
  return archives.length;
}

/** Deletes archives whose week is over, and gives up those that were lost on the way. */
export async function dropOldArchives(ctx: Context): Promise<void> {
  const old = await callApp<{ id: string; business_id: string; lost: boolean }>(
    'select * from app.exports_to_drop(50)',
  );
  for (const { id, business_id, lost } of old) await drop(ctx, business_id, id, lost ? 'failed' : 'expired');
}
