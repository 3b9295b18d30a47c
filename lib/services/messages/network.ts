import { type MessagingNetwork, messagingPort } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import type { Business } from '#lib/services/businesses/schema.ts';

/** As `carrierOf`: a test business always uses the sandbox; a live one what is configured, and the sandbox else. */
export function networkOf(ctx: Context, business: Pick<Business, 'test'>): MessagingNetwork {
  const { live, sandbox } = ctx.ports.get(messagingPort);
  return business.test ? sandbox : (live ?? sandbox);
}
