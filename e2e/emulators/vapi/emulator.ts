import { randomUUID } from 'node:crypto';
import { CALM, type Chaos } from '../kit/chaos.ts';
import { type Answered, type Asked, EmulatorServer, type Handler, Refused } from '../kit/server.ts';
import type { Validator } from '../kit/validator.ts';
import { Webhooks } from '../kit/webhooks.ts';
import { type Assistant, overridden } from './agent.ts';
import { LiveCall, type Order, type ToolUse } from './call.ts';
import { nestError, nestMessage, vapiContract } from './contract.ts';
import { type EvalOutcome, playEval } from './evals.ts';
import { type Credential, Messenger } from './messenger.ts';
import { isDiallable, type Person, personAt } from './people.ts';
import { Recordings } from './recordings.ts';
import { Collection, type Resource } from './store.ts';

export interface VapiOptions {
  /** Times run so much faster; 1 is as on a telephone. */
  pace?: number;
  /** Calls at once; one more is not placed. */
  concurrency?: number;
  chaos?: Chaos;
  port?: number;
}

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

const KEY = 'an-emulated-private-key';
const CREDENTIAL: Credential = {
  credentialId: 'c0ffee00-1111-4222-8333-444455556666',
  secret: 'a secret of an emulated credential',
};

/** Vapi on a loopback port: assistants, numbers, credentials, calls that are held, evals, and its server messages. */
export class VapiEmulator {
  /** Where it listens; the product's VAPI_BASE_URL. */
  readonly url: string;
  readonly webhooks: Webhooks;
  readonly recordings: Recordings;
  readonly server: EmulatorServer;
  /** Every call that was really placed, by the `call_id` that its metadata carries: more than one is a call too many. */
  readonly placed = new Map<string, string[]>();
  /** How the next runs of evals end. */
  evalOutcome: EvalOutcome = 'pass';
  readonly assistants = new Collection('assistant');
  readonly calls = new Collection('call');
  readonly numbers = new Collection('phone number');
  readonly credentials = new Collection('credential');
  readonly structuredOutputs = new Collection('structured output');
  readonly evals = new Collection('eval');
  readonly evalRuns = new Collection('eval run');
  readonly #contract: Validator;
  readonly #messenger: Messenger;
  readonly #live = new Map<string, LiveCall>();
  readonly #work = new Set<Promise<void>>();
  readonly #options: VapiOptions;

