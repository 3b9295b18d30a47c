import type { Stripe } from 'stripe';
import { BillingFailed } from '#lib/adapters/billing/port.ts';
import type { StripeSettings } from './env.ts';

export type Client = Stripe;

const TIMEOUT_MS = 10_000;

/**
 * The official client, loaded when it is first needed. It tries once: whoever asks decides what a repetition means, and
 * gives it the same name.
 */
export async function openClient({ key, baseUrl }: StripeSettings): Promise<Client> {
  const { Stripe } = await import('stripe');
  return new Stripe(key, {
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(baseUrl && {
      host: baseUrl.hostname,
      port: baseUrl.port || undefined,
      protocol: baseUrl.protocol === 'http:' ? ('http' as const) : ('https' as const),
    }),
  });
}

/** Asks Stripe, and says of what went wrong whether it may have happened. @throws {BillingFailed} */
export async function asked<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    throw failed(error);
  }
}

interface StripeFault {
  type?: string;
  statusCode?: number;
  code?: string;
  param?: string;
  /** What broke the connection. */
  detail?: { code?: string };
}

/** A wrong key is put right by whoever runs this, and the work is still there then. */
const NOT_NOW = new Set([401, 403, 409, 429]);
/** The connection was never made. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function failed(error: unknown): BillingFailed {
  const { type = 'error', statusCode, code, param, detail } = error as StripeFault;
  const said = [type, code, param].filter(Boolean).join(' ');
  if (statusCode === undefined)
    return new BillingFailed(said, NOT_SENT.has(detail?.code ?? '') ? 'deferred' : 'unknown');
  if (statusCode >= 500) return new BillingFailed(said, 'unknown');
  // The same name with other words: a name is free again after a day.
  if (NOT_NOW.has(statusCode) || type === 'StripeIdempotencyError') return new BillingFailed(said, 'deferred');
  return new BillingFailed(said, 'refused');
}
