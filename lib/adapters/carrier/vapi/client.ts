import type { VapiClient } from '@vapi-ai/server-sdk';
import type { VapiSettings } from './env.ts';

/**
 * The official client, loaded when it is first needed. Nothing is retried: the SDK would send `POST /call` three times
 * on an error, without an idempotency key, and so place three calls.
 */
export class Vapi {
  readonly settings: VapiSettings;
  #client: Promise<VapiClient> | undefined;

  constructor(settings: VapiSettings) {
    this.settings = settings;
  }

  client(): Promise<VapiClient> {
    this.#client ??= open(this.settings);
    return this.#client;
  }

  /** What the SDK lacks, as `POST /credential`: the answer as it is, whatever its status. */
  async fetch(path: string, init: { method: string; body?: unknown; timeoutSeconds?: number }): Promise<Response> {
    const client = await this.client();
    return client.fetch(
      path,
      {
        method: init.method,
        ...(init.body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(init.body) }),
      },
      { timeoutInSeconds: init.timeoutSeconds ?? this.settings.timeoutSeconds, maxRetries: 0 },
    );
  }
}

async function open({ apiKey, baseUrl, timeoutSeconds }: VapiSettings): Promise<VapiClient> {
  const { VapiClient } = await import('@vapi-ai/server-sdk');
  return new VapiClient({ token: apiKey, baseUrl, maxRetries: 0, timeoutInSeconds: timeoutSeconds });
}

/** The status that Vapi answered with; undefined for what never got an answer (a time-out, a broken line). */
export const statusOf = (error: unknown): number | undefined => {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
};

/** What Vapi said of a request that it did not take: `message` is a text or a list of them. */
export function refusalText(error: unknown): string {
  const body = (error as { body?: unknown } | null)?.body as { message?: unknown; error?: unknown } | null | undefined;
  const said = body?.message ?? body?.error ?? (error as Error | null)?.message ?? '';
  return (Array.isArray(said) ? said.join('; ') : String(said)).slice(0, 500);
}
