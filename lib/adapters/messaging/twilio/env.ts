import { z } from 'zod';

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be a SID: ${prefix}…`);

const Settings = z.object({
  TWILIO_ACCOUNT_SID: sid('AC'),
  TWILIO_AUTH_TOKEN: z.string(),
  TWILIO_MESSAGING_SERVICE_SID: sid('MG'),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .regex(/^(?:whatsapp:)?\+[1-9]\d{6,14}$/, 'must be a number in E.164')
    .transform((number) => number.replace('whatsapp:', ''))
    .optional(),
  TWILIO_ADVANCED_OPT_OUT: z.stringbool().default(false),
  TWILIO_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** An account at Twilio, and where it is reached. */
export interface TwilioAccount {
  accountSid: string;
  /** The primary token: webhooks are signed with it. */
  authToken: string;
  /** In the place of every host of twilio.com, which becomes the first segment of the path; null: Twilio's own. */
  baseUrl: string | null;
  /** Whoever waits longer is told that the outcome is not known. */
  timeoutMs?: number;
}

export interface TwilioSettings extends TwilioAccount {
  messagingServiceSid: string;
  /** The one sender of WhatsApp messages; null where each agent's number is one. */
  whatsAppNumber: string | null;
  /** The messaging service has Advanced Opt-Out: Twilio says of each text what it took it for. */
  advancedOptOut: boolean;
}

/** Twilio as the environment names it; null where it names none, and texts stay simulated. @throws for half of it */
export function twilioFromEnv(env: Readonly<Record<string, string | undefined>>): TwilioSettings | null {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  if (!set.TWILIO_ACCOUNT_SID) return null;
  const settings = Settings.parse(set);
  return {
    accountSid: settings.TWILIO_ACCOUNT_SID,
    authToken: settings.TWILIO_AUTH_TOKEN,
    baseUrl: settings.TWILIO_BASE_URL?.replace(/\/+$/, '') ?? null,
    messagingServiceSid: settings.TWILIO_MESSAGING_SERVICE_SID,
    whatsAppNumber: settings.TWILIO_WHATSAPP_FROM ?? null,
    advancedOptOut: settings.TWILIO_ADVANCED_OPT_OUT,
  };
}
