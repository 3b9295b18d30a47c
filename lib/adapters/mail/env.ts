import { z } from 'zod';
import { outboxMailer } from './outbox.ts';
import type { Mailer, ReturnMarks } from './port.ts';
import { smtpMailer } from './smtp.ts';

const settings = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender's address, as `KaiCalls <calls@example.com>`. */
  MAIL_FROM: z.string().min(3).default('KaiCalls <no-reply@localhost>'),
  MAIL_REPLY_TO: z.email().optional(),
  /** With a `*`, as `bounces+*@example.com`, each mail has its own. */
  MAIL_BOUNCE_TO: z
    .string()
    .refine((text) => z.email().safeParse(text.replace('*', '0')).success, 'must be an address')
    .optional(),
});

/** The mail server of `SMTP_URL`; without one, files under the data directory. An empty variable counts as unset. */
export function mailerFromEnv(
  env: Record<string, string | undefined>,
  outbox: Parameters<typeof outboxMailer>[0],
  marks: ReturnMarks,
): Mailer {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { SMTP_URL, MAIL_FROM, MAIL_REPLY_TO, MAIL_BOUNCE_TO } = settings.parse(set);
  if (!SMTP_URL) return outboxMailer(outbox);
  return smtpMailer({
    url: SMTP_URL,
    from: MAIL_FROM,
    replyTo: MAIL_REPLY_TO,
    bounceTo: MAIL_BOUNCE_TO ? (messageId) => MAIL_BOUNCE_TO.replace('*', marks.of(messageId)) : undefined,
  });
}
