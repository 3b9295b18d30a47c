import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import type { TextOrder } from '#lib/adapters/messaging/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, invalid } from '#lib/core/errors.ts';
import { fillGaps, gapsIn } from '#lib/core/gaps.ts';
import { networkOf } from '#lib/services/messages/network.ts';
import { sendText } from '#lib/services/messages/send.ts';
import type { Sender } from '#lib/services/messages/sender.ts';
import type { SendWhatsAppInput, SendWhatsAppOutput, TemplateContent } from './schema.ts';

/**
 * Sends a WhatsApp message and answers when the network has taken it, as `sendSms`.
 * @throws `whatsapp_window_closed` for free text more than 24 hours after the contact's last message (WhatsApp Business
 * policy); `validation_error` for a template that is not approved, or whose variables are not all given.
 */
export async function sendWhatsApp(
  ctx: Context,
  { agent_id, to, content, lead_id }: z.output<typeof SendWhatsAppInput>,
): Promise<z.output<typeof SendWhatsAppOutput>> {
  const { networkId, from } = await sendText(ctx, {
    agentId: agent_id,
    channel: 'whatsapp',
    to,
    leadId: lead_id,
    words: (tx, sender) =>
      typeof content === 'string' ? freeText(tx, sender, to, content) : filled(tx, ctx, sender, content),
  });
  return { success: true, message_sid: networkId, to, from };
}

type Words = Pick<TextOrder, 'body' | 'template'>;

async function freeText(tx: Tx, { businessId }: Sender, to: string, body: string): Promise<Words> {
  const heard = await tx
    .selectFrom('messages')
    .select('id')
    .where('business_id', '=', businessId)
    .where('contact', '=', to)
    .where('channel', '=', 'whatsapp')
    .where('direction', '=', 'inbound')
    .where('created_at', '>', sql<string>`now() - interval '24 hours'`)
    .limit(1)
    .executeTakeFirst();
  if (heard) return { body };
  throw new AppError(
    'whatsapp_window_closed',
    'This contact has not written by WhatsApp within the last 24 hours: send a template.',
  );
}

async function filled(tx: Tx, ctx: Context, sender: Sender, content: TemplateContent): Promise<Words> {
  const network = networkOf(ctx, sender);
  const template = await tx
    .selectFrom('whatsapp_templates')
    .select(['body', 'status', 'network_id'])
    .where('business_id', '=', sender.businessId)
    .where('network', '=', network.name)
    .where('name', '=', content.name)
    .where('language', '=', content.language)
    .executeTakeFirst();
  if (!template) {
    // The simulated network approves everything, also what was never handed in: an integration can be tried at once.
    if (network.simulated) return { body: [`[${content.name}]`, ...Object.values(content.variables)].join(' ') };
    throw invalid('content.name', 'names no template of this business in this language');
  }
  if (template.status !== 'approved' || !template.network_id) {
    throw invalid('content.name', `names a template that is ${template.status}`);
  }
  const missing = gapsIn(template.body).filter((name) => !Object.hasOwn(content.variables, name));
  if (missing.length > 0) throw invalid('content.variables', `must give ${missing.join(', ')}`);
  const body = fillGaps(template.body, content.variables);
  return { body, template: { networkId: template.network_id, variables: content.variables } };
}
