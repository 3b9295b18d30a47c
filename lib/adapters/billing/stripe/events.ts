import type { Stripe } from 'stripe';
import { type BillingEvent, ForgedEvent } from '#lib/adapters/billing/port.ts';
import type { Client } from './client.ts';
import { METER_ERRORS } from './meter.ts';

/** Older than this a signature counts no more, whoever made it. */
const TOLERANCE_SECONDS = 300;

/**
 * Reads an event that one of the secrets has signed, as it was sent, byte by byte. Snapshots say whom they are about and
 * nothing else is taken from them: they come late, twice, and in any order.
 */
export function readEvent(
  client: Client,
  secrets: readonly string[],
  body: string,
  signature: string | null,
): BillingEvent {
  const read = isThin(body)
    ? (secret: string) =>
        ofNotification(client.parseEventNotification(body, signature ?? '', secret, TOLERANCE_SECONDS))
    : (secret: string) => ofSnapshot(client.webhooks.constructEvent(body, signature ?? '', secret, TOLERANCE_SECONDS));
  for (const secret of secrets) {
    try {
      return read(secret);
    } catch (error) {
      if ((error as { type?: string }).type !== 'StripeSignatureVerificationError') throw error;
    }
  }
  throw new ForgedEvent('no secret of ours signed this');
}

/** Which of its two kinds of reading an event wants: it says so itself, signed or not. */
function isThin(body: string): boolean {
  try {
    return (JSON.parse(body) as { object?: unknown } | null)?.object === 'v2.core.event';
  } catch {
    throw new ForgedEvent('not an event');
  }
}

const ofNotification = ({ id, type }: Stripe.V2.Core.EventNotification): BillingEvent => ({
  id,
  type,
  about: type === METER_ERRORS ? 'use' : 'nothing',
});

function ofSnapshot({ id, type, data }: Stripe.Event): BillingEvent {
  const object = data.object as { object: string; id?: string; customer?: string | { id: string } | null };
  const customer = object.object === 'customer' ? object.id : object.customer;
  const customerId = typeof customer === 'object' ? customer?.id : customer;
  return customerId ? { id, type, about: 'customer', customerId } : { id, type, about: 'nothing' };
}
