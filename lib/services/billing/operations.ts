import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { listInvoices, openCheckout, openPortal } from './pages.ts';
import { getBilling } from './read.ts';
import { BillingInput, BillingOutput, InvoicesOutput, PageOutput } from './schema.ts';

export const getBillingOperation = operation({
  id: 'billing.get',
  method: 'GET',
  path: '/api/v1/billing',
  access: signedIn('admin'),
  rate: RATES.read,
  summary: 'Get the plan and what it allows',
  description:
    'For a signed-in owner or admin. It is read from what is kept here, and is there when the provider is not.',
  input: BillingInput,
  output: BillingOutput,
  run: getBilling,
});

export const listInvoicesOperation = operation({
  id: 'billing.invoices',
  method: 'GET',
  path: '/api/v1/billing/invoices',
  access: signedIn('admin'),
  rate: RATES.read,
  summary: 'List the invoices',
  description: 'The newest 24, as the payment provider has them. Drafts are left out.',
  input: BillingInput,
  output: InvoicesOutput,
  errors: ['provider_unavailable'],
  run: listInvoices,
});

export const checkoutOperation = operation({
  id: 'billing.checkout',
  method: 'POST',
  path: '/api/v1/billing/checkout',
  access: signedIn('admin'),
  outside: true,
  rate: { requests: 20, seconds: 60 },
  summary: 'Choose a plan or add a card',
  description:
    'Answers the address of the page to do it on. What is left of the trial is kept, and no card is needed before its end. Where there is a subscription with a card already, the page is the customer portal.',
  input: BillingInput,
  output: PageOutput,
  errors: ['billing_off', 'provider_unavailable'],
  run: openCheckout,
});

export const portalOperation = operation({
  id: 'billing.portal',
  method: 'POST',
  path: '/api/v1/billing/portal',
  access: signedIn('admin'),
  outside: true,
  rate: { requests: 20, seconds: 60 },
  summary: 'Open the customer portal',
  description: 'Answers the address of the page where card, address and cancellation are looked after.',
  input: BillingInput,
  output: PageOutput,
  errors: ['billing_off', 'provider_unavailable'],
  run: openPortal,
});
