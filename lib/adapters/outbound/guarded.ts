import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { type GuardOptions, hostGuard, plainHost } from './host.ts';
import { type Outbound, type OutboundAnswer, OutboundFailed, OutboundRefused, type OutboundRequest } from './port.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 65_536;

/**
 * The one client for addresses that users give. The check happens where the connection is made, on the very addresses
 * it will use, so that no name can be good when asked and bad when called; each new connection is checked again.
 */
export class GuardedOutbound implements Outbound {
  readonly #agent: Agent;

  constructor(options: GuardOptions) {
    this.#agent = new Agent({ connect: guardedConnect(options), allowH2: false });
  }

  async send(wanted: OutboundRequest): Promise<OutboundAnswer> {
    const { url, method, headers, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = wanted;
    if (!/^https?:\/\//i.test(url)) throw new OutboundRefused('only http and https are called');
    const started = performance.now();
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        method: method as Dispatcher.HttpMethod,
        headers,
        body,
        signal: abort.signal,
      });
      const text = await firstBytes(answer.body, maxBytes);
      const ms = Math.round(performance.now() - started);
      return { status: answer.statusCode, body: text, headers: joined(answer.headers), ms };
    } catch (error) {
      if (abort.signal.aborted) throw new OutboundFailed(`no answer within ${timeoutMs / 1000} seconds`);
      throw named(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

function guardedConnect(options: GuardOptions): buildConnector.connector {
  const { refusal, lookup } = hostGuard(options);
  const connect = buildConnector({ lookup, allowH2: false, timeout: TIMEOUT_MS });
  return (target, done) => {
    const host = plainHost(target.hostname);
    // A literal address is connected to without a lookup.
    const refused = isIP(host) ? refusal(host, host) : null;
    if (refused) done(refused, null);
    else connect(target, done);
  };
}

/** Reads up to `max` bytes and lets go of the rest. */
async function firstBytes(body: Dispatcher.ResponseData['body'], max: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= max) break; // leaving the loop destroys the stream
  }
  return Buffer.concat(chunks).subarray(0, max).toString('utf8');
}

const joined = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was broken off',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_SOCKET: 'the connection was broken off',
  UND_ERR_INVALID_ARG: 'the request cannot be sent as it is',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not trusted',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
};

/** What went wrong, in words that can be shown: messages of the network carry addresses. */
function named(error: unknown): OutboundRefused | OutboundFailed {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new OutboundFailed(REASONS[code] ?? `the request failed${code ? ` (${code})` : ''}`);
}
