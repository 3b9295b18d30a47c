import type { Mail } from '#lib/adapters/mail/port.ts';
import type { Context } from '#lib/core/context.ts';
import type { Claimed } from './claim.ts';
import { unsubscribeLinkPort } from './unsubscribe.ts';

/**
 * What is handed over. Emails that the product writes by itself can be unsubscribed from: by a link under the text, and by
 * the recipient's mail program (RFC 2369 and 8058).
 */
export function mailOf(
  ctx: Context,
  { id, businessId, businessName, to, subject, body, source, messageId, replyTo }: Claimed,
): Mail {
  const mail = { to, subject, text: body, messageId, fromName: businessName, ...(replyTo ? { replyTo } : {}) };
  if (source !== 'sdr') return mail;
  const link = ctx.ports.get(unsubscribeLinkPort)({ id, businessId });
  return {
    ...mail,
    text: `${body}\n\n-- \n${businessName}\nTo get no more emails from us: ${link}\n`,
    headers: { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
