import type { Selectable } from 'kysely';
import { type Carrier, carriersPort } from '#lib/adapters/carrier/port.ts';
import type { Businesses } from '#lib/adapters/db/db.gen.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Business } from './schema.ts';

/** A business as it is told, from its row. */
export const businessOf = (row: Selectable<Businesses>): Business => ({
  id: row.id,
  name: row.name,
  type: row.type,
  website: row.website,
  zone: row.zone,
  test: row.twin_of !== null,
  twin_of: row.twin_of,
  subscription_status: row.subscription_status,
  trial_ends_at: row.trial_ends_at,
});

/** A business inside an open transaction; refuses as "not found" what is out of reach. */
export async function readBusiness(tx: Tx, id: string): Promise<Business> {
  const row = await tx.selectFrom('businesses').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('Business');
  return businessOf(row);
}

export const getBusiness = (ctx: Context, id: string): Promise<Business> => inTenant(ctx, (tx) => readBusiness(tx, id));

/** A test business always uses the sandbox; a live one the configured carrier, and the sandbox where none is. */
export function carrierOf(ctx: Context, business: Pick<Business, 'test'>): Carrier {
  const { live, sandbox } = ctx.ports.get(carriersPort);
  return business.test ? sandbox : (live ?? sandbox);
}

/** Inserts a business. The transaction must reach the new id (`ctx.businesses`). */
export async function insertBusiness(
  tx: Tx,
  input: {
    id: string;
    name: string;
    type?: string | null;
    website?: string | null;
    zone?: string;
    trialEndsAt: string;
  },
): Promise<void> {
  await tx
    .insertInto('businesses')
    .values({
      id: input.id,
      name: input.name,
      type: input.type ?? null,
      website: input.website ?? null,
      trial_ends_at: input.trialEndsAt,
      ...(input.zone ? { zone: input.zone } : {}),
    })
    .execute();
}
