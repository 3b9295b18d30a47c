import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { twinOf } from '#lib/services/sandbox/twin.ts';
import type { TestModeInput, TestModeOutput } from './schema.ts';

/** The test twin of a live business, made when it is first asked for. */
export const openTestMode = (
  ctx: Context,
  { business_id }: z.output<typeof TestModeInput>,
): Promise<z.output<typeof TestModeOutput>> =>
  inTenant(ctx, async (tx, within) => ({
    business_id: await twinOf(tx, within, requireBusiness(ctx, business_id)),
  }));
