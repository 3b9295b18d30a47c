import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from './port.ts';

/**
 * Mails through the server of `url` (`smtp://user:password@host:587`, or `smtps://` for TLS from the start). On
 * `smtp://` to another machine the connection must be upgraded to TLS; a password never travels in the clear.
 */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer & { close(): void } {
  const { protocol, hostname, searchParams } = new URL(url);
  const plain = protocol === 'smtp:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const transport = createTransport(
    { url, requireTLS: plain && !searchParams.has('requireTLS'), connectionTimeout: 10_000, socketTimeout: 20_000 },
    { from },
  );
  return {
    async send({ to, subject, text, html }: Mail) {
      await transport.sendMail({ to, subject, text, html });
    },
    close: () => transport.close(),
  };
}
