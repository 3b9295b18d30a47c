import type { Twilio } from 'twilio';
import type { TwilioSettings } from './env.ts';

const TIMEOUT_MS = 15_000;

/** The official client, loaded when it is first needed. Nothing is retried: what a time-out left is looked for instead. */
export class TwilioAccount {
  readonly settings: TwilioSettings;
  #client: Promise<Twilio> | undefined;

  constructor(settings: TwilioSettings) {
    this.settings = settings;
  }

  client(): Promise<Twilio> {
    this.#client ??= open(this.settings);
    return this.#client;
  }
}

async function open({ accountSid, authToken, baseUrl }: TwilioSettings): Promise<Twilio> {
  const [{ default: twilio }, { default: RequestClient }] = await Promise.all([
    import('twilio'),
    import('twilio/lib/base/RequestClient.js'),
  ]);
  if (!baseUrl) return twilio(accountSid, authToken, { httpClient: new RequestClient({ timeout: TIMEOUT_MS }) });
  class EmulatedHosts extends RequestClient {
    override request<T>(options: Parameters<typeof RequestClient.prototype.request>[0]) {
      return super.request<T>({ ...options, uri: emulatedAddress(baseUrl as string, options.uri) });
    }
  }
  return twilio(accountSid, authToken, { httpClient: new EmulatedHosts({ timeout: TIMEOUT_MS }) });
}

/**
 * Where an emulator has what one of Twilio's hosts has: the product is the first part of the path.
 * `https://numbers.twilio.com/v2/…` is `<base>/numbers/v2/…`.
 * @throws on any other host: nothing may leave for the real one by oversight.
 */
export function emulatedAddress(baseUrl: string, uri: string): string {
  const { hostname, pathname, search } = new URL(uri);
  const product = /^([a-z]+)\.twilio\.com$/.exec(hostname)?.[1];
  if (!product) throw new Error(`${hostname} is not a host of Twilio's`);
  return `${baseUrl}/${product}${pathname}${search}`;
}
