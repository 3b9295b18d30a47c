import type { Meter } from '#lib/adapters/billing/port.ts';
import { asked, type Client } from './client.ts';
import type { StripeSettings } from './env.ts';

/** What a subscription is made of. */
export const itemsOf = ({ prices }: StripeSettings) => [
  { price: prices.base, quantity: 1 },
  { price: prices.minutes },
  { price: prices.extras },
];

/** How much of what a meter sums is one unit of its price: a minute of seconds, a cent of millionths of a dollar. */
const UNIT: Readonly<Record<Meter, number>> = { minutes: 60, extras: 10_000 };

/** What of the metered prices would charge something else than is meant: a price of a minute for each second. */
export async function misfits(client: Client, { prices, meterEvents }: StripeSettings): Promise<string[]> {
  const meters = Object.keys(UNIT) as Meter[];
  const found = await Promise.all(meters.map((meter) => misfitsOf(client, meter, prices[meter], meterEvents[meter])));
  return found.flat();
}

async function misfitsOf(client: Client, meter: Meter, price: string, event: string): Promise<string[]> {
  const { recurring, transform_quantity: unit } = await asked(client.prices.retrieve(price));
  const counts = recurring?.meter ? await asked(client.billing.meters.retrieve(recurring.meter)) : null;
  const fits: [boolean, string][] = [
    [recurring?.interval === 'month' && recurring.interval_count === 1, 'is not of one month'],
    [
      unit?.divide_by === UNIT[meter] && unit.round === 'up',
      `does not divide its quantity by ${UNIT[meter]}, rounding up`,
    ],
    [counts?.event_name === event, `has no meter of the event ${event}`],
    [!counts || counts.default_aggregation.formula === 'sum', 'has a meter that does not sum'],
  ];
  return fits.flatMap(([fit, wrong]) => (fit ? [] : [`The price ${price} (${meter}) ${wrong}.`]));
}
