import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CALM, type Chaos } from './chaos.ts';
import { decodeForm } from './form.ts';

/** What an emulator was asked. */
export interface Asked {
  method: string;
  path: string;
  /** From the path: `/call/:id` gives `id`. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it came. */
  text: string;
  /** Parsed JSON, or the nested object that a form spells; undefined without one. */
  body: unknown;
}

/** What it answers: an object goes as JSON, text and bytes as they are. */
export interface Answered {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (asked: Asked) => Answered | Promise<Answered>;

/** One request as it was answered, for the assertions of a test. */
export interface RecordedRequest {
  method: string;
  path: string;
  /** `POST /call/:id`, or undefined where no route fits. */
  route: string | undefined;
  query: Readonly<Record<string, string>>;
  body: unknown;
  status: number;
  answer: unknown;
}

export interface ServerOptions {
  /** By method and path, `GET /call/:id`; the first that fits answers, so the more exact ones stand first. */
  routes: Record<string, Handler>;
  /** Asked before a route: an answer of its own refuses (no key, no such account). */
  guard?: (asked: Asked, route: string | undefined) => Answered | undefined;
  /** The vendor's words for a path that it does not have. */
  notFound: (asked: Asked) => Answered;
  /** The vendor's words for a failure: 429, 500, a body that is not JSON. */
  refusal: (status: number, message: string) => unknown;
  chaos?: Chaos;
}

/** A vendor's HTTP interface on a loopback port. Paths under `/__emulator/` are a test's own and know no chaos. */
export class EmulatorServer {
  /** All requests but a test's own, in the order of their answers. */
  readonly requests: RecordedRequest[] = [];
  readonly #options: ServerOptions;
  readonly #routes: { route: string; method: string; pattern: RegExp; handler: Handler }[];
  readonly #server = createServer((request, response) => void this.#take(request, response));
  chaos: Chaos;
  /** Where it listens. */
  url = '';

  constructor(options: ServerOptions) {
    this.#options = options;
    this.chaos = options.chaos ?? CALM;
    this.#routes = Object.entries(options.routes).map(([route, handler]) => {
      const [method = '', path = ''] = route.split(' ');
      return { route, method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), handler };
    });
  }

  /** Resolves with where it listens. */
  async listen(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.url;
  }

  /** Ends every connection, also those that wait for a slow answer. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://emulator');
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      params: {},
      query: searchParams,
      headers: request.headers,
      text: Buffer.concat(chunks).toString(),
      body: undefined,
    };
    const found = this.#find(asked);
    const own = pathname.startsWith('/__emulator/');
    const fate = own ? {} : this.chaos.request(found?.route ?? `${asked.method} ${pathname}`);
    if (fate.latencyMs) await sleep(fate.latencyMs, undefined, { ref: false });
    let answered: Answered;
    if (fate.refuse) answered = this.#refused(429, 'Too Many Requests', { 'retry-after': '1' });
    else {
      answered = await this.#answer(asked, found);
      // What was done stays done; the caller never learns it.
      if (fate.failAfter) answered = this.#refused(500, 'Internal server error');
      if (fate.hangAfterMs) await sleep(fate.hangAfterMs, undefined, { ref: false });
    }
    if (!own) {
      const { method, path, body } = asked;
      const { status, body: answer } = answered;
      const query = Object.fromEntries(asked.query);
      this.requests.push({ method, path, route: found?.route, query, body, status, answer });
    }
    send(response, answered);
  }

  #find(asked: Asked) {
    for (const entry of this.#routes) {
      const fits = entry.method === asked.method && entry.pattern.exec(asked.path);
      if (!fits) continue;
      for (const [name, value] of Object.entries(fits.groups ?? {})) asked.params[name] = decodeURIComponent(value);
      return entry;
    }
    return undefined;
  }

  async #answer(asked: Asked, found: { route: string; handler: Handler } | undefined): Promise<Answered> {
    try {
      asked.body = bodyOf(asked);
    } catch {
      return this.#refused(400, 'Unexpected token in JSON');
    }
    const guarded = asked.path.startsWith('/__emulator/') ? undefined : this.#options.guard?.(asked, found?.route);
    if (guarded) return guarded;
    if (!found) return this.#options.notFound(asked);
    try {
      return await found.handler(asked);
    } catch (error) {
      if (error instanceof Refused) return error.answered;
      return this.#refused(500, `The emulator itself failed: ${(error as Error).stack}`);
    }
  }

  #refused(status: number, message: string, headers: Record<string, string> = {}): Answered {
    return { status, body: this.#options.refusal(status, message), headers };
  }
}

/** Thrown by a handler, however deep, to answer so. */
export class Refused extends Error {
  readonly answered: Answered;

  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.answered = { status, body };
  }
}

function bodyOf({ text, headers }: Asked): unknown {
  if (!text) return undefined;
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return decodeForm(text);
  return JSON.parse(text);
}

function send(response: ServerResponse, { status, body, headers = {} }: Answered): void {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const type: Record<string, string> = raw ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(raw ? body : JSON.stringify(body));
}
