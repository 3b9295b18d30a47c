import type { TwilioMarket } from './setup.ts';

/**
 * A number in a messaging service loses its own address for texts, unless the service defers to it: a new service does
 * not, and drops every text that comes in.
 */
export async function misfits({ client, messagingServiceSid, smsUrl }: TwilioMarket): Promise<string[]> {
  const twilio = await client();
  const service = await twilio.messaging.v1.services(messagingServiceSid).fetch();
  const { useInboundWebhookOnNumber, inboundRequestUrl, inboundMethod } = service;
  if (useInboundWebhookOnNumber || (inboundRequestUrl === smsUrl && inboundMethod === 'POST')) return [];
  if (!inboundRequestUrl) return ['The messaging service drops what comes in.'];
  return ['The messaging service brings what comes in to another address than ours.'];
}
