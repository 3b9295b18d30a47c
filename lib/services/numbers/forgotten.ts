import { sql } from 'kysely';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { marketsPort } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { DAY_MS, MINUTE_MS } from '#lib/core/duration.ts';
import { PRICE_VERSION } from '#lib/services/ledger/prices.ts';
import { enqueueRelease, giveBack } from './release.ts';

const BATCH = 200;
/** A purchase takes seconds: what it has left after that was left by a crash. */
const CUT_OFF_MS = 15 * MINUTE_MS;
/** What is older was no crash's: a database was lost, and nobody's numbers are given back for that. */
const RECENT_MS = 7 * DAY_MS;

/** Gives back what a crash left half bought, and takes up what it left half given back. */
export async function settleForgottenNumbers(system: Context): Promise<number> {
  const forgotten = await callApp<{ id: string; business_id: string }>(
    'select id, business_id from app.forgotten_numbers($1)',
    [BATCH],
  );
  for (const { id, business_id } of forgotten) {
    await inTenant({ ...system, businesses: [business_id] }, async (tx) => {
      const row = await tx
        .updateTable('numbers')
        .set({ changed_at: sql<string>`clock_timestamp()` })
        .where('id', '=', id)
        .where('status', '<>', 'active')
        .returning(['id', 'business_id', 'status'])
        .executeTakeFirst();
      if (row?.status === 'releasing') await enqueueRelease(tx, row);
      else if (row) await giveBack(tx, id, row.status);
    });
  }
  return forgotten.length;
}

/** Gives back numbers at the market that carry our mark and that no row knows; answers how many. */
export async function releaseOrphans(system: Context, now = Date.now()): Promise<number> {
  const { live: market } = system.ports.get(marketsPort);
  if (!market) return 0;
  const marked = await market.marked(system, { after: new Date(now - RECENT_MS), before: new Date(now - CUT_OFF_MS) });
  const [found] = await callApp<{ known: string[] }>('select app.known_numbers($1) as known', [
    marked.map(({ id }) => id),
  ]);
  const known = new Set(found?.known);
  const orphans = marked.filter(({ id }) => !known.has(id));
  for (const { marketId } of orphans) await market.release(system, marketId);
  return orphans.length;
}

/** Writes the months that have begun into the ledger, each once. */
export const chargeNumbers = (): Promise<unknown> =>
  callApp('select app.charge_numbers($1, $2)', [PRICE_VERSION, BATCH]);
