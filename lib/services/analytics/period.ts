import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

/** `days` whole days of each business's own zone; today is the last of them, or the day `before` days ago. */
export interface Period {
  businesses: readonly string[];
  days: number;
  before?: number;
}

/** A row per business: its zone, and the dates `first` and `last` of the period there. */
export const span = ({ businesses, days, before = 0 }: Period): RawBuilder<unknown> => sql`
  select id, zone, created_at, (now() at time zone zone)::date - ${before}::int as last,
         (now() at time zone zone)::date - ${before}::int - ${days}::int + 1 as first
    from businesses where id = any (${[...businesses]}::uuid[])`;

/** The moments at which a period begins and ends. Of several businesses: in the zone of the oldest. */
export async function boundsOf(tx: Tx, period: Period): Promise<{ start: string; end: string }> {
  const { rows } = await sql<{ start: string; end: string }>`
    select first::timestamp at time zone zone as start, (last + 1)::timestamp at time zone zone as end
      from (${span(period)}) s order by created_at, id limit 1`.execute(tx);
  const [bounds] = rows;
  if (!bounds) throw new Error('a period of no business');
  return bounds;
}
