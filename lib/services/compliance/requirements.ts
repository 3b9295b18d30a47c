import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { marketOf, toldOf } from '#lib/services/numbers/market.ts';
import type { RequirementsInput, RequirementsOutput } from './schema.ts';

/** What a country asks of who will have a number of it. @throws `provider_unavailable` */
export async function listRequirements(
  ctx: Context,
  input: z.output<typeof RequirementsInput>,
): Promise<z.output<typeof RequirementsOutput>> {
  const { country, number_type } = input;
  const market = await inTenant(ctx, async (tx) => {
    const business = input.business_id ? requireBusiness(ctx, input.business_id) : ctx.businesses[0];
    return marketOf(ctx, await readBusiness(tx, business ?? ''));
  });
  try {
    const asked = await market.requirements(ctx, { country, type: number_type });
    return {
      country,
      number_type,
      bundle_required: asked.length > 0,
      requirements: asked.map(({ endUser, fields, accepted, ...rest }) => ({
        ...rest,
        end_user_type: endUser,
        fields: [...fields],
        accepted: accepted.map((one) => ({ ...one, fields: [...one.fields] })),
      })),
    };
  } catch (error) {
    throw toldOf(error);
  }
}
