import { CarrierRefused, carriersPort } from '#lib/adapters/carrier/port.ts';
import { MarketRefused, marketsPort, type NumberMarket } from '#lib/adapters/numbers/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import type { Business } from '#lib/services/businesses/schema.ts';

/**
 * Where a business gets its numbers: a test business always in the sandbox, a live one at the configured market.
 * @throws `provider_unavailable` where calls are real and no market is configured: a simulated number would never ring
 */
export function marketOf(ctx: Context, business: Pick<Business, 'test'>): NumberMarket {
  const { live, sandbox } = ctx.ports.get(marketsPort);
  if (business.test) return sandbox;
  if (live) return live;
  if (ctx.ports.get(carriersPort).live) {
    throw new AppError('provider_unavailable', 'Numbers are bought at Twilio, and no account of it is connected here.');
  }
  return sandbox;
}

/** The market that a number was rented at. @throws when it is not configured any more: its job is tried again later */
export function marketNamed(ctx: Context, name: string): NumberMarket {
  const { live, sandbox } = ctx.ports.get(marketsPort);
  const market = [live, sandbox].find((one) => one?.name === name);
  if (!market) throw new Error(`no market is called ${name} here`);
  return market;
}

/** What the caller is told of something that a market or carrier did not do. */
export function toldOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof MarketRefused) {
    if (error.reason === 'needs-bundle') return new AppError('bundle_required', error.message);
    return new AppError('number_unavailable', error.message);
  }
  if (error instanceof CarrierRefused) return new AppError('number_unavailable', error.message);
  return new AppError('provider_unavailable', 'The market for numbers does not answer. Try again in a moment.', {
    retryAfter: 30,
  });
}
