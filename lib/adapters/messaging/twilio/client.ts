import type { Twilio } from 'twilio';
import type { TwilioAccount } from './env.ts';

/** Twilio takes less than a second. */
const TIMEOUT_MS = 15_000;

/** Where a request of the official client really goes. @throws for any host that is not Twilio's */
export function addressAt(baseUrl: string | null, uri: string): string {
  const { protocol, hostname, pathname, search } = new URL(uri);
  if (protocol !== 'https:' || !hostname.endsWith('.twilio.com')) {
    throw new Error('the Twilio client was to ask a host that is not Twilio’s');
  }
  if (baseUrl === null) return uri;
  const [product] = hostname.split('.');
  return `${baseUrl}/${product}${pathname}${search}`;
}

/**
 * The official client, loaded when it is first asked for. Nothing is retried by itself: a text that may have been sent
 * is looked up before it is sent again. With a base URL, `https://messaging.twilio.com/v1` is `<base>/messaging/v1`.
 */
async function twilioClient({
  accountSid,
  authToken,
  baseUrl,
  timeoutMs = TIMEOUT_MS,
}: TwilioAccount): Promise<Twilio> {
  const [{ default: twilio }, { default: RequestClient }] = await Promise.all([
    import('twilio'),
    import('twilio/lib/base/RequestClient.js'),
  ]);
  class Directed extends RequestClient {
    override async request<T>(options: Parameters<InstanceType<typeof RequestClient>['request']>[0]) {
      return super.request<T>({ ...options, uri: addressAt(baseUrl, options.uri) } as typeof options & { data?: T });
    }
  }
  const httpClient = new Directed({ timeout: timeoutMs, autoRetry: false });
  return twilio(accountSid, authToken, { httpClient, lazyLoading: true });
}

/** The client of one account, made once. */
export function sharedClient(account: TwilioAccount): () => Promise<Twilio> {
  let client: Promise<Twilio> | undefined;
  return () => {
    client ??= twilioClient(account);
    return client;
  };
}

/** What Twilio answered instead of doing what it was asked; null for a time-out or a broken line. */
export function refusalOf(error: unknown): { status: number; code: number | null } | null {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  if (typeof status !== 'number') return null;
  return { status, code: typeof code === 'number' ? code : null };
}
