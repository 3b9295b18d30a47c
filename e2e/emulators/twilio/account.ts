import { createHash, randomUUID } from 'node:crypto';
import type { Handler } from '#e2e/emulators/kit/server.ts';
import { Refused } from '#e2e/emulators/kit/server.ts';
import { Webhooks } from '#e2e/emulators/kit/webhooks.ts';
import { signed } from './signature.ts';

const sid = (prefix: string, seed: string): string =>
  `${prefix}${createHash('sha256').update(seed).digest('hex').slice(0, 32)}`;

/** What every product of an emulated account shares: who it is, how it names things, and how it posts to the product. */
export class TwilioAccount {
  readonly accountSid = sid('AC', 'emulated account');
  readonly authToken = sid('', 'emulated token');
  readonly messagingServiceSid = sid('MG', 'emulated service');
  readonly webhooks = new Webhooks();

  newSid(prefix: string): string {
    return sid(prefix, randomUUID());
  }

  /** Posts a form, signed with the token of the account. */
  post(kind: string, url: string, fields: Record<string, string>): void {
    const params = { AccountSid: this.accountSid, ApiVersion: '2010-04-01', ...fields };
    this.webhooks.send({ kind, url, request: () => signed(this.authToken, url, params) });
  }
}

/** One of Twilio's products: its routes below `/<product>`, as `/api/2010-04-01/…`. */
export interface Product {
  readonly routes: Readonly<Record<string, Handler>>;
}

/** In Twilio's words. */
export const twilioError = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

/** Thrown by a handler to answer as Twilio refuses. */
export const refusal = (status: number, code: number, message: string): Refused =>
  new Refused(status, twilioError(status, code, message));

/** Twilio writes the times of its oldest product so. */
export const rfc2822 = (time: Date): string => time.toUTCString().replace('GMT', '+0000');
