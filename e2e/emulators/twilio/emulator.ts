import { CALM, type Chaos } from '#e2e/emulators/kit/chaos.ts';
import { type Asked, EmulatorServer } from '#e2e/emulators/kit/server.ts';
import type { Validator } from '#e2e/emulators/kit/validator.ts';
import { TwilioAccount, twilioError } from './account.ts';
import { Bundles } from './bundles.ts';
import { type Caller, Calls, type Carried } from './calls.ts';
import { Contents } from './content.ts';
import { twilioContract } from './contract.ts';
import { type Inbound, Messages } from './messages.ts';
import { Numbers } from './numbers.ts';

export interface TwilioOptions {
  chaos?: Chaos;
  port?: number;
  /** The product's public address: inbound texts are posted there. */
  product?: string;
}

const WORDS: Readonly<Record<number, [number, string]>> = {
  429: [20429, 'Too Many Requests'],
  500: [20500, 'An internal server error has occurred'],
};

/** An account at Twilio on a loopback port: `https://messaging.twilio.com/v1` is `<url>/messaging/v1`. */
export class TwilioEmulator {
  readonly account = new TwilioAccount();
  readonly contents: Contents;
  readonly messages: Messages;
  readonly bundles: Bundles;
  readonly numbers: Numbers;
  readonly calls: Calls;
  readonly server: EmulatorServer;
  /** Where it listens; the product's TWILIO_BASE_URL. */
  readonly url: string = '';

  private constructor({ chaos = CALM, product }: TwilioOptions, contract: Validator) {
    this.contents = new Contents(this.account, contract);
    this.messages = new Messages(this.account, contract, this.contents);
    this.bundles = new Bundles(this.account, contract);
    this.numbers = new Numbers(this.account, contract, this.bundles);
    this.calls = new Calls(this.account, this.numbers);
    if (product) this.messages.inboundUrl = `${product}/api/callbacks/twilio/messages`;
    this.account.webhooks.chaos = chaos;
    this.server = new EmulatorServer({
      routes: {
        ...this.contents.routes,
        ...this.messages.routes,
        ...this.numbers.routes,
        ...this.bundles.routes,
      },
      guard: (asked) => this.#guard(asked),
      notFound: ({ path }) => ({
        status: 404,
        body: twilioError(404, 20404, `The requested resource ${path} was not found`),
      }),
      refusal: (status, message) => {
        const [code, words] = WORDS[status] ?? [20001, message];
        return twilioError(status, code, words);
      },
      chaos,
    });
  }

  static async start(options: TwilioOptions = {}): Promise<TwilioEmulator> {
    const emulator = new TwilioEmulator(options, await twilioContract());
    return Object.assign(emulator, { url: await emulator.server.listen(options.port) });
  }

  /** What the product is told of this account. */
  get env(): Record<string, string> {
    const { accountSid, authToken, messagingServiceSid } = this.account;
    return {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
      TWILIO_BASE_URL: this.url,
    };
  }

  /** A text from a phone, to a number of the product's. */
  text(inbound: Inbound): { sid: string } {
    return this.messages.receive(inbound);
  }

  /** Somebody calls a number of the product's; resolves when the call is over, or with its carrier. */
  call(caller: Caller): Promise<Carried> {
    return this.calls.call(caller);
  }

  /** Resolves when nothing is on its way. */
  settled(): Promise<void> {
    return this.messages.settled();
  }

  close(): Promise<void> {
    return this.server.close();
  }

  #guard({ headers }: Asked) {
    const { accountSid, authToken } = this.account;
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    return headers.authorization === expected
      ? undefined
      : { status: 401, body: twilioError(401, 20003, 'Authenticate') };
  }
}

export const startTwilioEmulator = TwilioEmulator.start;
