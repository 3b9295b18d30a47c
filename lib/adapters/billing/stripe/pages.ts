import type { CheckoutOrder, Invoice } from '#lib/adapters/billing/port.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { asked, type Client } from './client.ts';
import { PAUSE_WITHOUT_CARD } from './customer.ts';
import type { StripeSettings } from './env.ts';
import { itemsOf } from './prices.ts';

const MOST_INVOICES = 24;
const SHOWN: readonly string[] = ['open', 'paid', 'uncollectible', 'void'] satisfies Invoice['status'][];

/**
 * The page that an order is decided on. One that is still open for the same purpose is handed out again, so that nobody
 * subscribes twice in two tabs.
 */
export async function checkout(client: Client, settings: StripeSettings, order: CheckoutOrder): Promise<string> {
  const { kind, customerId } = order;
  const { data } = await asked(client.checkout.sessions.list({ customer: customerId, status: 'open', limit: 10 }));
  const open = data.find(({ metadata, success_url }) => metadata?.kind === kind && success_url === order.doneUrl);
  if (open?.url) return open.url;
  const { url } = await asked(
    client.checkout.sessions.create(kind === 'add_card' ? card(order) : plan(settings, order)),
  );
  if (!url) throw new Error('a checkout session without an address');
  return url;
}

const common = ({ customerId, businessId, kind, doneUrl, returnUrl }: CheckoutOrder) => ({
  customer: customerId,
  client_reference_id: businessId,
  metadata: { business_id: businessId, kind },
  success_url: doneUrl,
  cancel_url: returnUrl,
});

const card = (order: CheckoutOrder) => ({
  ...common(order),
  mode: 'setup' as const,
  currency: 'usd',
  custom_text: { submit: { message: 'Your subscription is paid with this card, from the end of its trial on.' } },
});

function plan(settings: StripeSettings, order: CheckoutOrder) {
  const left = order.trialEndsAt ? Math.ceil((order.trialEndsAt.getTime() - Date.now()) / DAY_MS) : 0;
  const metadata = { business_id: order.businessId };
  return {
    ...common(order),
    mode: 'subscription' as const,
    line_items: itemsOf(settings),
    ...(left > 0
      ? {
          payment_method_collection: 'if_required' as const,
          subscription_data: { metadata, trial_period_days: left, trial_settings: PAUSE_WITHOUT_CARD },
        }
      : { payment_method_collection: 'always' as const, subscription_data: { metadata } }),
  };
}

export async function portal(client: Client, customer: string, return_url: string): Promise<string> {
  return (await asked(client.billingPortal.sessions.create({ customer, return_url }))).url;
}

export async function invoices(client: Client, customer: string): Promise<Invoice[]> {
  const { data } = await asked(client.invoices.list({ customer, limit: MOST_INVOICES }));
  return data.flatMap(({ id, number, status, total, currency, created, hosted_invoice_url }) =>
    status && SHOWN.includes(status)
      ? [
          {
            id,
            number,
            status: status as Invoice['status'],
            total,
            currency,
            createdAt: new Date(created * 1000),
            url: hosted_invoice_url ?? null,
          },
        ]
      : [],
  );
}
