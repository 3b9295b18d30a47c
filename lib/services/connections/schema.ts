/** `simulated`: nothing leaves the machine. `built-in`: the product does the work by itself. `off`: it is not done. */
export type ConnectionState = 'connected' | 'simulated' | 'built-in' | 'off';

export type ConnectionName = 'calls' | 'texts' | 'payments' | 'model' | 'mail' | 'storage' | 'sign-in' | 'database';

/** A part of the product that reaches the world, or could. */
export interface Connection {
  name: ConnectionName;
  state: ConnectionState;
  /** What stands behind it, where there is a choice: the name of a model. Never an address or a key. */
  detail: string | null;
}

/** How the deliveries of the last 24 hours went, to the webhook of the business. */
export interface WebhookHealth {
  configured: boolean;
  delivered: number;
  /** Not tried yet. */
  waiting: number;
  /** Tried, not taken, and to be tried again. */
  retrying: number;
  /** Given up. */
  dead: number;
  /** Why the newest that was tried was not taken; null where it was, or nothing was tried. */
  failure: string | null;
}

export interface MailAccounts {
  total: number;
  /** Whose server let us not in when it was last asked. */
  failing: number;
}
