import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

/**
 * Deletes the oldest texts of a business that are older than `days`, at most `portion` of them, and answers how many. A
 * thread goes with its last text; the ledger keeps its lines.
 */
export async function expireTexts(tx: Tx, businessId: string, days: number, portion: number): Promise<number> {
  const gone = await tx
    .deleteFrom('messages')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('messages')
        .select('id')
        .where('business_id', '=', businessId)
        .where('created_at', '<', sql<string>`now() - make_interval(days => ${days})`)
        .orderBy('created_at')
        .limit(portion),
    )
    .returning('id')
    .execute();
  return gone.length;
}
