import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';

/**
 * `days` whole days of each business's own zone. The last of them is the day `until` (YYYY-MM-DD), without it today, or
 * `before` days earlier.
 */
export interface Period {
  businesses: readonly string[];
  days: number;
  until?: string | undefined;
  before?: number;
}

/** The period of the same length that ends where this one begins. */
export const periodBefore = <P extends Period>(period: P): P => ({
  ...period,
  before: (period.before ?? 0) + period.days,
});

/** A row per business: its zone, and the dates `first` and `last` of the period there. */
export const span = ({ businesses, days, until, before = 0 }: Period): RawBuilder<unknown> => sql`
  select id, zone, created_at, ended - ${before}::int as last, ended - ${before}::int - ${days}::int + 1 as first
    from (select id, zone, created_at, coalesce(${until ?? null}::date, (now() at time zone zone)::date) as ended
            from businesses where id = any (${[...businesses]}::uuid[])) b`;

/** The moments at which a period begins and ends. Of several businesses: in the zone of the oldest. */
export async function boundsOf(tx: Tx, period: Period): Promise<{ start: string; end: string }> {
  const { rows } = await sql<{ start: string; end: string }>`
    select first::timestamp at time zone zone as start, (last + 1)::timestamp at time zone zone as end
      from (${span(period)}) s order by created_at, id limit 1`.execute(tx);
  const [bounds] = rows;
  if (!bounds) throw new Error('a period of no business');
  return bounds;
}
