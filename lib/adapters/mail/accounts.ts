import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { seal, unseal } from '#lib/core/sealed.ts';
import { type AccountMailer, MailFailed, type SmtpAccount } from './port.ts';
import { deliver, type Server, verify } from './smtp.ts';

const USE = 'email-account-password';

export interface AccountMailerOptions {
  /** The instance's secret. Without it stored passwords cannot be read. */
  secret: string;
  /** The address to connect to for a host that an owner named; throws for one that is not called. */
  addressOf(host: string): Promise<string>;
  /** For servers whose certificate a test has made itself. */
  tls?: ConnectionOptions;
}

/** Sends through mail servers that owners name: their address is checked as any other that users give. */
export function accountMailer({ secret, addressOf, tls }: AccountMailerOptions): AccountMailer {
  async function serverOf(account: SmtpAccount): Promise<Server> {
    const { id, host, port, security, username } = account;
    const address = await addressOf(host).catch((error: Error) => {
      throw new MailFailed(error.message, error.name === 'OutboundRefused' ? 'refused' : 'deferred');
    });
    if (security === 'none' && !isLoopback(address)) {
      throw new MailFailed('a password is sent in the clear only to this machine itself', 'refused');
    }
    return {
      host: address,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { ...tls, servername: isIP(host) ? '' : host },
      auth: { user: username, pass: unseal(secret, USE, id, account.sealedPassword) },
    };
  }
  return {
    seal: (accountId, password) => seal(secret, USE, accountId, password),
    verify: async (account) => verify(await serverOf(account)),
    send: async (account, mail) => deliver(await serverOf(account), account.from, mail),
  };
}

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';
