import type { Stripe } from 'stripe';
import {
  BillingFailed,
  type CustomerStanding,
  type NewCustomer,
  SUBSCRIPTION_STATUSES,
  type Subscription,
  type SubscriptionStatus,
} from '#lib/adapters/billing/port.ts';
import { HOUR_MS } from '#lib/core/duration.ts';
import { asked, type Client } from './client.ts';
import type { StripeSettings } from './env.ts';
import { itemsOf } from './prices.ts';

const OVER: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired'] satisfies SubscriptionStatus[]);
/** What counts where a customer has several: the first that there is. */
const PRECEDENCE: readonly string[] = [
  'active',
  'trialing',
  'past_due',
  'unpaid',
  'paused',
  'incomplete',
  'canceled',
  'incomplete_expired',
] satisfies SubscriptionStatus[];
const MOST = 100;

/** What happens at the end of a trial without a card: nothing is charged, nothing is lost. */
export const PAUSE_WITHOUT_CARD = { end_behavior: { missing_payment_method: 'pause' as const } };

/**
 * The name of a request that several workers may make at once. What the first attempt under a name was answered is
 * answered again for a day, failures too: so names change by the hour, and what was made is looked for first.
 */
const nameOf = (what: string, businessId: string) => ({
  idempotencyKey: `${what}:${businessId}:${Math.floor(Date.now() / HOUR_MS)}`,
});

const date = (seconds: number): Date => new Date(seconds * 1000);
const idOf = (named: string | { id: string }): string => (typeof named === 'string' ? named : named.id);

/** One customer per business, found again by its metadata after the answer to its making was lost. */
export async function createCustomer(client: Client, { businessId, name, email }: NewCustomer): Promise<string> {
  if (email) {
    const known = await asked(client.customers.list({ email, limit: MOST }));
    const same = known.data.find(({ metadata }) => metadata.business_id === businessId);
    if (same) return same.id;
  }
  const made = await asked(
    client.customers.create(
      { name, ...(email && { email }), metadata: { business_id: businessId } },
      nameOf('customer', businessId),
    ),
  );
  return made.id;
}

export async function startTrial(
  client: Client,
  settings: StripeSettings,
  trial: { customerId: string; businessId: string; trialEndsAt: Date },
): Promise<void> {
  if ((await subscriptionsOf(client, trial.customerId)).length > 0) return;
  await asked(
    client.subscriptions.create(
      {
        customer: trial.customerId,
        items: itemsOf(settings),
        trial_end: Math.floor(trial.trialEndsAt.getTime() / 1000),
        trial_settings: PAUSE_WITHOUT_CARD,
        metadata: { business_id: trial.businessId },
      },
      nameOf('trial', trial.businessId),
    ),
  );
}

/** Reads how a customer stands, and puts a card to use that came since. Whatever the event was, this is what follows. */
export async function settle(client: Client, customerId: string): Promise<CustomerStanding> {
  const [customer, subscriptions, methods] = await Promise.all([
    asked(client.customers.retrieve(customerId)),
    subscriptionsOf(client, customerId),
    asked(client.customers.listPaymentMethods(customerId, { limit: 1 })),
  ]);
  const subscription = preferred(subscriptions);
  if (customer.deleted) return { subscription: subscription && read(subscription), payable: false };
  const [newest] = methods.data;
  let payable = Boolean(customer.invoice_settings.default_payment_method ?? subscription?.default_payment_method);
  if (!payable && newest) {
    await asked(client.customers.update(customerId, { invoice_settings: { default_payment_method: newest.id } }));
    payable = true;
  }
  if (subscription?.status !== 'paused' || !payable)
    return { subscription: subscription && read(subscription), payable };
  return { subscription: read(await resumed(client, subscription.id)), payable };
}

/** Resumes a paused subscription; somebody else may have done so meanwhile. */
async function resumed(client: Client, id: string): Promise<Stripe.Subscription> {
  try {
    return await asked(client.subscriptions.resume(id));
  } catch (error) {
    if (!(error instanceof BillingFailed) || error.outcome !== 'refused') throw error;
    return asked(client.subscriptions.retrieve(id));
  }
}

/** Ends everything that the customer pays for, with a last invoice for what was used. */
export async function cancel(client: Client, customerId: string): Promise<void> {
  for (const { id, status } of await subscriptionsOf(client, customerId)) {
    if (!OVER.has(status)) await asked(client.subscriptions.cancel(id, { invoice_now: true }));
  }
}

async function subscriptionsOf(client: Client, customer: string): Promise<Stripe.Subscription[]> {
  const { data } = await asked(client.subscriptions.list({ customer, status: 'all', limit: MOST }));
  return data;
}

function preferred(subscriptions: readonly Stripe.Subscription[]): Stripe.Subscription | null {
  const rank = ({ status }: Stripe.Subscription) => PRECEDENCE.indexOf(status);
  return subscriptions.toSorted((a, b) => rank(a) - rank(b) || b.created - a.created)[0] ?? null;
}

function read(subscription: Stripe.Subscription): Subscription {
  const status = SUBSCRIPTION_STATUSES.find((known) => known === subscription.status);
  if (!status) throw new BillingFailed(`subscription status ${subscription.status}`, 'refused');
  // Periods belong to the items; those of one subscription agree.
  const [item] = subscription.items.data;
  if (!item) throw new BillingFailed('a subscription without items', 'refused');
  return {
    id: idOf(subscription),
    status,
    trialEndsAt: subscription.trial_end === null ? null : date(subscription.trial_end),
    periodStart: date(item.current_period_start),
    periodEnd: date(item.current_period_end),
    cancelsAt: subscription.cancel_at_period_end
      ? date(item.current_period_end)
      : subscription.cancel_at === null
        ? null
        : date(subscription.cancel_at),
  };
}
