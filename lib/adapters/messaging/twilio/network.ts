import type { Twilio } from 'twilio';
import type { MessagingNetwork, TextHooks, TextOrder } from '#lib/adapters/messaging/port.ts';
import { sharedClient } from './client.ts';
import { type TwilioSettings, twilioFromEnv } from './env.ts';
import { twilioHooks } from './hooks.ts';
import { networkError } from './refusals.ts';
import { templateDesk } from './templates.ts';

const STATUS_PATH = '/api/callbacks/twilio/status';

/** Texts to one number that a lost one is looked for among: the newest. */
const MOST_LOOKED_AT = 100;
/** As far as our clock and Twilio's may be apart. */
const SKEW_MS = 120_000;

type Address = { messagingServiceSid?: string; from: string; to: string };

/** Texts by the account that the environment names; null where it names none. */
export function twilioTexts(env: Parameters<typeof twilioFromEnv>[0], publicUrl: () => string): TwilioNetwork | null {
  const settings = twilioFromEnv(env);
  return settings && twilioNetwork(settings, publicUrl);
}

export type TwilioNetwork = MessagingNetwork & { hooks: TextHooks };

/** Texts and WhatsApp messages by Twilio. */
export function twilioNetwork(settings: TwilioSettings, publicUrl: () => string): TwilioNetwork {
  const client = sharedClient(settings);

  /** The service names the account's rules; the number stays the agent's own, where answers come in. */
  const addressOf = ({ channel, from, to }: TextOrder): Address =>
    channel === 'whatsapp'
      ? { from: `whatsapp:${from}`, to: `whatsapp:${to}` }
      : { messagingServiceSid: settings.messagingServiceSid, from, to };

  return {
    name: 'twilio',
    simulated: false,
    lullMs: 600_000,
    whatsAppNumber: settings.whatsAppNumber,
    templates: templateDesk(client),
    hooks: twilioHooks(settings, publicUrl),

    async send(_ctx, order) {
      const twilio = await client();
      try {
        const { sid } = await twilio.messages.create({
          ...addressOf(order),
          ...wordsOf(order),
          // A report names our text, whether or not the answer to this request ever arrives.
          statusCallback: `${publicUrl()}${STATUS_PATH}?message=${order.messageId}`,
        });
        return { networkId: sid };
      } catch (error) {
        throw networkError(error);
      }
    },

    async lookup(_ctx, order, attemptedAt) {
      const { to } = addressOf(order);
      try {
        const found = await sentTo(await client(), to);
        // Without more to go by than the words, what stands beyond the last page may be ours.
        const oldest = found.at(-1)?.dateCreated ?? null;
        if (found.length === MOST_LOOKED_AT && (!oldest || oldest.getTime() > attemptedAt.getTime())) return 'unknown';
        return found
          .filter((one) => one.direction.startsWith('outbound') && mayBe(one, order, attemptedAt))
          .reverse()
          .map(({ sid }) => sid);
      } catch {
        return 'unknown';
      }
    },
  };
}

const wordsOf = ({ body, template }: TextOrder) =>
  template ? { contentSid: template.networkId, contentVariables: JSON.stringify(template.variables) } : { body };

/** The newest first. Twilio's filter by date leaves out what is still queued. */
const sentTo = (twilio: Twilio, to: string) =>
  twilio.messages.list({ to, limit: MOST_LOOKED_AT, pageSize: MOST_LOOKED_AT });

interface Sent {
  from: string | null;
  body: string | null;
  dateCreated: Date;
}

function mayBe(sent: Sent, order: TextOrder, attemptedAt: Date): boolean {
  const from = sent.from?.replace('whatsapp:', '');
  if (from && from !== order.from) return false;
  if (sent.dateCreated.getTime() < attemptedAt.getTime() - SKEW_MS) return false;
  // Trial accounts put words of their own before ours; a template reads as Twilio fills it in.
  return order.template !== undefined || (sent.body ?? '').endsWith(order.body);
}
