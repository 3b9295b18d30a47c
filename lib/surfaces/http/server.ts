import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { liveFeed } from '#lib/services/live/feed.ts';
import { clientAddress, trustedProxies } from './address.ts';
import type { Kernel } from './kernel.ts';
import { newRequestId } from './request-id.ts';

/** Tells the parts behind this server the caller's address; whatever comes in under this name is dropped. */
const CLIENT_ADDRESS_HEADER = 'x-kaicalls-client-ip';

const KEEP_ALIVE_MS = 65_000;

export interface ServerParts {
  /** Answers `/api`. */
  kernel: Kernel;
  /** Answers `/auth/v1`; absent where the identity provider is elsewhere. */
  auth?: (request: Request) => Promise<Response>;
  /** Answers everything else. */
  pages: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
}

/**
 * The self-hosted server. `/api` is answered here and not by Next's route handlers, which cost several times the whole
 * request; they declare the same operations for where there is no server of ours.
 */
export function createHttpServer({ kernel, auth, pages }: ServerParts): Server {
  const api = listener(async (request, incoming, outgoing) => {
    const answer = await kernel.answer(request, { address: incoming.socket.remoteAddress });
    if (answer instanceof Response) return answer;
    const { status, headers, text } = answer;
    if (text !== null) headers['content-length'] = String(Buffer.byteLength(text));
    outgoing.writeHead(status, headers).end(text);
    return RESPONSE_ALREADY_SENT;
  });
  const identity = auth && listener(auth);
  const proxies = trustedProxies();
  const server = createServer((incoming, outgoing) => {
    const url = straight(incoming.url ?? '/');
    if (under(url, '/api')) return void api(incoming, outgoing);
    nameClient(incoming, proxies);
    if (identity && under(url, '/auth/v1')) return void identity(incoming, outgoing);
    pages(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1000;
  return server;
}

/** Lets requests under way finish, for at most `withinMs`; no new ones are taken. */
export async function closeGracefully(server: Server, withinMs: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  await liveFeed().stop(); // streams would never finish by themselves
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(late);
}

type Handler = (request: Request, incoming: IncomingMessage, outgoing: ServerResponse) => Promise<Response>;

// The globals `Request` and `Response` stay the platform's: Next lives in the same process.
const listener = (handle: Handler) =>
  getRequestListener(
    (request, env) => handle(request, env.incoming as IncomingMessage, env.outgoing as ServerResponse),
    { overrideGlobalObjects: false, errorHandler: unreadable },
  );

/** What is no request at all: a broken host or target. */
function unreadable(): Response {
  const request_id = newRequestId();
  return Response.json(
    { error: { code: 'invalid_request', message: 'The request cannot be read.', request_id } },
    { status: 400, headers: { 'x-request-id': request_id } },
  );
}

/** A target as whoever reads it next will understand it: dots resolved, no origin. What comes round about came to `/api` too. */
function straight(target: string): string {
  if (!/\/\.|%2e|^[^/]/i.test(target) || !URL.canParse(target, 'http://localhost')) return target;
  return new URL(target, 'http://localhost').pathname;
}

const under = (url: string, path: string) =>
  url.startsWith(path) && (url.length === path.length || url[path.length] === '/' || url[path.length] === '?');

function nameClient(incoming: IncomingMessage, proxies: number): void {
  const { rawHeaders, headers } = incoming;
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2) {
    if (rawHeaders[i]?.toLowerCase() === CLIENT_ADDRESS_HEADER) rawHeaders.splice(i, 2);
  }
  delete headers[CLIENT_ADDRESS_HEADER];
  const forwarded = headers['x-forwarded-for'];
  const { remoteAddress } = incoming.socket;
  const address = clientAddress(typeof forwarded === 'string' ? forwarded : null, remoteAddress, proxies);
  if (address === null) return;
  headers[CLIENT_ADDRESS_HEADER] = address;
  rawHeaders.push(CLIENT_ADDRESS_HEADER, address);
}
