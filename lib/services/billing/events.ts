import type { BillingEvent } from '#lib/adapters/billing/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';

/** Takes an event with the work that follows from it, both or neither. False when it was here before. */
export async function takeBillingEvent(event: BillingEvent): Promise<boolean> {
  const customer = event.about === 'customer' ? event.customerId : null;
  const [taken] = await callApp<{ fresh: boolean }>('select app.take_billing_event($1, $2, $3, $4) as fresh', [
    event.id,
    event.type,
    event.about,
    customer,
  ]);
  return taken?.fresh ?? false;
}
