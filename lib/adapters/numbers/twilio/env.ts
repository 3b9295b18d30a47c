import { sharedClient } from '#lib/adapters/messaging/twilio/client.ts';
import { twilioFromEnv } from '#lib/adapters/messaging/twilio/env.ts';
import type { CallHooks, NumberMarket } from '#lib/adapters/numbers/port.ts';
import { twilioMarket } from './market.ts';
import { marksOf } from './marks.ts';
import { twilioVoice, VOICE_PATH } from './voice.ts';

/** Where Twilio brings the texts that come in. */
const TEXTS_PATH = '/api/callbacks/twilio/messages';
const PAUSE_MS = 2_000;

/** The market for numbers that the environment names; null where it names none, and numbers stay simulated. */
export function marketFromEnv(
  env: Readonly<Record<string, string | undefined>>,
  { instance, publicUrl }: { instance: string; publicUrl: string },
): NumberMarket | null {
  const settings = twilioFromEnv(env);
  if (!settings) return null;
  return twilioMarket({
    client: sharedClient(settings),
    messagingServiceSid: settings.messagingServiceSid,
    marks: marksOf(instance),
    smsUrl: `${publicUrl}${TEXTS_PATH}`,
    voiceUrl: `${publicUrl}${VOICE_PATH}`,
    pauseMs: PAUSE_MS,
  });
}

/** What that market tells us of calls; null where the environment names none. */
export function callHooksFromEnv(
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: () => string,
): CallHooks | null {
  const settings = twilioFromEnv(env);
  return settings && twilioVoice(settings, publicUrl);
}
