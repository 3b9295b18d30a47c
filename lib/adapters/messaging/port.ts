import type { Context } from '#lib/core/context.ts';
import { port } from '#lib/core/port.ts';
import type { SignedHook } from '#lib/core/signed-hook.ts';

/** The two ways in which a number can be written to. */
export type TextChannel = 'sms' | 'whatsapp';

/** What becomes of a text after the network took it. */
export type DeliveryStatus = 'sent' | 'delivered' | 'undelivered' | 'failed';

/** What a network reports of a text. Reports come in any order and number. */
export interface DeliveryEvent {
  status: DeliveryStatus;
  /** The network's own name of the text: a report may be here before the answer to the sending. */
  networkId: string;
  /** The network's code of what went wrong, as a text. */
  errorCode?: string;
  /** It was not delivered because this person wants no texts. */
  optedOut?: boolean;
}

export interface TextOrder {
  messageId: string;
  businessId: string;
  channel: TextChannel;
  to: string;
  from: string;
  /** The words; of a template, as they read once its variables are filled in. */
  body: string;
  /** WhatsApp: what was approved beforehand, and may be sent at any time. */
  template?: { networkId: string; variables: Readonly<Record<string, string>> };
}

/** What a text can ask of every business in one word (CTIA Messaging Principles). */
export type Keyword = 'stop' | 'start' | 'help';

/** A network for text messages, real or simulated. What becomes of a text comes back as `DeliveryEvent`s. */
export interface MessagingNetwork {
  readonly name: 'sandbox' | 'twilio';
  readonly simulated: boolean;
  /** Milliseconds of silence after which an exchange of texts counts as over. */
  readonly lullMs: number;
  /** The one number that WhatsApp messages come from; null where each agent's own number does it. */
  readonly whatsAppNumber: string | null;
  readonly templates: TemplateDesk;
  /**
   * Hands a text over and answers the network's name of it. Asked at most once for a text, unless `lookup` said that it
   * was never received.
   * @throws {TextRefused} when the network said no, for good.
   * @throws {NetworkBusy} when it took nothing, and may be asked again.
   */
  send(ctx: Context, order: TextOrder): Promise<{ networkId: string }>;
  /**
   * What may have become of a sending whose answer was lost: the network's names of everything that could be this text,
   * the oldest first. None: it was never received.
   */
  lookup(ctx: Context, order: TextOrder, attemptedAt: Date): Promise<readonly string[] | 'unknown'>;
}

/** A WhatsApp template, as it is handed in for approval. */
export interface TemplateOrder {
  templateId: string;
  name: string;
  language: string;
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
  /** With its variables as `{{1}}`. */
  body: string;
  /** What each variable could be: who approves wants to see it. */
  examples: Readonly<Record<string, string>>;
}

export interface TemplateVerdict {
  status: 'pending' | 'approved' | 'rejected';
  /** Why it was rejected, in the words of who did. */
  reason: string | null;
}

/** Where templates are handed in, and what is decided there. */
export interface TemplateDesk {
  /**
   * Hands a template in and answers the network's name of it. What an earlier attempt has handed in is found again.
   * @throws {TemplateRefused} when it can never be approved as it is.
   */
  submit(ctx: Context, order: TemplateOrder): Promise<{ networkId: string }>;
  verdict(ctx: Context, template: { networkId: string; handedInAt: Date }): Promise<TemplateVerdict>;
}

export class TemplateRefused extends Error {
  override name = 'TemplateRefused';
}

/** What a refusal means to whoever wrote the text, where it means more than that it was not taken. */
export type RefusalReason = 'opted_out' | 'window_closed';

/** The network took the order and said no. */
export class TextRefused extends Error {
  /** The network's code. */
  readonly code: string;
  readonly reason: RefusalReason | null;

  constructor(code: string, reason: RefusalReason | null = null) {
    super(`the network refused the text with ${code}`);
    this.name = 'TextRefused';
    this.code = code;
    this.reason = reason;
  }
}

/** The network did nothing for now: too much was asked of it. */
export class NetworkBusy extends Error {
  override name = 'NetworkBusy';
}

/** A text that came in. */
export interface InboundText {
  /** The network's own name of the text: it delivers at least once. */
  networkId: string;
  channel: TextChannel;
  /** A number in E.164; else a short code or a name, which no person writes from. */
  from: string;
  /** The number that was written to. */
  to: string;
  body: string;
  /** What the network took it for, where it tells. */
  keyword?: Keyword;
  /** It is a keyword that the network answers by itself: a second answer of ours would be one too many. */
  answered?: boolean;
  /** How the person calls themself there. */
  name?: string;
}

/** Reads what a network tells us. Both throw `ForgedHook` for what is not from it, or not from our account. */
export interface TextHooks {
  readText(hook: SignedHook): Promise<InboundText>;
  /** Which of our texts a report is of, and what it says; `event` is null where that changes nothing. */
  readReport(hook: SignedHook): Promise<{ messageId: string; event: DeliveryEvent | null }>;
}

/** `live` is null where no network is configured: then everything is simulated, and every page says so. */
export const messagingPort = port<{
  live: (MessagingNetwork & { readonly hooks: TextHooks }) | null;
  sandbox: MessagingNetwork;
}>('messaging');
