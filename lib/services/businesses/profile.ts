import type { Tx } from '#lib/adapters/db/tenant.ts';
import { Profile } from './schema.ts';

/** What the owner told of the business; a business that was told nothing of has the defaults. */
export async function readProfile(tx: Tx, businessId: string): Promise<Profile> {
  const row = await tx
    .selectFrom('business_profiles')
    .selectAll()
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  return Profile.parse(row ?? {});
}
