import type { Billing } from '#lib/adapters/billing/port.ts';
import { type Client, openClient } from './client.ts';
import { cancel, createCustomer, settle, startTrial } from './customer.ts';
import { type StripeSettings, stripeFromEnv } from './env.ts';
import { readEvent } from './events.ts';
import { report, uncounted, withdraw } from './meter.ts';
import { checkout, invoices, portal } from './pages.ts';
import { misfits } from './prices.ts';

/** Who takes the money by the environment: null where nothing is said. */
export function billingFromEnv(env: Readonly<Record<string, string | undefined>>): Billing | null {
  const settings = stripeFromEnv(env);
  return settings && stripeBilling(settings);
}

/** Stripe takes the money. */
export function stripeBilling(settings: StripeSettings): Billing {
  let opened: Promise<Client> | undefined;
  const client = () => (opened ??= openClient(settings));
  return {
    test: /^.k_test_/.test(settings.key),
    createCustomer: async (customer) => createCustomer(await client(), customer),
    startTrial: async (trial) => startTrial(await client(), settings, trial),
    settle: async (customerId) => settle(await client(), customerId),
    checkout: async (order) => checkout(await client(), settings, order),
    portal: async (customerId, returnUrl) => portal(await client(), customerId, returnUrl),
    invoices: async (customerId) => invoices(await client(), customerId),
    report: async (use) => report(await client(), settings, use),
    withdraw: async (use) => withdraw(await client(), settings, use),
    cancel: async (customerId) => cancel(await client(), customerId),
    readEvent: async (body, signature) => readEvent(await client(), settings.webhookSecrets, body, signature),
    uncounted: async (eventId) => uncounted(await client(), eventId),
    misfits: async () => misfits(await client(), settings),
  };
}
