import { CALM, type Chaos } from '#e2e/emulators/kit/chaos.ts';
import { type Answered, type Asked, EmulatorServer, type Handler } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { Webhooks } from '#e2e/emulators/kit/webhooks.ts';
import { Account } from './account.ts';
import type { Order } from './call.ts';
import { nestError, nestMessage, refused, vapiContract } from './contract.ts';
import { type EvalOutcome, playEval, type Scene } from './evals.ts';
import { type Credential, Messenger } from './messenger.ts';
import type { Model } from './model.ts';
import { Recordings } from './recordings.ts';
import type { Collection, Resource } from './store.ts';
import { type Ring, Switchboard } from './switchboard.ts';

export interface VapiOptions {
  /** Times run so much faster; 1 is as on a telephone. */
  pace?: number;
  /** Calls at once; one more is not placed. Vapi gives 10. */
  concurrency?: number;
  /** Speaks for the agent; without one it asks a few questions of its own. */
  model?: Model;
  chaos?: Chaos;
  port?: number;
}

const KEY = 'an-emulated-private-key';
const CREDENTIAL: Credential = {
  credentialId: 'c0ffee00-1111-4222-8333-444455556666',
  secret: 'a secret of an emulated credential',
};

/** Starts Vapi on a loopback port; the caller closes it. */
export async function startVapiEmulator(options: VapiOptions = {}): Promise<VapiEmulator> {
  const emulator = new VapiEmulator(options, await vapiContract(), await Recordings.start());
  await emulator.server.listen(options.port);
  return emulator;
}

/** Vapi: assistants, numbers, credentials, calls that are held, evals, and its server messages. */
export class VapiEmulator {
  readonly account = new Account();
  readonly server: EmulatorServer;
  readonly webhooks: Webhooks;
  readonly switchboard: Switchboard;
  readonly recordings: Recordings;
  /** How the next runs of evals end. */
  evalOutcome: EvalOutcome = 'pass';
  readonly #contract: Validator;
  readonly #messenger: Messenger;

