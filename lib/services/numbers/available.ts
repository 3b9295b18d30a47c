import type { z } from 'zod';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { invalid } from '#lib/core/errors.ts';
import { dollars } from '#lib/core/money.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { monthlyOf } from './kind.ts';
import { marketOf, toldOf } from './market.ts';
import type { SearchNumbersInput, SearchNumbersOutput } from './schema.ts';

/**
 * Numbers that could be bought now.
 * @throws `validation_error` for a type that the country does not have; `provider_unavailable`
 */
export async function searchNumbers(
  ctx: Context,
  input: z.output<typeof SearchNumbersInput>,
): Promise<z.output<typeof SearchNumbersOutput>> {
  const kind = { country: input.country, type: input.type };
  const monthly = monthlyOf(kind);
  if (monthly === undefined) throw invalid('type', `numbers of this type are not sold in ${input.country}`);
  const market = await inTenant(ctx, async (tx) => {
    const business = input.business_id ? requireBusiness(ctx, input.business_id) : ctx.businesses[0];
    return marketOf(ctx, await readBusiness(tx, business ?? ''));
  });
  const search = {
    ...kind,
    areaCode: input.area_code ?? null,
    contains: input.contains ?? null,
    capabilities: ['voice'] as const,
    limit: input.limit,
  };
  try {
    const [found, asked] = await Promise.all([market.search(ctx, search), market.requirements(ctx, kind)]);
    return {
      numbers: found.map(({ phoneNumber, ...rest }) => ({
        phone_number: phoneNumber,
        ...kind,
        ...rest,
        monthly_cost: market.simulated ? 0 : dollars(monthly),
      })),
      bundle_required: asked.length > 0,
      simulated: market.simulated,
    };
  } catch (error) {
    throw toldOf(error);
  }
}
