import type { Stripe } from 'stripe';

const MONTH_SECONDS = 30 * 86_400;

/** A body with the fields that this product and its tests read; the rest of the type is left out. */
export type Body<T> = { -readonly [field in keyof T]?: unknown } & { id: string; object: string };

let count = 0;
/** A name as Stripe makes them: `sub_emulated0001`. */
export const newName = (prefix: string): string => `${prefix}_emulated${String(++count).padStart(6, '0')}`;

export interface Customer extends Body<Stripe.Customer> {
  email: string | null;
  metadata: Record<string, string>;
  invoice_settings: { default_payment_method: string | null };
}

export interface NewCustomer {
  email?: string;
  name?: string;
  metadata?: Record<string, string>;
}

export const customerBody = ({ email, name, metadata = {} }: NewCustomer, created: number): Customer => ({
  id: newName('cus'),
  object: 'customer',
  created,
  email: email ?? null,
  name: name ?? null,
  metadata,
  livemode: false,
  invoice_settings: { default_payment_method: null },
});

export interface PaymentMethod extends Body<Stripe.PaymentMethod> {
  customer: string;
}

export const cardBody = (customer: string, created: number): PaymentMethod => ({
  id: newName('pm'),
  object: 'payment_method',
  type: 'card',
  created,
  customer,
  livemode: false,
  card: { brand: 'visa', country: 'US', exp_month: 8, exp_year: 2030, last4: '4242' },
});

export interface SubscriptionItem extends Body<Stripe.SubscriptionItem> {
  current_period_start: number;
  current_period_end: number;
}

export interface Subscription extends Body<Stripe.Subscription> {
  customer: string;
  status: Stripe.Subscription.Status;
  created: number;
  trial_end: number | null;
  canceled_at: number | null;
  ended_at: number | null;
  cancel_at_period_end: boolean;
  items: { object: 'list'; data: SubscriptionItem[]; has_more: boolean };
}

export interface NewSubscription {
  customer: string;
  prices: readonly { price: string; quantity?: number }[];
  trialEnd: number | null;
  missing?: 'pause' | 'cancel' | 'create_invoice';
  metadata?: Record<string, string>;
}

/** Periods belong to the items: the subscription itself has none. */
export function subscriptionBody(order: NewSubscription, created: number): Subscription {
  const id = newName('sub');
  const { trialEnd } = order;
  return {
    id,
    object: 'subscription',
    customer: order.customer,
    status: trialEnd === null ? 'active' : 'trialing',
    created,
    currency: 'usd',
    livemode: false,
    collection_method: 'charge_automatically',
    metadata: order.metadata ?? {},
    trial_start: trialEnd === null ? null : created,
    trial_end: trialEnd,
    trial_settings: { end_behavior: { missing_payment_method: order.missing ?? 'create_invoice' } },
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    default_payment_method: null,
    latest_invoice: null,
    items: {
      object: 'list',
      has_more: false,
      data: order.prices.map(({ price, quantity }) => ({
        id: newName('si'),
        object: 'subscription_item',
        created,
        subscription: id,
        metadata: {},
        ...(quantity !== undefined && { quantity }),
        price: { id: price, object: 'price', active: true, currency: 'usd', livemode: false },
        current_period_start: created,
        current_period_end: trialEnd ?? created + MONTH_SECONDS,
      })),
    },
  };
}

/** The next period of a subscription begins. */
export function renew({ items }: Subscription, now: number): void {
  for (const item of items.data) {
    item.current_period_start = now;
    item.current_period_end = now + MONTH_SECONDS;
  }
}

export interface Invoice extends Body<Stripe.Invoice> {
  customer: string;
  status: 'draft' | 'open' | 'paid' | 'void';
}

/** Of which subscription it is, is said by its parent: the invoice itself has no such field. */
export const invoiceBody = (
  { id: subscription, customer }: Subscription,
  { status, total, created, page }: { status: Invoice['status']; total: number; created: number; page: string },
): Invoice => {
  const id = newName('in');
  return {
    id,
    object: 'invoice',
    customer,
    status,
    created,
    number: `EMULATED-${id.slice(-4)}`,
    currency: 'usd',
    total,
    amount_due: total,
    amount_paid: status === 'paid' ? total : 0,
    amount_remaining: status === 'paid' ? 0 : total,
    livemode: false,
    billing_reason: 'subscription_cycle',
    hosted_invoice_url: `${page}/__emulator/invoices/${id}`,
    parent: { type: 'subscription_details', quote_details: null, subscription_details: { metadata: {}, subscription } },
  };
};

export interface CheckoutSession extends Body<Stripe.Checkout.Session> {
  customer: string;
  mode: 'subscription' | 'setup' | 'payment';
  status: 'open' | 'complete' | 'expired';
  url: string | null;
  success_url: string;
}

export function sessionBody(
  asked: { customer: string; mode: CheckoutSession['mode']; success_url: string; [more: string]: unknown },
  created: number,
  page: string,
): CheckoutSession {
  const id = newName('cs_test');
  return {
    id,
    object: 'checkout.session',
    customer: asked.customer,
    mode: asked.mode,
    status: 'open',
    created,
    expires_at: created + 86_400,
    livemode: false,
    client_reference_id: asked.client_reference_id ?? null,
    metadata: asked.metadata ?? {},
    payment_status: asked.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    success_url: asked.success_url,
    cancel_url: asked.cancel_url ?? null,
    subscription: null,
    url: `${page}/__emulator/checkout/${id}`,
  };
}

interface MeterOf {
  id: string;
  event: string;
  unit: number;
}

/** A price of a month, or of what a meter sums in one. */
export const priceBody = (id: string, meter: MeterOf | null): Body<Stripe.Price> => ({
  id,
  object: 'price',
  active: true,
  currency: 'usd',
  livemode: false,
  type: 'recurring',
  recurring: {
    interval: 'month',
    interval_count: 1,
    meter: meter?.id ?? null,
    trial_period_days: null,
    usage_type: meter ? 'metered' : 'licensed',
  },
  transform_quantity: meter && { divide_by: meter.unit, round: 'up' },
});

export const meterBody = ({ id, event }: MeterOf): Body<Stripe.Billing.Meter> => ({
  id,
  object: 'billing.meter',
  event_name: event,
  default_aggregation: { formula: 'sum' },
  status: 'active',
  livemode: false,
});

/** A list as Stripe answers it, the newest first. */
export const listBody = (url: string, data: readonly unknown[], limit = 10) => ({
  object: 'list',
  url,
  has_more: data.length > limit,
  data: data.slice(0, limit),
});