  constructor(
    { chaos = CALM, pace = 20, concurrency = 10, model }: VapiOptions,
    contract: Validator,
    recordings: Recordings,
  ) {
    const { account } = this;
    this.#contract = contract;
    this.recordings = recordings;
    this.webhooks = new Webhooks(chaos);
    this.#messenger = new Messenger({
      webhooks: this.webhooks,
      contract,
      credential: CREDENTIAL,
      numbers: (id) => account.numbers.find(String(id)),
    });
    const messenger = this.#messenger;
    const url = () => this.url;
    this.switchboard = new Switchboard({ account, messenger, recordings, lines: concurrency, pace, model, url });
    this.server = new EmulatorServer({
      routes: this.#routes(),
      guard: ({ headers }) => (headers.authorization === `Bearer ${KEY}` ? undefined : INVALID_KEY),
      notFound: ({ method, path }) => ({ status: 404, body: nestError(404, `Cannot ${method} ${path}`) }),
      refusal: nestError,
      chaos,
    });
  }

  get url(): string {
    return this.server.url;
  }

  /** What the product is told of this this. */
  get env(): Record<string, string> {
    return {
      VAPI_API_KEY: KEY,
      VAPI_BASE_URL: this.url,
      VAPI_WEBHOOK_SECRET: CREDENTIAL.secret,
      VAPI_WEBHOOK_CREDENTIAL_ID: CREDENTIAL.credentialId,
    };
  }

  /** The calls that were really placed, by our id for each: more than one for an id is one too many. */
  get placed(): ReadonlyMap<string, string[]> {
    return this.switchboard.placed;
  }

  /** What Vapi writes at a number at Twilio that it is to answer. */
  get voiceUrl(): string {
    return `${this.url}/__emulator/inbound_call`;
  }

  /** What was wrong with the product's answers to server messages. */
  get faults(): string[] {
    return this.#messenger.faults;
  }

  /** Rings a number; resolves when it is known who answers, while {@link settled} waits for the end. */
  ring(call: Ring): Promise<Resource> {
    return this.switchboard.ring(call);
  }

  /** Resolves when no call is under way and no message on its way. */
  async settled(): Promise<void> {
    await this.switchboard.settled();
    await this.webhooks.settled();
  }

  async close(): Promise<void> {
    this.switchboard.endAll();
    await this.server.close();
    await this.recordings.close();
  }

  #routes(): Record<string, Handler> {
    const { account } = this;
    return {
      'POST /__emulator/ring': async ({ body }) => made(await this.ring(body as Ring)),
      // Where Twilio sends calls to numbers that were imported from it: Vapi's real address is its own affair.
      'POST /__emulator/inbound_call': async ({ body }) => {
        const { To: number = '', From: from = '' } = body as Record<string, string>;
        await this.ring({ number, from });
        return { status: 200, body: CONNECT, headers: { 'content-type': 'text/xml' } };
      },
      'POST /__emulator/evals': ({ body }) => {
        this.evalOutcome = (body as { outcome: EvalOutcome }).outcome;
        return done({});
      },
      'POST /call': this.#checked('CallCreate', ({ body }) => made(this.switchboard.place(body as object))),
      'GET /call/:id/:recording': ({ params }) => this.#recording(params),
      'POST /:id/control': ({ params, body }) => {
        this.switchboard.control(params.id, body as Order);
        return done({ success: true });
      },
      'POST /eval/run': this.#checked('EvalRunCreate', ({ body }) => this.#runEval(body as EvalRunCreate)),
      'POST /phone-number': this.#checked('PhoneNumberCreate', ({ body }) => this.#newNumber(body as NewNumber)),
      ...this.#resource('/eval/run', account.evalRuns),
      ...this.#resource('/eval', account.evals, 'EvalCreate', 'EvalUpdate'),
      'GET /eval': ({ query }) => done(account.evals.page(query)),
      ...this.#resource('/assistant', account.assistants, 'AssistantCreate', 'AssistantUpdate'),
      ...this.#resource(
        '/structured-output',
        account.structuredOutputs,
        'StructuredOutputCreate',
        'StructuredOutputUpdate',
      ),
      ...this.#resource('/call', account.calls, undefined, 'CallUpdate'),
      ...this.#resource('/phone-number', account.numbers, undefined, 'PhoneNumberUpdate'),
      ...withoutSecrets(this.#resource('/credential', account.credentials, 'CredentialCreate', 'CredentialUpdate')),
    };
  }

  /** What can be done with any kind of resource; without a type, it is not made or changed this way. */
  #resource(path: string, collection: Collection, create?: string, update?: string): Record<string, Handler> {
    const routes: Record<string, Handler> = {
      [`GET ${path}`]: ({ query }) => done(collection.list(query)),
      [`GET ${path}/:id`]: ({ params }) => done(collection.get(params.id)),
      [`DELETE ${path}/:id`]: ({ params }) => done(collection.delete(params.id)),
    };
    if (create) routes[`POST ${path}`] = this.#checked(create, ({ body }) => made(collection.create(body as object)));
    if (update) {
      const patch: Handler = ({ params, body }) => done(collection.patch(params.id, (body ?? {}) as object));
      routes[`PATCH ${path}/:id`] = this.#checked(update, patch);
    }
    return routes;
  }

  /** A body by the contract, or Vapi's refusal. */
  #checked(type: string, handler: Handler): Handler {
    return (asked) => {
      const faults = this.#contract.faults(type, asked.body ?? {});
      if (faults.length > 0) throw refused(faults.slice(0, MOST_FAULTS).map(nestMessage));
      return handler(asked);
    };
  }

  #runEval({ evalId, eval: inline, ...rest }: EvalRunCreate): Answered {
    const { messages } = (inline ?? this.account.evals.get(evalId)) as unknown as Scene;
    const { evalRuns } = this.account;
    const run = evalRuns.create({ evalId, ...rest, status: 'queued', results: [], cost: 0, costs: [] });
    void playEval(evalRuns, run, messages, this.evalOutcome);
    return made(run);
  }

  #newNumber(body: NewNumber): Answered {
    const { numbers, credentials } = this.account;
    if (body.number && numbers.all().some(({ number }) => number === body.number)) {
      throw refused(`Existing Phone Number ${body.number} Already Uses This Identifier.`);
    }
    if (body.credentialId && !credentials.find(body.credentialId)) throw refused('Credential not found.');
    if (body.provider !== 'vapi') return made(numbers.create({ ...body, status: 'active' }));
    // One of Vapi's own takes a moment: the first answer is without it.
    const number = numbers.create({ ...body, status: 'activating' });
    const first = { ...number };
    const subscriber = String(FIRST_SUBSCRIBER + numbers.all().length);
    Object.assign(number, { number: `+1${body.numberDesiredAreaCode ?? '415'}${subscriber}`, status: 'active' });
    return made(first);
  }

  #recording({ id, recording }: Record<string, string>): Answered {
    const known = recording?.endsWith('-recording') && this.account.calls.get(id);
    const location = known && this.recordings.presigned(known.id);
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

interface EvalRunCreate {
  evalId?: string;
  eval?: Scene;
}

const CONNECT = '<Response><Connect><Stream url="wss://vapi.example/twilio/stream"/></Connect></Response>';
const MOST_FAULTS = 10;
const FIRST_SUBSCRIBER = 5_550_000;

const done = (body: unknown): Answered => ({ status: 200, body });
const made = (body: unknown): Answered => ({ status: 201, body });

const INVALID_KEY: Answered = {
  status: 401,
  body: nestError(
    401,
    'Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.',
  ),
};

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
