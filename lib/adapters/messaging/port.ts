import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';

/** What becomes of a text after the network took it. */
export type DeliveryStatus = 'sent' | 'delivered' | 'undelivered' | 'failed';

/** What a network reports of a text. Reports come in any order and number. */
export interface DeliveryEvent {
  status: DeliveryStatus;
  /** The network's own name of the text: a report may be here before the answer to the sending. */
  networkId: string;
  /** The network's code of what went wrong, as a text. */
  errorCode?: string;
}

export interface TextOrder {
  messageId: string;
  businessId: string;
  to: string;
  from: string;
  body: string;
}

/** A network for text messages, real or simulated. What becomes of a text comes back as `DeliveryEvent`s. */
export interface MessagingNetwork {
  readonly name: 'sandbox' | 'twilio';
  readonly simulated: boolean;
  /** It answers STOP, START and HELP by itself: a second answer of ours would be one too many. */
  readonly answersKeywords: boolean;
  /** Milliseconds of silence after which an exchange of texts counts as over. */
  readonly lullMs: number;
  /**
   * Hands a text over and answers the network's name of it. Asked at most once for a text, unless `lookup` said that it
   * was never received.
   * @throws {TextRefused} when the network said no, for good.
   */
  send(ctx: Context, order: TextOrder): Promise<{ networkId: string }>;
  /** What became of a sending whose answer a crash has lost. */
  lookup(ctx: Context, messageId: string): Promise<{ networkId: string } | 'never-received' | 'unknown'>;
}

/** The network took the order and said no. */
export class TextRefused extends Error {
  /** The network's code. */
  readonly code: string;
  /** The network knows that this person wants no texts. */
  readonly optedOut: boolean;

  constructor(code: string, { optedOut = false } = {}) {
    super(`the network refused the text with ${code}`);
    this.name = 'TextRefused';
    this.code = code;
    this.optedOut = optedOut;
  }
}

/** `live` is null where no network is configured: then everything is simulated, and every page says so. */
export const messagingPort = port<{ live: MessagingNetwork | null; sandbox: MessagingNetwork }>('messaging');
