import { z } from 'zod';
import type { Meter } from '#lib/adapters/billing/port.ts';

const eventName = z.string().min(1).max(100);

const settings = z.object({
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must be a secret key (sk_…) or a restricted one (rk_…)'),
  /** One secret per event destination: several are separated by commas. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .pipe(z.array(z.string().regex(/^whsec_/, 'must begin with whsec_')).min(1)),
  STRIPE_PRICE_BASE: z.string().startsWith('price_'),
  STRIPE_PRICE_MINUTES: z.string().startsWith('price_'),
  STRIPE_PRICE_EXTRAS: z.string().startsWith('price_'),
  STRIPE_METER_EVENT: eventName.default('conversation_seconds'),
  STRIPE_METER_EVENT_EXTRAS: eventName.default('extras_micros'),
  STRIPE_BASE_URL: z.url().optional(),
});

export interface StripeSettings {
  key: string;
  webhookSecrets: readonly string[];
  /** Of the plan itself, and of what each meter counts. */
  prices: Readonly<Record<'base' | Meter, string>>;
  /** The events that the meters sum. */
  meterEvents: Readonly<Record<Meter, string>>;
  /** Another server than Stripe's own: an emulator. */
  baseUrl: URL | null;
}

/**
 * The account at Stripe, or null without `STRIPE_SECRET_KEY`. Half a configuration is refused: it would take no money and
 * say nothing. An empty variable counts as unset.
 */
export function stripeFromEnv(env: Readonly<Record<string, string | undefined>>): StripeSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  if (!set.STRIPE_SECRET_KEY) return null;
  const parsed = settings.parse(set);
  return {
    key: parsed.STRIPE_SECRET_KEY,
    webhookSecrets: parsed.STRIPE_WEBHOOK_SECRET,
    prices: {
      base: parsed.STRIPE_PRICE_BASE,
      minutes: parsed.STRIPE_PRICE_MINUTES,
      extras: parsed.STRIPE_PRICE_EXTRAS,
    },
    meterEvents: { minutes: parsed.STRIPE_METER_EVENT, extras: parsed.STRIPE_METER_EVENT_EXTRAS },
    baseUrl: parsed.STRIPE_BASE_URL ? new URL(parsed.STRIPE_BASE_URL) : null,
  };
}
