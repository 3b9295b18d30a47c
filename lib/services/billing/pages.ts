import type { z } from 'zod';
import { type Billing, BillingFailed, billingPort } from '#lib/adapters/billing/port.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Context, oneBusiness } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { customerOf } from './customer.ts';
import type { BillingInput, InvoicesOutput } from './schema.ts';

type Input = z.output<typeof BillingInput>;
type Page = { url: string };

/**
 * A page to choose the plan on. Who is on trial adds a card there; who has a card already is sent to the portal. Nothing
 * follows from coming back: a subscription begins when the provider says so.
 * @throws AppError `billing_off`, `provider_unavailable`
 */
export function openCheckout(ctx: Context, input: Input): Promise<Page> {
  return open(ctx, input, 'billing.checkout_opened', async (billing, customer) => {
    const { businessId, customerId, returnUrl } = customer;
    const { subscription, payable } = await billing.settle(customerId);
    const over = !subscription || subscription.status === 'canceled' || subscription.status === 'incomplete_expired';
    if (!over && payable) return billing.portal(customerId, returnUrl);
    const trialEndsAt = subscription ? null : await ownTrial(ctx, businessId);
    const kind = over ? 'subscribe' : 'add_card';
    const doneUrl = `${returnUrl}?paid=1`;
    return billing.checkout({ customerId, businessId, kind, trialEndsAt, doneUrl, returnUrl });
  });
}

/** The provider's page for card, address, invoices and cancellation. @throws as `openCheckout` */
export function openPortal(ctx: Context, input: Input): Promise<Page> {
  return open(ctx, input, 'billing.portal_opened', (billing, { customerId, returnUrl }) =>
    billing.portal(customerId, returnUrl),
  );
}

interface Customer {
  businessId: string;
  customerId: string;
  returnUrl: string;
}

async function open(
  ctx: Context,
  input: Input,
  action: string,
  address: (billing: Billing, customer: Customer) => Promise<string>,
): Promise<Page> {
  const businessId = oneBusiness(ctx, input.business_id);
  const billing = ctx.ports.get(billingPort);
  if (!billing) throw new AppError('billing_off', 'This installation takes no payments: nothing is charged.');
  const url = await orUnavailable(async () => {
    const customerId = await customerOf(ctx, billing, businessId);
    if (!customerId) throw new AppError('billing_off', 'A test business is never charged.');
    const returnUrl = `${ctx.ports.get(publicUrlPort)()}/b/${businessId}/settings/billing`;
    return address(billing, { businessId, customerId, returnUrl });
  });
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, { businessId, action, subjectType: 'business', subjectId: businessId }),
  );
  return { url };
}

const ownTrial = (ctx: Context, businessId: string): Promise<Date> =>
  inTenant(ctx, async (tx) => {
    const { trial_ends_at } = await tx
      .selectFrom('businesses')
      .select('trial_ends_at')
      .where('id', '=', businessId)
      .executeTakeFirstOrThrow();
    return new Date(trial_ends_at);
  });

/** The newest invoices, as the provider has them now. None where nothing takes money. @throws `provider_unavailable` */
export async function listInvoices(ctx: Context, input: Input): Promise<z.input<typeof InvoicesOutput>> {
  const businessId = oneBusiness(ctx, input.business_id);
  const billing = ctx.ports.get(billingPort);
  const customer = await inTenant(ctx, (tx) =>
    tx.selectFrom('subscriptions').select('customer_id').where('business_id', '=', businessId).executeTakeFirst(),
  );
  if (!billing || !customer?.customer_id) return { invoices: [] };
  const { customer_id } = customer;
  const invoices = await orUnavailable(() => billing.invoices(customer_id));
  return {
    invoices: invoices.map(({ createdAt, ...invoice }) => ({ ...invoice, created_at: createdAt.toISOString() })),
  };
}

const RETRY_SECONDS = 10;

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BillingFailed)) throw error;
    throw new AppError('provider_unavailable', 'The payment provider does not answer as it should. Try again soon.', {
      retryAfter: RETRY_SECONDS,
    });
  }
}
