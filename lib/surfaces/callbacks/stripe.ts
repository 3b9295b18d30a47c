import { billingPort, ForgedEvent } from '#lib/adapters/billing/port.ts';
import { AppError } from '#lib/core/errors.ts';
import { open } from '#lib/core/operation.ts';
import { takeBillingEvent } from '#lib/services/billing/events.ts';
import { readBody } from '#lib/surfaces/http/input.ts';
import type { RawRoute } from '#lib/surfaces/http/routing.ts';

/** Far more than Stripe ever sends at once, and no more than one address may ask. */
const RATE = { requests: 6_000, seconds: 60, per: 'address' } as const;

/**
 * Where Stripe tells what happened. What it says is signed over the body as it was sent, taken once by its id, and
 * answered at once: a worker looks at the customer then.
 */
export const stripeCallback: RawRoute = {
  id: 'callbacks.stripe',
  method: 'POST',
  path: '/api/callbacks/stripe',
  produces: 'application/json',
  summary: 'Take an event from Stripe',
  access: open,
  rate: RATE,
  async handle(request, { ports }) {
    const billing = ports.get(billingPort);
    if (!billing) throw new AppError('not_found', 'This installation takes no payments.');
    const body = await readBody(request);
    try {
      await takeBillingEvent(await billing.readEvent(body, request.headers.get('stripe-signature')));
    } catch (error) {
      if (!(error instanceof ForgedEvent)) throw error;
      throw new AppError('unauthorized', 'The signature is missing, stale, or not over this body.');
    }
    return Response.json({ received: true });
  },
};
