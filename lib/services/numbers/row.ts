import { type Selectable, sql, type UpdateObject } from 'kysely';
import type { DB, Numbers } from '#lib/adapters/db/db.gen.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { dollars } from '#lib/core/money.ts';
import type { PhoneNumber } from './schema.ts';

export type NumberRow = Selectable<Numbers>;

/** A number as it is told, from its row. */
export const numberOf = (row: NumberRow): PhoneNumber => ({
  id: row.id,
  phone_number: row.phone_number,
  agent_id: row.agent_id,
  business_id: row.business_id,
  forward_to: row.forward_to,
  can_ring_first: row.market !== 'carrier',
  country: row.country,
  type: row.type,
  capabilities: row.capabilities as unknown as PhoneNumber['capabilities'],
  monthly_cost: dollars(Number(row.monthly_micros)),
  status: row.status === 'active' ? 'active' : 'ordered',
  simulated: row.market === 'sandbox',
  created_at: row.created_at,
});

/** As `numberOf`, written by the database. */
export const NUMBER_JSON = `json_build_object(
  'id', id, 'phone_number', phone_number, 'agent_id', agent_id, 'business_id', business_id, 'forward_to', forward_to,
  'can_ring_first', market <> 'carrier',
  'country', country, 'type', type, 'capabilities', capabilities, 'monthly_cost', monthly_micros / 1000000::float8,
  'status', case status when 'active' then 'active' else 'ordered' end, 'simulated', market = 'sandbox',
  'created_at', app.iso(created_at))`;

/** A number in reach, locked; one that is being given back does not exist any more. */
export async function lockNumber(tx: Tx, ctx: Context, id: string): Promise<NumberRow> {
  const row = await tx
    .selectFrom('numbers')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .where('status', '<>', 'releasing')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Number');
  return row;
}

/** Moves a number on; `changed_at` says how long it has been where it is. Null: it is not where it was any more. */
export async function moveNumber(
  tx: Tx,
  id: string,
  from: NumberRow['status'],
  change: UpdateObject<DB, 'numbers'>,
): Promise<NumberRow | null> {
  const row = await tx
    .updateTable('numbers')
    .set({ ...change, changed_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
