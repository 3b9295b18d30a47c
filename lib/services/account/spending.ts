import { sql } from 'kysely';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness, withRole } from '#lib/core/context.ts';
import { METERED } from '#lib/services/ledger/prices.ts';
import type { Spending } from './schema.ts';

/** The component of a text's ledger line: one line per text, its quantity in segments. */
const TEXT = 'sms';

interface Line extends Omit<Spending, 'seconds' | 'texts' | 'micros' | 'components'> {
  component: string | null;
  unit: string;
  lines: number;
  quantity: number;
  micros: number;
}

/**
 * What a business has used since the first of its month, and what each component cost, from the ledger: a call that was
 * deleted still counts. For owners and admins. @throws AppError `forbidden`
 */
export async function getSpending(ctx: Context, businessId: string): Promise<Spending> {
  const within = withRole(ctx, 'admin');
  const business = requireBusiness(within, businessId);
  const { rows } = await inTenant(within, (tx) =>
    sql<Line>`
      select m.start, m.end, l.component, l.unit, count(l.id)::int as lines,
             coalesce(sum(l.quantity), 0)::bigint as quantity, coalesce(sum(l.amount_micros), 0)::bigint as micros
        from (select id, zone from businesses where id = any (${[business]}::uuid[])) b
       cross join lateral (
             select first at time zone b.zone as start, (first + interval '1 month') at time zone b.zone as end
               from date_trunc('month', now() at time zone b.zone) first) m
        left join ledger l on l.business_id = b.id and l.created_at >= m.start
       group by 1, 2, 3, 4 order by micros desc, l.component`.execute(tx),
  );
  const [first] = rows;
  if (!first) throw new Error('a business without a month');
  const components = rows.flatMap(({ component, unit, quantity, micros }) =>
    component === null ? [] : [{ component, unit, quantity, micros }],
  );
  const sum = (of: (line: Line) => number) => rows.reduce((total, line) => total + of(line), 0);
  return {
    start: first.start,
    end: first.end,
    seconds: sum((line) => (line.component === METERED ? line.quantity : 0)),
    texts: sum((line) => (line.component === TEXT ? line.lines : 0)),
    micros: sum((line) => line.micros),
    components,
  };
}
