import { z } from 'zod';
import type { Patience } from '#lib/adapters/carrier/port.ts';
import { instanceOf } from './instance.ts';
import { type TwilioAccount, twilioAccountOf } from './twilio-account.ts';

const VENDOR = 'https://api.vapi.ai';
const HOOK_PATH = '/api/callbacks/vapi';

const Settings = z
  .object({
    VAPI_API_KEY: z.string(),
    VAPI_BASE_URL: z.url({ protocol: /^https?$/ }).default(VENDOR),
    VAPI_WEBHOOK_SECRET: z.string().optional(),
    VAPI_WEBHOOK_CREDENTIAL_ID: z.string().optional(),
    /** Multiplies every wait below: tests with an emulator have less of it. */
    VAPI_PATIENCE: z.coerce.number().positive().default(1),
  })
  .transform(({ VAPI_WEBHOOK_SECRET: secret, VAPI_WEBHOOK_CREDENTIAL_ID: credentialId, ...rest }, ctx) => {
    // Fail closed: without them anybody could tell us what happens on our calls.
    if (secret && credentialId) return { ...rest, secret, credentialId };
    ctx.addIssue({
      code: 'custom',
      message: 'VAPI_WEBHOOK_SECRET and VAPI_WEBHOOK_CREDENTIAL_ID must be set beside VAPI_API_KEY',
    });
    return z.NEVER;
  });

export interface VapiSettings {
  apiKey: string;
  /** Without a slash at the end. */
  baseUrl: string;
  /** Where Vapi sends its server messages, and the HMAC credential that it signs them with. */
  webhook: { url: string; secret: string; credentialId: string };
  /** This installation's name on what it makes there. */
  instance: string;
  /** The account whose numbers Vapi may answer, where one is configured. */
  twilio: TwilioAccount | null;
  patience: Patience;
  /** Until a request counts as unanswered. */
  timeoutSeconds: number;
}

/**
 * Vapi as the environment names it; null where it names none, and everything stays simulated.
 * @throws when the key is set without what proves that server messages are Vapi's.
 */
export function vapiFromEnv(env: Record<string, string | undefined>, publicUrl: string): VapiSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  if (!set.VAPI_API_KEY) return null;
  const { VAPI_API_KEY, VAPI_BASE_URL, secret, credentialId, VAPI_PATIENCE } = Settings.parse(set);
  return {
    apiKey: VAPI_API_KEY,
    baseUrl: VAPI_BASE_URL.replace(/\/+$/, ''),
    webhook: { url: `${publicUrl}${HOOK_PATH}`, secret, credentialId },
    instance: instanceOf(set.KAICALLS_KEY_PEPPER ?? ''),
    twilio: twilioAccountOf(set),
    patience: {
      unsettledMs: 60_000 * VAPI_PATIENCE,
      noLineMs: 15_000 * VAPI_PATIENCE,
      reportMs: 60_000 * VAPI_PATIENCE,
      silenceMs: 180_000 * VAPI_PATIENCE,
    },
    timeoutSeconds: Math.max(5, 15 * VAPI_PATIENCE),
  };
}