  private constructor(options: VapiOptions, contract: Validator, recordings: Recordings) {
    this.#options = options;
    this.#contract = contract;
    this.recordings = recordings;
    this.webhooks = new Webhooks(options.chaos ?? CALM);
    this.#messenger = new Messenger({
      webhooks: this.webhooks,
      contract,
      credential: CREDENTIAL,
      numbers: (id) => this.numbers.find(String(id)),
    });
    this.server = new EmulatorServer({
      routes: this.#routes(),
      guard: ({ headers }) => (headers.authorization === `Bearer ${KEY}` ? undefined : INVALID_KEY),
      notFound: ({ method, path }) => ({ status: 404, body: nestError(404, `Cannot ${method} ${path}`) }),
      refusal: nestError,
      chaos: options.chaos,
    });
    this.url = '';
  }

  static async start(options: VapiOptions = {}): Promise<VapiEmulator> {
    const emulator = new VapiEmulator(options, await vapiContract(), await Recordings.start());
    Object.assign(emulator, { url: await emulator.server.listen(options.port) });
    return emulator;
  }

  /** What the product is told of this account. */
  get env(): Record<string, string> {
    return {
      VAPI_API_KEY: KEY,
      VAPI_BASE_URL: this.url,
      VAPI_WEBHOOK_SECRET: CREDENTIAL.secret,
      VAPI_WEBHOOK_CREDENTIAL_ID: CREDENTIAL.credentialId,
    };
  }

  /** What was wrong with the product's answers to server messages. */
  get faults(): string[] {
    return this.#messenger.faults;
  }

  /** Rings a number. Resolves with the call when it is known who answers; {@link settled} waits for its end. */
  async ring({ number, from, lines, hangsUp, tools, pace }: Ring): Promise<Resource> {
    const phoneNumber = this.numbers.all().find((known) => known.number === number);
    if (!phoneNumber) throw new Refused(404, nestError(404, `No number ${number}.`));
    const call = this.#newCall('inboundPhoneCall', { phoneNumberId: phoneNumber.id, customer: { number: from } });
    const assistant = await this.#whoAnswers(call, phoneNumber);
    const person: Person = { ...personAt(from), ...(lines ? { lines } : {}), hangsUp };
    this.#begin(call, assistant ?? {}, assistant ? person : { lines: [], endedReason: 'assistant-request-failed' }, {
      tools,
      pace,
    });
    return call;
  }

  /** Resolves when no call is under way and nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
    await this.webhooks.settled();
  }

  async close(): Promise<void> {
    for (const live of this.#live.values()) live.order({ type: 'end-call' });
    await this.server.close();
    await this.recordings.close();
  }

  async #whoAnswers(call: Resource, number: Resource): Promise<Assistant | null> {
    const { assistantId } = number;
    const answer = typeof assistantId === 'string' ? { assistantId } : await this.#messenger.askAssistant(call);
    if (!answer) {
      // What the number's fallback is for.
      call.destination = number.fallbackDestination;
      return null;
    }
    const { assistantId: id, assistant, assistantOverrides, destination } = answer as Record<string, unknown>;
    if (destination) {
      call.destination = destination;
      return null;
    }
    const named = typeof id === 'string' ? this.assistants.find(id) : undefined;
    const base = (assistant ?? named) as Assistant | undefined;
    if (!base) return null;
    Object.assign(call, { assistantId: id, assistant, assistantOverrides });
    return overridden(base, assistantOverrides as Assistant | undefined);
  }

  #newCall(type: string, properties: object): Resource {
    const call = this.calls.create({ phoneCallProvider: 'twilio', phoneCallTransport: 'pstn', ...properties, type });
    call.status = 'queued';
    return call;
  }

  #begin(
    call: Resource,
    assistant: Assistant,
    person: Person,
    how: { tools?: readonly ToolUse[]; pace?: number },
  ): void {
    if (assistant.monitorPlan?.controlEnabled !== false) {
      call.monitor = {
        listenUrl: `${this.url.replace('http', 'ws')}/listen`,
        controlUrl: `${this.url}/${call.id}/control`,
      };
    }
    const { pace = this.#options.pace ?? 20, tools } = how;
    const kept = (id: string) => this.structuredOutputs.find(id);
    const live = new LiveCall(call, assistant, person, { messenger: this.#messenger, pace, tools, kept });
    this.#live.set(call.id, live);
    const work = live.run().finally(() => {
      if (assistant.artifactPlan?.recordingEnabled !== false && call.startedAt)
        this.recordings.keep(call.id, live.spoken());
      this.#live.delete(call.id);
      this.#work.delete(work);
    });
    this.#work.add(work);
  }

  #place({ body }: Asked): Answered {
    const { assistantId, assistant, assistantOverrides, phoneNumberId, customer } = body as Record<string, unknown> & {
      customer?: { number?: string; sipUri?: string };
      assistantOverrides?: Assistant;
    };
    if (!this.numbers.find(String(phoneNumberId))) throw refused(`Couldn't find phone number ${phoneNumberId}.`);
    const to = customer?.number ?? customer?.sipUri ?? '';
    if (!to.startsWith('sip:') && !isDiallable(to)) {
      throw refused('customer.number must be a valid phone number in the E.164 format.');
    }
    const base = (assistant ?? this.assistants.get(String(assistantId))) as Assistant;
    const call = this.#newCall('outboundPhoneCall', {
      assistantId,
      assistant,
      assistantOverrides,
      phoneNumberId,
      customer,
    });
    const busy = this.#live.size >= (this.#options.concurrency ?? 10);
    const settings = overridden(base, assistantOverrides);
    if (busy) {
      const endedReason = 'call.start.error-subscription-concurrency-limit-reached';
      Object.assign(call, { status: 'ended', endedReason, endedAt: new Date().toISOString() });
    } else {
      const ours = String(settings.metadata?.call_id ?? call.id);
      this.placed.set(ours, [...(this.placed.get(ours) ?? []), call.id]);
      this.#begin(call, settings, personAt(to), {});
    }
    const remaining = (this.#options.concurrency ?? 10) - this.#live.size;
    const subscriptionLimits = { concurrencyBlocked: busy, remainingConcurrentCalls: Math.max(0, remaining) };
    return { status: 201, body: { ...call, subscriptionLimits } };
  }

  #control({ params, body }: Asked): Answered {
    const live = this.#live.get(params.id ?? '');
    if (!live) throw new Refused(404, nestError(404, 'Call not found.'));
    live.order(body as Order);
    return { status: 200, body: { success: true } };
  }

  #runEval({ body }: Asked): Answered {
    const { evalId, eval: inline, ...rest } = body as { evalId?: string; eval?: { messages: [] } };
    const messages = (inline ?? this.evals.get(evalId)).messages as Parameters<typeof playEval>[2];
    const run = this.evalRuns.create({ evalId, ...rest, status: 'queued', results: [], cost: 0, costs: [] });
    void playEval(this.evalRuns, run, messages, this.evalOutcome);
    return { status: 201, body: run };
  }

  /** A body by the contract, or Vapi's refusal. */
  #checked(type: string, handler: Handler): Handler {
    return (asked) => {
      const faults = this.#contract.faults(type, asked.body ?? {});
      if (faults.length > 0) throw refused(faults.slice(0, 10).map(nestMessage));
      return handler(asked);
    };
  }

  #resource(path: string, collection: Collection, create?: string, update?: string): Record<string, Handler> {
    const made = (status: number, body: unknown): Answered => ({ status, body });
    return {
      ...(create && {
        [`POST ${path}`]: this.#checked(create, ({ body }) => made(201, collection.create(body as object))),
      }),
      [`GET ${path}`]: ({ query }) => made(200, collection.list(query)),
      [`GET ${path}/:id`]: ({ params }) => made(200, collection.get(params.id)),
      ...(update && {
        [`PATCH ${path}/:id`]: this.#checked(update, ({ params, body }) =>
          made(200, collection.patch(params.id, (body ?? {}) as object)),
        ),
      }),
      [`DELETE ${path}/:id`]: ({ params }) => made(200, collection.delete(params.id)),
    };
  }

  #routes(): Record<string, Handler> {
    const credentials = this.#resource('/credential', this.credentials, 'CredentialCreate', 'CredentialUpdate');
    return {
      'POST /__emulator/ring': async ({ body }) => ({ status: 201, body: await this.ring(body as Ring) }),
      'POST /__emulator/evals': ({ body }) => {
        this.evalOutcome = (body as { outcome: EvalOutcome }).outcome;
        return { status: 200, body: {} };
      },
      'POST /call': this.#checked('CallCreate', (asked) => this.#place(asked)),
      'GET /call/:id/:recording': ({ params }) => this.#recording(params),
      'POST /:id/control': (asked) => this.#control(asked),
      'POST /eval/run': this.#checked('EvalRunCreate', (asked) => this.#runEval(asked)),
      ...this.#resource('/eval/run', this.evalRuns),
      ...this.#resource('/eval', this.evals, 'EvalCreate', 'EvalUpdate'),
      ...this.#resource('/assistant', this.assistants, 'AssistantCreate', 'AssistantUpdate'),
      ...this.#resource(
        '/structured-output',
        this.structuredOutputs,
        'StructuredOutputCreate',
        'StructuredOutputUpdate',
      ),
      ...this.#resource('/call', this.calls, undefined, 'CallUpdate'),
      ...this.#resource('/phone-number', this.numbers, undefined, 'PhoneNumberUpdate'),
      'POST /phone-number': this.#checked('PhoneNumberCreate', ({ body }) => this.#importNumber(body as NewNumber)),
      ...withoutSecrets(credentials),
    };
  }

  #importNumber(body: NewNumber): Answered {
    const taken = body.number && this.numbers.all().some(({ number }) => number === body.number);
    if (taken) throw refused(`Existing Phone Number ${body.number} Already Uses This Identifier.`);
    if (body.credentialId && !this.credentials.find(body.credentialId)) throw refused('Credential not found.');
    // A number of Vapi's own takes a moment: the first answer has none.
    const made = this.numbers.create({ ...body, status: body.provider === 'vapi' ? 'activating' : 'active' });
    const answer = { ...made };
    if (body.provider === 'vapi') {
      const subscriber =
        2_000_000 + ((randomUUID().charCodeAt(0) * 7919 + this.numbers.all().length * 104_729) % 8_000_000);
      Object.assign(made, { number: `+1${body.numberDesiredAreaCode ?? '415'}${subscriber}`, status: 'active' });
    }
    return { status: 201, body: answer };
  }

  #recording({ id, recording }: Record<string, string>): Answered {
    if (!recording?.endsWith('-recording')) return { status: 404, body: nestError(404, 'Artifact not found.') };
    const call = this.calls.get(id);
    const location = this.recordings.presigned(call.id);
    if (!location) return { status: 404, body: nestError(404, 'Artifact not found.') };
    return { status: 302, headers: { location } };
  }
}

interface NewNumber {
  provider: string;
  number?: string;
  numberDesiredAreaCode?: string;
  credentialId?: string;
}

const INVALID_KEY: Answered = {
  status: 401,
  body: nestError(
    401,
    'Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.',
  ),
};

const refused = (message: string | string[]) => new Refused(400, nestError(400, message));

/** Passwords go in and never come out. */
function withoutSecrets(routes: Record<string, Handler>): Record<string, Handler> {
  const hide = (name: string, value: unknown) => (SECRETS.has(name) ? undefined : value);
  const hidden = (handler: Handler) => async (asked: Asked) => {
    const { status, body } = await handler(asked);
    return { status, body: JSON.parse(JSON.stringify(body, hide)) };
  };
  return Object.fromEntries(Object.entries(routes).map(([route, handler]) => [route, hidden(handler)]));
}

const SECRETS = new Set(['authPassword', 'secretKey', 'token']);

export const startVapiEmulator = (options?: VapiOptions): Promise<VapiEmulator> => VapiEmulator.start(options);
