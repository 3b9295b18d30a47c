import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { oneLine } from '#lib/core/one-line.ts';
import { type Mail, type Mailer, MailFailed } from './port.ts';

export type Server = SMTPConnection.Options & { auth?: SMTPConnection.Credentials | undefined };

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export interface MailerSettings {
  url: string;
  from: string;
  /** Where answers to the product's own mails go. */
  replyTo?: string | undefined;
  /** The sender of the envelope: where the mail of this id comes back to when it cannot be delivered. */
  bounceTo?: ((messageId: string | undefined) => string) | undefined;
}

const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' };

/**
 * Mails through the server of `url` (`smtp://user:password@host:587`, or `smtps://` for TLS from the start). On
 * `smtp://` to another machine the connection must be upgraded to TLS; a password never travels in the clear.
 */
export function smtpMailer({ url, from, replyTo, bounceTo }: MailerSettings): Mailer {
  const { protocol, hostname, searchParams } = new URL(url);
  const plain = protocol === 'smtp:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const server = { requireTLS: plain && !searchParams.has('requireTLS'), ...parseConnectionUrl(url) } as Server;
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  return {
    send: (mail) => {
      const back = bounceTo?.(mail.messageId);
      return mail.fromName
        ? deliver(server, { name: mail.fromName, address }, mail, back)
        : deliver(server, from, { replyTo, ...mail, headers: { ...mail.headers, ...AUTOMATIC } }, back);
    },
    verify: () => verify(server),
  };
}

/** Hands one mail to a server, on a connection of its own. @throws {MailFailed} */
export async function deliver(
  server: Server,
  from: string | { name: string; address: string },
  { to, subject, text, html, messageId, headers, replyTo }: Mail,
  bounceTo?: string,
): Promise<void> {
  const composed = new MailComposer({
    from,
    to: { name: '', address: to },
    replyTo,
    subject,
    text,
    html,
    messageId,
    headers: { ...headers },
    // What is written is what is sent: nothing is fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const message = await composed.build();
  const { from: sender } = composed.getEnvelope();
  await connected(server, async (connection, step) => {
    let begun = false;
    // Read from when the server has said that it takes the text, and not before.
    const body = new Readable({
      read() {
        begun = true;
        this.push(message);
        this.push(null);
      },
    });
    await step((done) =>
      connection.send({ from: bounceTo ?? sender, to: [to], size: message.length }, body, done),
    ).catch((error: SMTPConnection.SMTPError) => {
      throw failed(error, begun);
    });
  });
}

/** Connects and signs in, and sends nothing. @throws {MailFailed} */
export const verify = (server: Server): Promise<void> => connected(server, async () => {});

/** One command of the conversation: it ends with its own answer, or with the connection. */
type Step = (command: (done: (error?: Error | null) => void) => void) => Promise<void>;

async function connected(server: Server, work: (connection: SMTPConnection, step: Step) => Promise<void>) {
  const { auth, ...options } = server;
  const connection = new SMTPConnection({ ...TIMEOUTS, ...options });
  const broken = new Promise<never>((_, reject) => connection.on('error', reject));
  broken.catch(() => {}); // told by the step that it breaks
  const step: Step = (command) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    command((error) => (error ? reject(error) : resolve()));
    return Promise.race([broken, promise]);
  };
  try {
    await step((done) => connection.connect(done));
    if (auth) await step((done) => connection.login({ credentials: auth }, done));
    await work(connection, step);
    connection.quit();
  } catch (error) {
    connection.close();
    throw error instanceof MailFailed ? error : failed(error as SMTPConnection.SMTPError, false);
  }
}

/** Replies of 550, 551 and 553 to a recipient mean the mailbox, unless their detail (5.7) says that it is a policy. */
const NO_MAILBOX = new Set([550, 551, 553]);
const POLICY = /^\d{3}[ -]5\.7\./;
const MOST_SAID = 300;

function failed(error: SMTPConnection.SMTPError, begun: boolean): MailFailed {
  const { responseCode = 0, response = '', command } = error;
  const said = oneLine(error.message).slice(0, MOST_SAID);
  if (responseCode >= 500) {
    return new MailFailed(
      said,
      'refused',
      command === 'RCPT TO' && NO_MAILBOX.has(responseCode) && !POLICY.test(response),
    );
  }
  return new MailFailed(said, begun && responseCode < 400 ? 'unknown' : 'deferred');
}
