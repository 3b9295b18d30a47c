import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { addressGiven } from './address.ts';
import { previewDecisions } from './gate.ts';
import type { CheckInput, CheckOutput } from './schema.ts';

/** Whether a contact would be allowed. Nothing is done, and nothing is stored. */
export async function checkContact(
  ctx: Context,
  input: z.output<typeof CheckInput>,
): Promise<z.output<typeof CheckOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  const ask = {
    channel: input.channel,
    to: addressGiven(input.channel, 'to', input.to),
    purpose: input.purpose,
    at: input.at === undefined ? undefined : new Date(input.at),
  };
  const [decision] = await inTenant(ctx, (tx) => previewDecisions(tx, businessId, [ask]));
  if (!decision) throw new Error('one ask, one decision');
  const { allowed, reasons, nextAllowedAt } = decision;
  return { allowed, reasons, next_allowed_at: nextAllowedAt };
}
