import type { z } from 'zod';
import { type AttachedNumber, type Carrier, CarrierRefused, type NumberSettings } from '#lib/adapters/carrier/port.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { MarketRefused, type NumberMarket, type NumberOrder, type RentedNumber } from '#lib/adapters/numbers/port.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { requireEntitled } from '#lib/services/billing/entitlement.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { bundleFor } from '#lib/services/compliance/approved.ts';
import { requireAnswering } from './answering.ts';
import { kindOf, monthlyOf } from './kind.ts';
import { marketOf, toldOf } from './market.ts';
import { giveBack } from './release.ts';
import { moveNumber, type NumberRow, numberOf } from './row.ts';
import type { BuyNumberInput, PhoneNumber } from './schema.ts';

type Input = z.output<typeof BuyNumberInput>;

interface Purchase {
  row: NumberRow;
  order: NumberOrder;
  settings: NumberSettings;
  agentId: string | null;
  market: NumberMarket;
  carrier: Carrier;
  /** An attempt before this one began it, and did not come to its end. */
  begun: boolean;
}

/**
 * Buys a number: the row comes first, and then market and carrier are asked; what was rented and cannot be finished is
 * given back. The same request with its key goes on where the first was cut off, so that nothing is bought twice.
 * @throws `number_unavailable`, `bundle_required`, `payment_required`, `provider_unavailable`; `internal_error` while it
 *   is not known whether the market sold it
 */
export async function buyNumber(ctx: Context, input: Input): Promise<PhoneNumber> {
  requireBusiness(ctx, input.business_id);
  const purchase = await inTenant(ctx, (tx) => intend(tx, ctx, input));
  if (purchase.row.status === 'active') return numberOf(purchase.row);
  const rented = await rent(ctx, purchase);
  return connect(ctx, purchase, rented);
}

/** The row of a purchase, made before anybody is asked, or found again. */
async function intend(tx: Tx, ctx: Context, input: Input): Promise<Purchase> {
  const business = await readBusiness(tx, input.business_id);
  await requireEntitled(tx, ctx, business.id);
  if (input.agent_id) await requireAnswering(tx, ctx, input.agent_id, business.id);
  const market = marketOf(ctx, business);
  const kind = kindOf(input.phone_number);
  const bundle = await bundleFor(tx, { businessId: business.id, market: market.name, kind, named: input.bundle_id });
  const id = ctx.onceId ?? newId();
  const made = await tx
    .insertInto('numbers')
    .values({
      id,
      business_id: business.id,
      phone_number: input.phone_number,
      status: 'ordered',
      market: market.name,
      ...kind,
      monthly_micros: market.simulated ? 0 : (monthlyOf(kind) ?? 0),
      bundle_id: bundle?.id ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  const row = made ?? (await tx.selectFrom('numbers').selectAll().where('id', '=', id).executeTakeFirst());
  if (!row || row.status === 'releasing') throw new AppError('number_unavailable', 'This number is not for sale.');
  return {
    row,
    order: { id, phoneNumber: row.phone_number, ...kind, bundle },
    settings: { id, businessId: business.id, name: business.name, phoneNumber: row.phone_number, fallbackTo: null },
    agentId: input.agent_id ?? null,
    market,
    carrier: carrierOf(ctx, business),
    begun: made === undefined,
  };
}

async function rent(ctx: Context, { row, order, market, begun }: Purchase): Promise<RentedNumber> {
  let rented: RentedNumber;
  try {
    rented = (begun ? await market.find(ctx, row.id) : null) ?? (await market.buy(ctx, order));
  } catch (error) {
    if (!(error instanceof MarketRefused)) throw outcomeUnknown();
    await inTenant(ctx, (tx) =>
      tx.deleteFrom('numbers').where('id', '=', row.id).where('status', '=', 'ordered').execute(),
    );
    throw toldOf(error);
  }
  const kept = await inTenant(ctx, (tx) =>
    row.status === 'rented'
      ? Promise.resolve(row)
      : moveNumber(tx, row.id, 'ordered', {
          status: 'rented',
          market_id: rented.marketId,
          capabilities: jsonb(rented.capabilities),
        }),
  );
  if (kept) return rented;
  // Somebody gave up on it meanwhile, and may have looked for it before it was there.
  await market.release(ctx, rented.marketId);
  throw new AppError('conflict', 'This number was given back while it was being bought.');
}

const outcomeUnknown = () =>
  new AppError(
    'internal_error',
    'The market did not say whether it sold the number. Ask again with the same Idempotency-Key, or look at the list of numbers in some minutes: what was not finished is given back.',
  );

/** Lets calls and texts to a rented number come to us, and the agent answer them. */
async function connect(ctx: Context, purchase: Purchase, rented: RentedNumber): Promise<PhoneNumber> {
  const { row, market, carrier, agentId } = purchase;
  let attached: AttachedNumber | null = null;
  try {
    await market.configure(ctx, rented.marketId);
    if (!carrier.simulated) attached = await attach(ctx, purchase);
    return await inTenant(ctx, async (tx) => {
      if (agentId) await requireAnswering(tx, ctx, agentId, row.business_id);
      const active = await moveNumber(tx, row.id, 'rented', {
        status: 'active',
        agent_id: agentId,
        carrier_number_id: attached?.carrierNumberId ?? null,
        paid_until: new Date().toISOString(),
      });
      if (!active) throw new AppError('conflict', 'This number was given back while it was being bought.');
      await recordAudit(tx, ctx, {
        businessId: row.business_id,
        action: 'number.bought',
        subjectType: 'number',
        subjectId: row.id,
        after: { phone_number: row.phone_number, agent_id: agentId, monthly_cost: numberOf(row).monthly_cost },
      });
      return numberOf(active);
    });
  } catch (error) {
    await inTenant(ctx, (tx) => giveBack(tx, row.id, 'rented', { carrierNumberId: attached?.carrierNumberId ?? null }));
    throw toldOf(error);
  }
}

/** Lets the carrier answer the number, once: what an attempt before this one, or a lost answer, has left is found again. */
async function attach(ctx: Context, { carrier, row, settings, begun }: Purchase): Promise<AttachedNumber> {
  const left = async (): Promise<AttachedNumber | null> => {
    const carrierNumberId = await carrier.findNumber(ctx, row.phone_number);
    return carrierNumberId === null ? null : { carrierNumberId, phoneNumber: row.phone_number };
  };
  const known = begun ? await left() : null;
  if (known) return known;
  try {
    return await carrier.attachNumber(ctx, settings);
  } catch (error) {
    const found = error instanceof CarrierRefused ? null : await left();
    if (found) return found;
    throw error;
  }
}
