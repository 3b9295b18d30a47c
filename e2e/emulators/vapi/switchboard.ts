import { Refused } from '#e2e/emulators/kit/server.ts';
import type { Account } from './account.ts';
import { type Assistant, overridden } from './agent.ts';
import { LiveCall, type Order, type ToolUse } from './call.ts';
import { nestError, refused } from './contract.ts';
import type { Messenger } from './messenger.ts';
import type { Model } from './model.ts';
import { isDiallable, type Person, personAt } from './people.ts';
import type { Recordings } from './recordings.ts';
import type { Resource } from './store.ts';

/** A call that comes in. */
export interface Ring {
  /** The number that is called, and who calls. */
  number: string;
  from: string;
  lines?: readonly string[];
  hangsUp?: boolean;
  tools?: readonly ToolUse[];
  /** For this call alone. */
  pace?: number;
}

/** A call that goes out, as it is asked for. */
interface Placement {
  assistantId?: string;
  assistant?: Assistant;
  assistantOverrides?: Assistant;
  phoneNumberId?: string;
  customer?: { number?: string; sipUri?: string };
}

const NO_LINE = 'call.start.error-subscription-concurrency-limit-reached';

/** Who takes a call: an assistant, or how it ends without one. */
type Taker = { assistant: Assistant } | { endedReason: string; destination?: unknown };

/** Places calls and takes them, as many at once as there are lines. */
export class Switchboard {
  /** Every call that was really placed, by the `call_id` that its metadata carries: more than one is one too many. */
  readonly placed = new Map<string, string[]>();
  readonly #account: Account;
  readonly #messenger: Messenger;
  readonly #recordings: Recordings;
  readonly #lines: number;
  readonly #pace: number;
  readonly #model: Model | undefined;
  readonly #url: () => string;
  readonly #live = new Map<string, LiveCall>();
  readonly #work = new Set<Promise<void>>();

  constructor(how: {
    account: Account;
    messenger: Messenger;
    recordings: Recordings;
    lines: number;
    pace: number;
    model?: Model;
    url: () => string;
  }) {
    this.#account = how.account;
    this.#messenger = how.messenger;
    this.#recordings = how.recordings;
    this.#lines = how.lines;
    this.#pace = how.pace;
    this.#model = how.model;
    this.#url = how.url;
  }

  /** Rings a number; resolves when it is known who answers. */
  async ring({ number, from, lines, hangsUp, tools, pace }: Ring): Promise<Resource> {
    const phoneNumber = this.#account.numbers.all().find((known) => known.number === number);
    if (!phoneNumber) throw new Refused(404, nestError(404, `No number ${number}.`));
    const call = this.#file('inboundPhoneCall', { phoneNumberId: phoneNumber.id, customer: { number: from } });
    const taker = await this.#whoTakes(call, phoneNumber);
    if ('assistant' in taker) {
      this.#begin(call, taker.assistant, { lines: lines ?? personAt(from).lines, hangsUp }, { tools, pace });
    } else {
      call.destination = taker.destination;
      this.#begin(call, {}, { lines: [], endedReason: taker.endedReason }, { pace });
    }
    return call;
  }

  /** @throws what Vapi answers for a line or a number that is none, before anybody is dialled */
  place({ assistantId, assistant, assistantOverrides, phoneNumberId, customer }: Placement): object {
    if (!this.#account.numbers.find(phoneNumberId)) throw refused(`Couldn't find phone number ${phoneNumberId}.`);
    const to = customer?.number ?? customer?.sipUri ?? '';
    if (!to.startsWith('sip:') && !isDiallable(to)) {
      throw refused('customer.number must be a valid phone number in the E.164 format.');
    }
    const base = assistant ?? (this.#account.assistants.get(assistantId) as Assistant);
    const settings = overridden(base, assistantOverrides);
    const asked = { assistantId, assistant, assistantOverrides, phoneNumberId, customer };
    const call = this.#file('outboundPhoneCall', asked);
    const blocked = this.#live.size >= this.#lines;
    if (blocked) Object.assign(call, { status: 'ended', endedReason: NO_LINE, endedAt: call.createdAt });
    else {
      const ours = String(settings.metadata?.call_id ?? call.id);
      this.placed.set(ours, [...(this.placed.get(ours) ?? []), call.id]);
      this.#begin(call, settings, personAt(to), {});
    }
    const subscriptionLimits = {
      concurrencyBlocked: blocked,
      concurrencyLimit: this.#lines,
      remainingConcurrentCalls: Math.max(0, this.#lines - this.#live.size),
    };
    return { ...call, subscriptionLimits };
  }

  /** @throws 404 for a call that is not under way */
  control(id: string | undefined, order: Order): void {
    const live = this.#live.get(id ?? '');
    if (!live) throw new Refused(404, nestError(404, 'Call not found.'));
    live.order(order);
  }

  /** Resolves when no call is under way. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  endAll(): void {
    for (const live of this.#live.values()) live.order({ type: 'end-call' });
  }

  async #whoTakes(call: Resource, number: Resource): Promise<Taker> {
    const { assistantId } = number;
    const answer = typeof assistantId === 'string' ? { assistantId } : await this.#messenger.askAssistant(call);
    if (!answer) return { endedReason: 'assistant-request-failed', destination: number.fallbackDestination };
    const {
      assistantId: id,
      assistant,
      assistantOverrides,
      destination,
      error,
    } = answer as Placement & {
      destination?: unknown;
      error?: string;
    };
    if (destination) return { endedReason: 'assistant-request-returned-forwarding-phone-number', destination };
    if (error) return { endedReason: 'assistant-request-returned-error' };
    const base = assistant ?? (this.#account.assistants.find(id) as Assistant | undefined);
    if (!base) return { endedReason: 'assistant-request-returned-no-assistant' };
    Object.assign(call, { assistantId: id, assistant, assistantOverrides });
    return { assistant: overridden(base, assistantOverrides) };
  }

  #file(type: string, properties: object): Resource {
    const call = this.#account.calls.create({ phoneCallProvider: 'twilio', phoneCallTransport: 'pstn', ...properties });
    return Object.assign(call, { type, status: 'queued' });
  }

  #begin(
    call: Resource,
    assistant: Assistant,
    person: Person,
    { tools, pace = this.#pace }: { tools?: readonly ToolUse[]; pace?: number },
  ): void {
    if (assistant.monitorPlan?.controlEnabled !== false) {
      const url = this.#url();
      call.monitor = {
        listenUrl: `${url.replace('http', 'ws')}/${call.id}/listen`,
        controlUrl: `${url}/${call.id}/control`,
      };
    }
    const kept = (id: string) => this.#account.structuredOutputs.find(id);
    const live = new LiveCall(call, assistant, person, {
      messenger: this.#messenger,
      pace,
      model: this.#model,
      tools,
      kept,
    });
    this.#live.set(call.id, live);
    const recorded = assistant.artifactPlan?.recordingEnabled !== false;
    const work = live.run().finally(() => {
      if (recorded && call.startedAt) this.#recordings.keep(call.id, live.spoken());
      this.#live.delete(call.id);
      this.#work.delete(work);
    });
    this.#work.add(work);
  }
}
