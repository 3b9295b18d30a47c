import { port } from '#lib/core/port.ts';

/** How a subscription can stand, in the words that the providers share. */
export const SUBSCRIPTION_STATUSES = [
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'paused',
  'incomplete',
  'incomplete_expired',
  'canceled',
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

export interface Subscription {
  id: string;
  status: SubscriptionStatus;
  trialEndsAt: Date | null;
  /** What is being paid for now, from the items of the subscription. */
  periodStart: Date;
  periodEnd: Date;
  /** Set when it ends by itself then. */
  cancelsAt: Date | null;
}

/** How a customer stands at this moment. */
export interface CustomerStanding {
  /** The one that counts, of all that the customer ever had. */
  subscription: Subscription | null;
  /** There is something to collect from: a card, a bank account. */
  payable: boolean;
}

export interface Invoice {
  id: string;
  number: string | null;
  status: 'open' | 'paid' | 'uncollectible' | 'void';
  /** In the smallest unit of the currency. */
  total: number;
  /** ISO 4217, lower case. */
  currency: string;
  createdAt: Date;
  /** A page of the provider where it can be read, and paid. */
  url: string | null;
}

export interface NewCustomer {
  businessId: string;
  name: string;
  email: string | null;
}

export interface CheckoutOrder {
  customerId: string;
  businessId: string;
  /** A new subscription, or a card for the one that there is. */
  kind: 'subscribe' | 'add_card';
  /** The rest of the trial, in which no card is needed; null when it is over. */
  trialEndsAt: Date | null;
  /** Where the browser goes afterwards: done or given up. Nothing follows from its going there. */
  doneUrl: string;
  returnUrl: string;
}

/** What is counted: conversation in seconds, to be sold by the minute; phone lines, texts and numbers in millionths of a dollar. */
export type Meter = 'minutes' | 'extras';

/** A line of the ledger. Its identifier is its name for ever: a second arrival of it counts for nothing. */
export interface MeteredUse {
  identifier: string;
  meter: Meter;
  customerId: string;
  quantity: number;
  at: Date;
}

/** What the provider has to tell, once it is certain that it comes from there. */
export type BillingEvent = { id: string; type: string } & (
  | { about: 'customer'; customerId: string }
  /** Use that was taken and could not be counted afterwards. */
  | { about: 'use' }
  | { about: 'nothing' }
);

/** Why a use was not counted: its identifier, where the provider names it. */
export interface UncountedUse {
  identifier: string;
  reason: string;
}

/**
 * Who takes the money. Every method asks the provider, within the time of one request; none retries by itself, and each
 * may be repeated: what exists is found again.
 * @throws {BillingFailed}
 */
export interface Billing {
  /** True where no money moves: the provider's test mode. */
  readonly test: boolean;
  createCustomer(customer: NewCustomer): Promise<string>;
  /** A subscription on trial, without a card, unless the customer has one already. */
  startTrial(customer: { customerId: string; businessId: string; trialEndsAt: Date }): Promise<void>;
  /** How the customer stands; a card that was added meanwhile is put to use, and a paused subscription resumed with it. */
  settle(customerId: string): Promise<CustomerStanding>;
  /** The address of a page to choose the plan on, or to add a card. */
  checkout(order: CheckoutOrder): Promise<string>;
  /** The address of a page where customers look after card, address and cancellation themselves. */
  portal(customerId: string, returnUrl: string): Promise<string>;
  /** The newest invoices, drafts left out. */
  invoices(customerId: string): Promise<Invoice[]>;
  report(use: MeteredUse): Promise<void>;
  /** Takes a use back that was reported within the last day. */
  withdraw(use: Pick<MeteredUse, 'identifier' | 'meter'>): Promise<void>;
  /** Ends whatever the customer pays for, at once. */
  cancel(customerId: string): Promise<void>;
  /** @throws {ForgedEvent} for what is not signed, stale, or altered. */
  readEvent(body: string, signature: string | null): Promise<BillingEvent>;
  uncounted(eventId: string): Promise<UncountedUse[]>;
  /** What of the prices and meters over there would charge something else than is meant, in sentences. */
  misfits(): Promise<string[]>;
}

/** `refused`: for good. `deferred`: it did not happen, try again. `unknown`: nobody knows whether it happened. */
export type BillingOutcome = 'refused' | 'deferred' | 'unknown';

export class BillingFailed extends Error {
  override name = 'BillingFailed';
  readonly outcome: BillingOutcome;

  /** @param message the provider's words: of parameters, never of people. */
  constructor(message: string, outcome: BillingOutcome) {
    super(message);
    this.outcome = outcome;
  }
}

export class ForgedEvent extends Error {
  override name = 'ForgedEvent';
}

/** Null where nothing takes money: then nothing is ever stopped for want of it. */
export const billingPort = port<Billing | null>('billing');
