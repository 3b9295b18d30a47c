import { z } from 'zod';
import { outboxMailer } from './outbox.ts';
import type { Mailer } from './port.ts';
import { smtpMailer } from './smtp.ts';

const settings = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender's address, as `KaiCalls <calls@example.com>`. */
  MAIL_FROM: z.string().min(3).default('KaiCalls <no-reply@localhost>'),
});

/** The mail server of `SMTP_URL`; without one, files under the data directory. An empty variable counts as unset. */
export function mailerFromEnv(
  env: Record<string, string | undefined>,
  outbox: Parameters<typeof outboxMailer>[0],
): Mailer {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { SMTP_URL, MAIL_FROM } = settings.parse(set);
  return SMTP_URL ? smtpMailer({ url: SMTP_URL, from: MAIL_FROM }) : outboxMailer(outbox);
}
