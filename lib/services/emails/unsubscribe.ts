import { inTenant } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import { port } from '#lib/core/port.ts';
import { recordOptOut } from '#lib/services/contact/consent.ts';

/** Makes the address under which the recipient of an email wants no more of them, without signing in. */
export type UnsubscribeLink = (email: { id: string; businessId: string }) => string;
export const unsubscribeLinkPort = port<UnsubscribeLink>('unsubscribe-link');

interface Subscription {
  businessName: string;
  address: string;
}

/** Whose emails these are, and who gets them. */
export function subscriptionOf(ctx: Context, emailId: string): Promise<Subscription> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('emails as e')
      .innerJoin('businesses as b', 'b.id', 'e.business_id')
      .select(['b.name', 'e.to_address'])
      .where('e.id', '=', emailId)
      .where('e.business_id', 'in', [...ctx.businesses])
      .executeTakeFirst();
    if (!row) throw notFound('Email');
    return { businessName: row.name, address: row.to_address };
  });
}

/** The recipient of an email wants no more of them from this business: said by its link, and as often as they like. */
export function unsubscribe(ctx: Context, businessId: string, emailId: string): Promise<Subscription> {
  return inTenant(ctx, async (tx, within) => {
    const subscription = await subscriptionOf(within, emailId);
    await recordOptOut(tx, ctx, {
      businessId,
      channel: 'email',
      address: subscription.address,
      source: 'unsubscribe_link',
      evidence: `email ${emailId}`,
    });
    return subscription;
  });
}
