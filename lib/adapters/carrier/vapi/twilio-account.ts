/** What Vapi is given to answer a number at Twilio. An API key can be taken back; the account's own token signs everything. */
export type TwilioAccount = { accountSid: string } & ({ apiKey: string; apiSecret: string } | { authToken: string });

/** The account that the environment names; null without one. */
export function twilioAccountOf(env: Readonly<Record<string, string | undefined>>): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY: apiKey, TWILIO_API_SECRET: apiSecret } = env;
  const authToken = env.TWILIO_AUTH_TOKEN;
  if (!accountSid) return null;
  if (apiKey && apiSecret) return { accountSid, apiKey, apiSecret };
  return authToken ? { accountSid, authToken } : null;
}
