import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type Billing, billingPort, type CustomerStanding, type Subscription } from '#lib/adapters/billing/port.ts';
import type { Businesses } from '#lib/adapters/db/db.gen.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { DAY_MS, MINUTE_MS } from '#lib/core/duration.ts';
import { job } from '#lib/core/job.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { customerOf } from './customer.ts';

/** The queue of looks at the provider, without its worker. */
const SETTLING = { name: 'billing.settle', input: z.object({ business_id: z.guid() }) };

/** Whatever happened there, this is what follows: the customer is looked at as it is now. */
export const settleJob = job({
  ...SETTLING,
  expireSeconds: 90,
  retryLimit: 12,
  concurrency: 4,
  run: (ctx, { business_id }) => settle({ ...ctx, businesses: [business_id] }, business_id),
});

/** A new business is told to the provider by a worker, never while its owner waits. */
export async function beginBilling(tx: Tx, ctx: Context, businessId: string): Promise<void> {
  if (!ctx.ports.get(billingPort)) return;
  await tx.insertInto('subscriptions').values({ business_id: businessId }).execute();
  await enqueue(tx, SETTLING, { business_id: businessId });
}

/**
 * Brings what is kept of a subscription up to date. Events are only the occasion: they come twice, late and in any order,
 * and what is written is what the provider says now. An older look never overwrites a newer one.
 */
export async function settle(ctx: Context, businessId: string): Promise<void> {
  const billing = ctx.ports.get(billingPort);
  if (!billing) return;
  const customerId = await customerOf(ctx, billing, businessId);
  if (customerId) await look(ctx, billing, businessId, customerId);
}

async function look(ctx: Context, billing: Billing, businessId: string, customerId: string): Promise<void> {
  const began = await inTenant(ctx, async (tx) => {
    const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx);
    return rows[0]?.at ?? '';
  });
  const seen = await billing.settle(customerId);
  await inTenant(ctx, (tx) => write(tx, ctx, businessId, began, seen));
}

const SOON_MS = 5 * MINUTE_MS;

async function write(
  tx: Tx,
  ctx: Context,
  businessId: string,
  began: string,
  { subscription, payable }: CustomerStanding,
): Promise<void> {
  const before = await tx
    .selectFrom('subscriptions')
    .select(['status', 'payable'])
    .where('business_id', '=', businessId)
    .forUpdate()
    .executeTakeFirst();
  const { numUpdatedRows } = await tx
    .updateTable('subscriptions')
    .set({
      subscription_id: subscription?.id ?? null,
      status: subscription?.status ?? null,
      trial_ends_at: subscription?.trialEndsAt?.toISOString() ?? null,
      period_start: subscription?.periodStart.toISOString() ?? null,
      period_end: subscription?.periodEnd.toISOString() ?? null,
      cancels_at: subscription?.cancelsAt?.toISOString() ?? null,
      payable,
      settled_at: began,
      check_at: nextCheck(subscription, Date.now()).toISOString(),
    })
    .where('business_id', '=', businessId)
    .where((on) => on.or([on('settled_at', 'is', null), on('settled_at', '<', began)]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await tell(tx, businessId, subscription);
  const after = { status: subscription?.status ?? null, payable };
  if (before?.status === after.status && before?.payable === payable) return;
  await recordAudit(tx, ctx, {
    businessId,
    action: 'subscription.changed',
    subjectType: 'business',
    subjectId: businessId,
    before,
    after,
  });
}

/** At the latest in a day, and shortly after what is to happen by itself: an event that was lost costs a day at most. */
function nextCheck(subscription: Subscription | null, now: number): Date {
  const ends = [subscription?.trialEndsAt, subscription?.periodEnd].map((end) => (end?.getTime() ?? 0) + SOON_MS);
  return new Date(Math.min(now + DAY_MS, ...ends.filter((at) => at > now)));
}

/** The four words of the API for how a subscription stands. A pause is a trial that is over. */
const TOLD: Readonly<Partial<Record<Subscription['status'], Selectable<Businesses>['subscription_status']>>> = {
  trialing: 'trialing',
  paused: 'trialing',
  active: 'active',
  past_due: 'past_due',
  unpaid: 'past_due',
  incomplete: 'past_due',
  canceled: 'canceled',
};

async function tell(tx: Tx, businessId: string, subscription: Subscription | null): Promise<void> {
  const told = subscription && TOLD[subscription.status];
  if (!told) return;
  const trial = subscription.trialEndsAt;
  await tx
    .updateTable('businesses')
    .set({ subscription_status: told, ...(trial && { trial_ends_at: trial.toISOString() }) })
    .where('id', '=', businessId)
    .execute();
}

const BATCH = 100;

/** Looks again at those whose time has come: an event that was lost, a customer that was never made. */
export async function settleForgotten(system: Context): Promise<number> {
  if (!system.ports.get(billingPort)) return 0;
  const due = await callApp<{ id: string }>('select app.subscriptions_to_check($1) as id', [BATCH]);
  for (const { id } of due) {
    await inTenant({ ...system, businesses: [id] }, async (tx) => {
      await tx
        .updateTable('subscriptions')
        .set({ check_at: sql<string>`now() + interval '1 hour'` })
        .where('business_id', '=', id)
        .execute();
      await enqueue(tx, SETTLING, { business_id: id });
    });
  }
  return due.length;
}

/** Ends what businesses paid for that are no more. */
export async function sayFarewells({ ports }: Context): Promise<void> {
  const billing = ports.get(billingPort);
  if (!billing) return;
  for (const { customer } of await callApp<{ customer: string }>('select app.farewells(20) as customer')) {
    await billing.cancel(customer);
    await callApp('select app.farewell_said($1)', [customer]);
  }
}
