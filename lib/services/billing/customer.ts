import { sql } from 'kysely';
import type { Billing } from '#lib/adapters/billing/port.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';

interface Known {
  name: string;
  test: boolean;
  trialEndsAt: Date;
  email: string | null;
  customerId: string | null;
  /** Its row was there before anybody asked. */
  expected: boolean;
  begun: boolean;
}

/**
 * The customer of a business, made when there is none: null for a test business, which has none ever. The row that stands
 * for it is there before the provider is asked, and the provider finds what an attempt before this one has made. Where the
 * row was made with the business, what is left of its trial is begun there too, without a card.
 */
export async function customerOf(ctx: Context, billing: Billing, businessId: string): Promise<string | null> {
  const known = await readKnown(ctx, businessId);
  if (known.test) return null;
  if (known.customerId && known.begun) return known.customerId;
  const customerId = known.customerId ?? (await billing.createCustomer({ businessId, ...known }));
  await remember(ctx, businessId, { customer_id: customerId });
  if (known.expected && known.trialEndsAt.getTime() > Date.now()) {
    await billing.startTrial({ customerId, businessId, trialEndsAt: known.trialEndsAt });
  }
  await remember(ctx, businessId, { begun_at: sql<string>`now()` });
  return customerId;
}

function readKnown(ctx: Context, businessId: string): Promise<Known> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('businesses as b')
      .leftJoin('subscriptions as s', 's.business_id', 'b.id')
      .select(['b.name', 'b.twin_of', 'b.trial_ends_at', 's.business_id as kept', 's.customer_id', 's.begun_at'])
      .where('b.id', '=', businessId)
      .executeTakeFirst();
    if (!row) throw notFound('Business');
    const test = row.twin_of !== null;
    if (!row.kept && !test) {
      await tx
        .insertInto('subscriptions')
        .values({ business_id: businessId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const { rows } = await sql<{ email: string }>`select app.owner_emails(${businessId}) as email`.execute(tx);
    return {
      name: row.name,
      test,
      trialEndsAt: new Date(row.trial_ends_at),
      email: rows[0]?.email ?? null,
      customerId: row.customer_id,
      expected: row.kept !== null,
      begun: row.begun_at !== null,
    };
  });
}

async function remember(
  ctx: Context,
  businessId: string,
  change: { customer_id: string } | { begun_at: ReturnType<typeof sql<string>> },
): Promise<void> {
  await inTenant(ctx, (tx) =>
    tx.updateTable('subscriptions').set(change).where('business_id', '=', businessId).execute(),
  );
}
