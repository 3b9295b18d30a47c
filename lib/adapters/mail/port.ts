import { port } from '#lib/core/port.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The one address the mail is about; the development outbox shows it so that no mailbox is needed. */
  link?: string;
}

/** Sends one mail; rejects when the mail could not be handed over. Never logs subject, body or recipient. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export const mailerPort = port<Mailer>('mailer');
