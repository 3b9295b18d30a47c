import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import {
  type CheckoutSession,
  type Customer,
  cardBody,
  customerBody,
  type Invoice,
  invoiceBody,
  listBody,
  type NewSubscription,
  type PaymentMethod,
  renew,
  type Subscription,
  sessionBody,
  subscriptionBody,
} from './bodies.ts';
import { StripeEvents } from './events.ts';
import { MeterLedger, refusal } from './ledger.ts';

/** What a month of the plan costs in the emulator, in cents. */
const PLAN_CENTS = 4_900;
const DAY_SECONDS = 86_400;

export interface Prices {
  base: string;
  minutes: string;
  extras: string;
}

/** One account at Stripe: its customers and what they pay for. Times are Unix seconds. */
export class StripeAccount {
  readonly customers = new Map<string, Customer>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly sessions = new Map<string, CheckoutSession & { asked: Record<string, unknown> }>();
  readonly methods: PaymentMethod[] = [];
  readonly invoices: Invoice[] = [];
  readonly meter = new MeterLedger();
  readonly events: StripeEvents;
  readonly prices: Prices;
  /** Where its pages are, set when it listens. */
  page = '';

  constructor(prices: Prices, chaos?: Chaos) {
    this.prices = prices;
    this.events = new StripeEvents(() => this.now(), chaos);
  }

  now(): number {
    return Math.floor(Date.now() / 1000);
  }

  // ── What the API does ──

  createCustomer(asked: Parameters<typeof customerBody>[0]): Customer {
    const customer = customerBody(asked, this.now());
    this.customers.set(customer.id, customer);
    this.events.snapshot('customer.created', customer);
    return customer;
  }

  customer(id: string): Customer {
    const customer = this.customers.get(id);
    if (!customer) throw refusal('customer', `No such customer: '${id}'`, 'resource_missing', 404);
    return customer;
  }

  setDefaultMethod(id: string, method: string): Customer {
    const customer = this.customer(id);
    if (!this.methods.some((one) => one.id === method && one.customer === id)) {
      throw refusal(
        'invoice_settings[default_payment_method]',
        `No such PaymentMethod: '${method}'`,
        'resource_missing',
      );
    }
    customer.invoice_settings.default_payment_method = method;
    this.events.snapshot('customer.updated', customer);
    return customer;
  }

  createSubscription(order: NewSubscription): Subscription {
    const customer = this.customer(order.customer);
    this.#knownPrices(order.prices);
    if (order.trialEnd !== null && order.trialEnd <= this.now()) {
      throw refusal('trial_end', 'The trial end must be in the future.');
    }
    if (order.trialEnd === null && !customer.invoice_settings.default_payment_method) {
      throw refusal(
        undefined,
        'This customer has no attached payment source or default payment method.',
        'resource_missing',
      );
    }
    const subscription = subscriptionBody(order, this.now());
    this.subscriptions.set(subscription.id, subscription);
    this.events.snapshot('customer.subscription.created', subscription);
    if (order.trialEnd === null) this.#invoice(subscription, 'paid');
    return subscription;
  }

  subscription(id: string): Subscription {
    const subscription = this.subscriptions.get(id);
    if (!subscription) throw refusal('id', `No such subscription: '${id}'`, 'resource_missing', 404);
    return subscription;
  }

