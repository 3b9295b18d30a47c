import { z } from 'zod';

const Settings = z.object({
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'must be the SID of an account: AC and 32 digits'),
  TWILIO_AUTH_TOKEN: z.string().min(1, 'must be set beside TWILIO_ACCOUNT_SID'),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/, 'must be the SID of a messaging service: MG and 32 digits')
    .optional(),
  TWILIO_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** The account at Twilio that texts go through and numbers are bought with. */
export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** Numbers are put into it, and texts sent through it; null: each number sends for itself. */
  messagingServiceSid: string | null;
  /** An emulator that stands for every host of Twilio's, without a slash at the end. */
  baseUrl: string | null;
}

/** Twilio as the environment names it; null where it names none, and everything stays simulated. @throws on half an account */
export function twilioFromEnv(env: Readonly<Record<string, string | undefined>>): TwilioSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  if (!set.TWILIO_ACCOUNT_SID) return null;
  const parsed = Settings.parse(set);
  return {
    accountSid: parsed.TWILIO_ACCOUNT_SID,
    authToken: parsed.TWILIO_AUTH_TOKEN,
    messagingServiceSid: parsed.TWILIO_MESSAGING_SERVICE_SID ?? null,
    baseUrl: parsed.TWILIO_BASE_URL?.replace(/\/+$/, '') ?? null,
  };
}
