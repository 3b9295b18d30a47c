import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import {
  type Capabilities,
  MarketRefused,
  marketsPort,
  type NumberMarket,
  type RentedNumber,
} from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { monthlyOf } from './kind.ts';
import { toldOf } from './market.ts';

/** A number of the telephone network for a business that is yet to be made. */
export interface FirstNumber {
  id: string;
  phoneNumber: string;
  market: 'twilio' | 'carrier';
  marketId: string | null;
  carrierNumberId: string | null;
  capabilities: Capabilities;
  monthlyMicros: number;
}

const KIND = { country: 'US', type: 'local' } as const;
/** Somebody else may be quicker. */
const CHOICES = 5;

/**
 * Rents the first number of a new live business, at the market or else from the carrier, before anything of it is
 * written: no transaction waits for them. Null where calls and texts are simulated. What a crash leaves is found by its
 * mark and given back (`forgotten.ts`).
 * @throws `number_unavailable`, `provider_unavailable`
 */
export async function rentFirstNumber(
  ctx: Context,
  business: { id: string; name: string; forwardTo: string | null },
): Promise<FirstNumber | null> {
  const { live: market } = ctx.ports.get(marketsPort);
  const { live: carrier } = ctx.ports.get(carriersPort);
  if (!market && !carrier) return null;
  const id = newId();
  const rented = market && (await rentAny(ctx, market, id));
  const settings = {
    id,
    businessId: business.id,
    name: business.name,
    phoneNumber: rented?.phoneNumber ?? null,
    fallbackTo: business.forwardTo,
  };
  try {
    if (rented) await market?.configure(ctx, rented.marketId);
    const attached = await carrier?.attachNumber(ctx, settings);
    return {
      id,
      phoneNumber: rented?.phoneNumber ?? attached?.phoneNumber ?? '',
      market: rented ? 'twilio' : 'carrier',
      marketId: rented?.marketId ?? null,
      carrierNumberId: attached?.carrierNumberId ?? null,
      capabilities: rented?.capabilities ?? { voice: true, sms: false, mms: false },
      monthlyMicros: rented ? (monthlyOf(KIND) ?? 0) : 0,
    };
  } catch (error) {
    if (rented) await market?.release(ctx, rented.marketId);
    throw toldOf(error);
  }
}

/** The business came to nothing. */
export async function giveBackFirstNumber(ctx: Context, number: FirstNumber): Promise<void> {
  const { carrierNumberId, marketId } = number;
  if (carrierNumberId) await ctx.ports.get(carriersPort).live?.detachNumber(ctx, carrierNumberId);
  if (marketId) await ctx.ports.get(marketsPort).live?.release(ctx, marketId);
}

async function rentAny(ctx: Context, market: NumberMarket, id: string): Promise<RentedNumber> {
  try {
    const wanted = { ...KIND, areaCode: null, contains: null, capabilities: ['voice', 'sms'] as const, limit: CHOICES };
    for (const { phoneNumber } of await market.search(ctx, wanted)) {
      const rented = await market.buy(ctx, { id, phoneNumber, ...KIND, bundle: null }).catch((error) => {
        if (error instanceof MarketRefused && error.reason === 'taken') return null;
        throw error;
      });
      if (rented) return rented;
    }
  } catch (error) {
    throw toldOf(error);
  }
  throw new AppError('number_unavailable', 'No number is for sale right now. Try again in a moment.');
}