  resume(id: string): Subscription {
    const subscription = this.subscription(id);
    if (subscription.status !== 'paused') throw refusal(undefined, 'Only paused subscriptions can be resumed.');
    if (!this.#payable(subscription.customer)) throw refusal(undefined, 'There is no payment method to resume with.');
    renew(subscription, this.now());
    this.#become(subscription, 'active', 'customer.subscription.resumed');
    this.#invoice(subscription, 'paid');
    return subscription;
  }

  cancel(id: string): Subscription {
    const subscription = this.subscription(id);
    if (subscription.status === 'canceled')
      throw refusal('id', `No such subscription: '${id}'`, 'resource_missing', 404);
    subscription.canceled_at = this.now();
    subscription.ended_at = this.now();
    this.#become(subscription, 'canceled', 'customer.subscription.deleted');
    return subscription;
  }

  openSession(asked: Record<string, unknown> & Parameters<typeof sessionBody>[0]): CheckoutSession {
    this.customer(asked.customer);
    const items = (asked.line_items ?? []) as { price: string }[];
    if (asked.mode === 'subscription' && items.length === 0)
      throw refusal('line_items', 'Missing required param: line_items.');
    if (asked.mode === 'setup' && items.length > 0)
      throw refusal('line_items', '`line_items` is not allowed in setup mode.');
    if (asked.mode === 'setup' && !asked.currency && !asked.payment_method_types) {
      throw refusal('currency', 'Missing required param: currency.', 'parameter_missing');
    }
    this.#knownPrices(items);
    const session = sessionBody(asked, this.now(), this.page);
    this.sessions.set(session.id, { ...session, asked });
    return session;
  }

  listSubscriptions(customer: string, status: string | null, limit: number) {
    const wanted = (subscription: Subscription) =>
      status === 'all' || (status ? subscription.status === status : subscription.status !== 'canceled');
    const found = [...this.subscriptions.values()].filter((one) => one.customer === customer && wanted(one));
    return listBody('/v1/subscriptions', found.reverse(), limit);
  }

  // ── What people and time do ──

  /** Somebody goes through a Checkout page; `withCard` where a card is asked for, or they choose to give one. */
  pay(id: string, { withCard = true } = {}): CheckoutSession {
    const session = this.sessions.get(id);
    if (session?.status !== 'open') throw refusal('id', `No such open session: '${id}'`, 'resource_missing', 404);
    const { customer, asked } = session;
    if (withCard) this.addCard(customer);
    if (session.mode === 'subscription') session.subscription = this.#subscribe(customer, asked).id;
    session.status = 'complete';
    session.url = null;
    const { asked: _asked, ...told } = session;
    this.events.snapshot('checkout.session.completed', told);
    return told;
  }

  #subscribe(customer: string, asked: Record<string, unknown>): Subscription {
    const data = (asked.subscription_data ?? {}) as {
      trial_period_days?: string;
      trial_settings?: { end_behavior: { missing_payment_method: NewSubscription['missing'] } };
      metadata?: Record<string, string>;
    };
    const days = Number(data.trial_period_days ?? 0);
    const newest = this.methods.findLast((method) => method.customer === customer);
    if (days === 0 && newest) this.customer(customer).invoice_settings.default_payment_method = newest.id;
    return this.createSubscription({
      customer,
      prices: asked.line_items as NewSubscription['prices'],
      trialEnd: days > 0 ? this.now() + days * DAY_SECONDS : null,
      missing: data.trial_settings?.end_behavior.missing_payment_method,
      metadata: data.metadata,
    });
  }

  /** A card is attached; which is used is said by the customer's default. */
  addCard(customer: string): PaymentMethod {
    const method = cardBody(customer, this.now());
    this.methods.push(method);
    this.events.snapshot('payment_method.attached', method);
    return method;
  }

  /** The trial ends now. */
  endTrial(customer: string): Subscription {
    const subscription = this.only(customer);
    subscription.trial_end = this.now();
    if (!this.#payable(customer)) return this.#become(subscription, 'paused', 'customer.subscription.paused');
    renew(subscription, this.now());
    this.#invoice(subscription, 'paid');
    return this.#become(subscription, 'active', 'customer.subscription.updated');
  }

  /** A new period begins, and is paid or not. */
  nextPeriod(customer: string, paid: boolean): Subscription {
    const subscription = this.only(customer);
    renew(subscription, this.now());
    this.#invoice(subscription, paid ? 'paid' : 'open');
    return this.#become(subscription, paid ? 'active' : 'past_due', 'customer.subscription.updated');
  }

  /** Everything that was open is paid. */
  payOpen(customer: string): Subscription {
    for (const invoice of this.invoices.filter((one) => one.customer === customer && one.status === 'open')) {
      invoice.status = 'paid';
      this.events.snapshot('invoice.paid', invoice);
    }
    return this.#become(this.only(customer), 'active', 'customer.subscription.updated');
  }

  /** The newest subscription of a customer. */
  only(customer: string): Subscription {
    const found = [...this.subscriptions.values()].findLast((one) => one.customer === customer);
    if (!found) throw new Error(`the customer ${customer} has no subscription`);
    return found;
  }

  #payable(customer: string): boolean {
    return this.customer(customer).invoice_settings.default_payment_method !== null;
  }

  #become(subscription: Subscription, status: Subscription['status'], event: string): Subscription {
    subscription.status = status;
    this.events.snapshot(event, subscription);
    return subscription;
  }

  #invoice(subscription: Subscription, status: 'paid' | 'open'): void {
    const invoice = invoiceBody(subscription, { status, total: PLAN_CENTS, created: this.now(), page: this.page });
    this.invoices.unshift(invoice);
    this.events.snapshot('invoice.finalized', invoice);
    this.events.snapshot(status === 'paid' ? 'invoice.paid' : 'invoice.payment_failed', invoice);
  }

  #knownPrices(items: readonly { price: string }[]): void {
    const known = Object.values(this.prices);
    const strange = items.findIndex(({ price }) => !known.includes(price));
    if (strange < 0) return;
    throw refusal(`items[${strange}][price]`, `No such price: '${items[strange]?.price}'`, 'resource_missing');
  }
}
