import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Asked, Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { type Product, refusal, rfc2822, type TwilioAccount } from './account.ts';
import type { Contents } from './content.ts';
import { held } from './contract.ts';
import { OptOuts } from './opt-outs.ts';

export interface Message {
  sid: string;
  to: string;
  from: string | null;
  body: string;
  status: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  error_code: number | null;
  messaging_service_sid: string | null;
  num_segments: string;
  created: Date;
}

/** A text that comes in from a phone. */
export interface Inbound {
  from: string;
  to: string;
  body: string;
  channel?: 'sms' | 'whatsapp';
  media?: number;
  profileName?: string;
}

const STEP_MS = 20;
const DAY_MS = 86_400_000;
const E164 = /^\+[1-9]\d{6,14}$/;
/** Numbers whose carriers report trouble later: the code that the number ends in. */
const LATER = ['30003', '30005', '30006', '30007', '30008'];
/** Numbers that Twilio refuses at once. */
const AT_ONCE: Readonly<Record<string, readonly [number, string]>> = {
  '+15005550001': [21211, "Invalid 'To' Phone Number: +1500555XXXX"],
  '+15005550002': [21612, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"],
  '+15005550003': [21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"],
  '+15005550009': [21614, "'To' number is not a valid mobile number"],
};

/** Texts and WhatsApp messages of an account. */
export class Messages implements Product {
  readonly all: Message[] = [];
  readonly optOuts: OptOuts;
  readonly routes: Record<string, Handler>;
  /** Where inbound texts are posted; Twilio has it with each number or service. */
  inboundUrl: string | null = null;
  readonly #account: TwilioAccount;
  readonly #contents: Contents;
  readonly #heard = new Map<string, number>();
  readonly #work = new Set<Promise<void>>();

  constructor(account: TwilioAccount, contract: Validator, contents: Contents) {
    this.#account = account;
    this.#contents = contents;
    this.optOuts = new OptOuts();
    const path = `/api/2010-04-01/Accounts/${account.accountSid}/Messages`;
    this.routes = {
      [`POST ${path}.json`]: held(contract, 'CreateMessage', (asked) => this.#create(asked)),
      [`GET ${path}.json`]: held(contract, 'ListMessages', (asked) => this.#list(asked)),
      [`GET ${path}/:sid.json`]: ({ params }) => ({ status: 200, body: this.#resource(this.#find(params.sid ?? '')) }),
      'POST /__emulator/text': ({ body }) => ({ status: 200, body: this.receive(body as Inbound) }),
    };
  }

  /** Everything that went out by the API. */
  get sent(): Message[] {
    return this.all.filter(({ direction }) => direction === 'outbound-api');
  }

  /** Every WhatsApp window is over. */
  forget(): void {
    this.#heard.clear();
  }

  /** A text arrives from outside: Twilio answers keywords by itself, and posts every text to the product. */
  receive({ from, to, body, channel = 'sms', media = 0, profileName }: Inbound): { sid: string } {
    const prefix = channel === 'whatsapp' ? 'whatsapp:' : '';
    const message = this.#keep({
      to: prefix + to,
      from: prefix + from,
      body,
      direction: 'inbound',
      status: 'received',
    });
    if (channel === 'whatsapp') this.#heard.set(`${prefix}${to} ${prefix}${from}`, Date.now());
    const handled = channel === 'sms' ? this.optOuts.hear(from, body) : null;
    if (handled?.answer) {
      this.#keep({ to: from, from: to, body: handled.answer, direction: 'outbound-reply', status: 'delivered' });
    }
    this.post(message, {
      NumMedia: String(media),
      ...(handled?.optOutType ? { OptOutType: handled.optOutType } : {}),
      ...(channel === 'whatsapp' ? { WaId: from.slice(1), ProfileName: profileName ?? 'Somebody' } : {}),
    });
    return { sid: message.sid };
  }

  /** Posts a text that has come in; again, as Twilio does when its first attempt broke off. */
  post({ sid, to, from, body }: Message, more: Record<string, string> = {}): void {
    if (!this.inboundUrl) return;
    const named = { MessageSid: sid, SmsMessageSid: sid, SmsSid: sid };
    const fields = { ...named, To: to, From: from ?? '', Body: body, NumSegments: '1', NumMedia: '0', ...more };
    this.#account.post('inbound', this.inboundUrl, fields);
  }

  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
    await this.#account.webhooks.settled();
  }

  #create({ body }: Asked): Answered {
    const asked = body as Record<string, string | undefined>;
    const { To: to, From: from, Body: text, MessagingServiceSid: service, ContentSid: contentSid } = asked;
    const address = (to ?? '').replace('whatsapp:', '');
    const byWhatsApp = (to ?? '').startsWith('whatsapp:');
    if (!to) throw refusal(400, 21604, "A 'To' phone number is required.");
    if (!E164.test(address)) throw refusal(400, 21211, `Invalid 'To' Phone Number: ${address}`);
    const [code, words] = AT_ONCE[address] ?? [];
    if (code && words) throw refusal(400, code, words);
    if (!from && !service) throw refusal(400, 21603, "A 'From' phone number is required.");
    if (from && !E164.test(from.replace('whatsapp:', ''))) throw refusal(400, 21212, `Invalid From Number: ${from}`);
    if (from && from.startsWith('whatsapp:') !== byWhatsApp) {
      throw refusal(400, 63007, 'Twilio could not find a Channel with the specified From address');
    }
    if (service && service !== this.#account.messagingServiceSid) {
      throw refusal(404, 20404, `The requested resource /Services/${service} was not found`);
    }
    if (!text && !contentSid) throw refusal(400, 21602, 'Message body is required.');
    if ((text ?? '').length > 1600)
      throw refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
    if (!byWhatsApp && this.optOuts.isOut(address)) {
      throw refusal(400, 21610, 'Attempt to send to unsubscribed recipient');
    }
    const filled = contentSid ? this.#contents.fill(contentSid, asked.ContentVariables) : (text ?? '');
    const message = this.#keep({
      to,
      from: from ?? null,
      body: filled,
      direction: 'outbound-api',
      status: service ? 'accepted' : 'queued',
      messaging_service_sid: service ?? null,
    });
    this.#track(this.#carry(message, asked.StatusCallback, this.#troubleOf(message, contentSid)));
    return { status: 201, body: this.#resource(message) };
  }

  /** What the network will report, or null when the text arrives. */
  #troubleOf({ to, from }: Message, contentSid: string | undefined): number | null {
    const later = LATER.find((code) => to.endsWith(code));
    if (later) return Number(later);
    if (!to.startsWith('whatsapp:')) return null;
    if (contentSid && this.#contents.isApproved(contentSid)) return null;
    const heard = this.#heard.get(`${from} ${to}`) ?? 0;
    return Date.now() - heard < DAY_MS ? null : 63016;
  }

  async #carry(message: Message, callback: string | undefined, trouble: number | null): Promise<void> {
    const steps = trouble === null ? ['queued', 'sent', 'delivered'] : ['queued', 'sent', 'undelivered'];
    for (const status of steps) {
      await sleep(STEP_MS);
      message.status = status;
      if (status === 'undelivered') message.error_code = trouble;
      if (!callback) continue;
      this.#account.post(status, callback, {
        MessageSid: message.sid,
        SmsSid: message.sid,
        MessageStatus: status,
        SmsStatus: status,
        To: message.to,
        From: message.from ?? '',
        ...(message.messaging_service_sid ? { MessagingServiceSid: message.messaging_service_sid } : {}),
        ...(message.error_code === null ? {} : { ErrorCode: String(message.error_code) }),
      });
    }
  }

  #list({ query }: Asked): Answered {
    const to = query.get('To');
    const size = Number(query.get('PageSize') ?? 50);
    const found = this.all.filter((message) => to === null || message.to === to).toReversed();
    const messages = found.slice(0, size).map((message) => this.#resource(message));
    return { status: 200, body: { messages, page: 0, page_size: size, next_page_uri: null, start: 0 } };
  }

  #find(sid: string): Message {
    const message = this.all.find((one) => one.sid === sid);
    if (!message) throw refusal(404, 20404, `The requested resource /Messages/${sid}.json was not found`);
    return message;
  }

  #keep(message: Pick<Message, 'to' | 'from' | 'body' | 'direction' | 'status'> & Partial<Message>): Message {
    const kept = {
      sid: this.#account.newSid('SM'),
      error_code: null,
      messaging_service_sid: null,
      num_segments: '1',
      created: new Date(),
      ...message,
    };
    this.all.push(kept);
    return kept;
  }

  #resource({ created, ...message }: Message) {
    return {
      ...message,
      account_sid: this.#account.accountSid,
      api_version: '2010-04-01',
      date_created: rfc2822(created),
      date_updated: rfc2822(new Date()),
      date_sent: ['sent', 'delivered'].includes(message.status) ? rfc2822(created) : null,
      error_message: null,
      num_media: '0',
      price: null,
      price_unit: 'USD',
      uri: `/2010-04-01/Accounts/${this.#account.accountSid}/Messages/${message.sid}.json`,
      subresource_uris: {},
    };
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }
}
