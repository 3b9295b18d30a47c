import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { twinOf } from '#lib/services/sandbox/twin.ts';
import { forgetAccount } from '#lib/services/team/access.ts';
import type { TestModeInput, TestModeOutput } from './schema.ts';

/** The test twin of a live business, made when it is first asked for. */
export async function openTestMode(
  ctx: Context,
  { business_id }: z.output<typeof TestModeInput>,
): Promise<z.output<typeof TestModeOutput>> {
  const twin = await inTenant(ctx, (tx, within) => twinOf(tx, within, requireBusiness(ctx, business_id)));
  forgetAccount(accountOf(ctx));
  return { business_id: twin };
}
