import { port } from '#lib/core/port.ts';

export interface Sender {
  name: string;
  address: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The one address the mail is about; the development outbox shows it so that no mailbox is needed. */
  link?: string;
  /**
   * In whose name it is written; it stands before the sender's own address. Without one the mail is the product's own:
   * it says that a program wrote it (RFC 3834), so that nobody's vacation answers.
   */
  fromName?: string;
  /** Where an answer goes, if not to the sender. */
  replyTo?: string;
  /** `<…@…>`, the same in every attempt; without one each attempt has its own. */
  messageId?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Sends one mail; rejects when the mail could not be handed over. Never logs subject, body or recipient. */
export interface Mailer {
  /** @throws {MailFailed} */
  send(mail: Mail): Promise<void>;
  /** Whether a mail of this id has been handed over; absent where that cannot be known, as with any mail server. */
  has?(messageId: string): Promise<boolean>;
  /** Connects and signs in, and sends nothing; absent where there is no mail server. @throws {MailFailed} */
  verify?(): Promise<void>;
}

/** Tells by the address that a mail comes back to which mail it was: also where the report quotes nothing of it. */
export interface ReturnMarks {
  /** What stands in that address for the mail of this Message-ID. */
  of(messageId: string | undefined): string;
  /** The id of the mail whose mark is found there; null where none is, or it is not signed by us. */
  in(text: string): string | null;
}

export const returnMarksPort = port<ReturnMarks>('return-marks');

export const mailerPort = port<Mailer>('mailer');
/** Keeps the mails of test businesses, and sends none. */
export const sandboxMailerPort = port<Mailer>('sandbox-mailer');

/** How a connection to a mail server is protected. `none` only to this machine itself. */
export type MailSecurity = 'tls' | 'starttls' | 'none';

/** A mail server that an owner has connected, with the password as it is stored. */
export interface SmtpAccount {
  id: string;
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  sealedPassword: Buffer;
  from: Sender;
}

/** Sends from the mail accounts of owners. */
export interface AccountMailer {
  /** Encrypts a password for its account; nothing but this mailer can read it again. */
  seal(accountId: string, password: string): Buffer;
  /** Connects and signs in, and sends nothing. @throws {MailFailed} */
  verify(account: SmtpAccount): Promise<void>;
  /** @throws {MailFailed} */
  send(account: SmtpAccount, mail: Mail): Promise<void>;
}

export const accountMailerPort = port<AccountMailer>('account-mailer');

/**
 * What became of a mail that was not sent. `refused`: the server said no, and will again. `deferred`: it was not handed
 * over, and may be later. `unknown`: the connection broke after the text was sent and before the server said yes or no.
 */
export type MailOutcome = 'refused' | 'deferred' | 'unknown';

export class MailFailed extends Error {
  override name = 'MailFailed';
  readonly outcome: MailOutcome;
  /** The server says that there is no such mailbox. */
  readonly noMailbox: boolean;

  constructor(message: string, outcome: MailOutcome, noMailbox = false) {
    super(message);
    this.outcome = outcome;
    this.noMailbox = noMailbox;
  }
}
