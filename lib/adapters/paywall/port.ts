import { port } from '#lib/core/port.ts';

/** A payment as it was sent with a request: who pays, and the name under which they can pay once. */
export interface Payment {
  payer: string;
  nonce: string;
  /** As it goes to whoever verifies and settles it. */
  sent: unknown;
}

/** Payment for one request, by whoever makes it: nobody needs an account anywhere. */
export interface Paywall {
  /** What is asked for, as the header `PAYMENT-REQUIRED` has it. */
  offer(resource: string, why: string): string;
  /** Reads the header `PAYMENT-SIGNATURE`. @throws {PaymentRefused} for what is no payment of what is asked for. */
  read(header: string): Promise<Payment>;
  /** @throws {PaymentRefused} where the payment would not be good, {PaywallDown} where nobody can say. */
  verify(payment: Payment): Promise<void>;
  /** Moves the money, and answers the header `PAYMENT-RESPONSE`. @throws as `verify`; down: it may have moved. */
  settle(payment: Payment): Promise<string>;
  /** Keeps an answer that holds a secret, for the payment that it belongs to. */
  seal(payment: Payment, text: string): Buffer;
  unseal(payment: Payment, sealed: Buffer): string;
}

export class PaymentRefused extends Error {
  override name = 'PaymentRefused';
}
export class PaywallDown extends Error {
  override name = 'PaywallDown';
}

/** Null where nothing costs: the default. */
export const paywallPort = port<Paywall | null>('paywall');
