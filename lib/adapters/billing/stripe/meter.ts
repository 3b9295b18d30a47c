import type { MeteredUse, UncountedUse } from '#lib/adapters/billing/port.ts';
import { asked, type Client } from './client.ts';
import type { StripeSettings } from './env.ts';

/** Stripe has an event of this name already, and counts it once. */
const KNOWN = /already exists with identifier|duplicate_meter_event/;

/** Meters sum whole numbers: the smallest unit of each, so that nothing is lost to rounding. */
export async function report(client: Client, { meterEvents }: StripeSettings, use: MeteredUse): Promise<void> {
  const created = client.billing.meterEvents.create({
    event_name: meterEvents[use.meter],
    identifier: use.identifier,
    timestamp: Math.floor(use.at.getTime() / 1000),
    payload: { stripe_customer_id: use.customerId, value: String(use.quantity) },
  });
  const known = (error: { message?: string; code?: string }) => KNOWN.test(`${error.code} ${error.message}`);
  await asked(
    created.catch((error) => {
      if (!known(error)) throw error;
    }),
  );
}

export async function withdraw(
  client: Client,
  { meterEvents }: StripeSettings,
  { identifier, meter }: Pick<MeteredUse, 'identifier' | 'meter'>,
): Promise<void> {
  const event_name = meterEvents[meter];
  await asked(client.billing.meterEventAdjustments.create({ event_name, type: 'cancel', cancel: { identifier } }));
}

export const METER_ERRORS = 'v1.billing.meter.error_report_triggered';

/** Uses that Stripe took and could not count: told in a thin event, whose content is fetched. */
export async function uncounted(client: Client, eventId: string): Promise<UncountedUse[]> {
  const event = await asked(client.v2.core.events.retrieve(eventId));
  if (event.type !== METER_ERRORS) return [];
  return event.data.reason.error_types.flatMap(({ code, sample_errors }) =>
    sample_errors.map(({ request }) => ({ identifier: request.identifier, reason: code })),
  );
}
