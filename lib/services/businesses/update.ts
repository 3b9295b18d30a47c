import { sql } from 'kysely';
import type { z } from 'zod';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { readProfile } from './profile.ts';
import { type BusinessDetail, type ListBusinessesOutput, Profile, type UpdateBusinessInput } from './schema.ts';
import { businessOf } from './service.ts';

/** Every business in reach. */
export const listBusinesses = (ctx: Context): Promise<z.output<typeof ListBusinessesOutput>> =>
  inTenant(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('businesses')
      .selectAll()
      .where('business_id', 'in', [...ctx.businesses])
      .orderBy('created_at')
      .execute();
    return { businesses: rows.map(businessOf) };
  });

async function detail(tx: Tx, id: string): Promise<z.output<typeof BusinessDetail>> {
  const row = await tx.selectFrom('businesses').selectAll().where('business_id', '=', id).executeTakeFirstOrThrow();
  const profile = await readProfile(tx, id);
  return { ...businessOf(row), ...profile, created_at: row.created_at, updated_at: row.updated_at };
}

/** A business with its profile. @throws `forbidden` out of reach: it is named outright. */
export const getBusinessDetail = (ctx: Context, id: string): Promise<z.output<typeof BusinessDetail>> =>
  inTenant(ctx, (tx) => detail(tx, requireBusiness(ctx, id)));

const OF_BUSINESS = ['name', 'type', 'website', 'zone'] as const;
const OF_PROFILE = Object.keys(Profile.shape) as (keyof Profile)[];
const AS_JSON: ReadonlySet<string> = new Set(['services', 'languages', 'opening_hours', 'holidays']);

const picked = (input: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([name, value]) => names.includes(name) && value !== undefined));

/** Changes only what is named, and records each change of a value. */
export async function updateBusiness(
  ctx: Context,
  input: z.output<typeof UpdateBusinessInput>,
): Promise<z.output<typeof BusinessDetail>> {
  const id = requireBusiness(ctx, input.id);
  return inTenant(ctx, async (tx) => {
    // One change at a time: what was there before is what the audit log tells.
    await tx.selectFrom('businesses').select('id').where('id', '=', id).forUpdate().execute();
    const before = await detail(tx, id);
    await change(tx, id, input);
    const after = await detail(tx, id);
    const changed = [...OF_BUSINESS, ...OF_PROFILE].filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    if (changed.length > 0) {
      await recordAudit(tx, ctx, {
        businessId: id,
        action: 'business.changed',
        subjectType: 'business',
        subjectId: id,
        before: picked(before, changed),
        after: picked(after, changed),
      });
    }
    return after;
  });
}

async function change(tx: Tx, id: string, input: z.output<typeof UpdateBusinessInput>): Promise<void> {
  await tx
    .updateTable('businesses')
    .set({ ...picked(input, OF_BUSINESS), updated_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
  const values = Object.fromEntries(
    Object.entries(picked(input, OF_PROFILE)).map(([name, value]) => [
      name,
      AS_JSON.has(name) && value !== null ? jsonb(value) : value,
    ]),
  );
  if (Object.keys(values).length === 0) return;
  await tx
    .insertInto('business_profiles')
    .values({ business_id: id, ...values })
    .onConflict((conflict) =>
      conflict.column('business_id').doUpdateSet({ ...values, updated_at: sql`clock_timestamp()` }),
    )
    .execute();
}
