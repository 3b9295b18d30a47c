import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { admit, invoke, invokeFile, RATES, type Rate } from '#lib/core/operation.ts';
import type { Ports } from '#lib/core/port.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { keyPepper } from '#lib/services/keys/secret.ts';
import { addressBlock, clientAddress, trustedProxies } from './address.ts';
import { type Answer, toResponse, withHeaders } from './answer.ts';
import { asAppError, lostRace } from './fault.ts';
import { fileAnswer } from './file-answer.ts';
import { idempotencyKey, runOnce } from './idempotency.ts';
import { bodyInput, pathInput, queryInput, readBody } from './input.ts';
import { ANYONE, type Caller, callerOf, type SessionReader } from './principal.ts';
import { RateLimiter, type Standing } from './rate-limit.ts';
import { newRequestId } from './request-id.ts';
import { type Catalog, type Endpoint, type Found, type Place, Routing } from './routing.ts';
import { STATUS } from './status.ts';
import { UsageLog } from './usage-log.ts';

/** The connection that a request came by. */
export interface Peer {
  address?: string;
}

/** The HTTP surface: requests under `/api` in, answers out, on any runtime of the web standard. */
export interface Kernel {
  /** Never rejects: what goes wrong is an answer too. */
  handle(request: Request, peer?: Peer): Promise<Response>;
  /** The same before it becomes a `Response`: making and reading one back costs node:http more than all the rest. */
  answer(request: Request, peer?: Peer): Promise<Answer | Response>;
  /** Writes out what is still held in memory. */
  close(): Promise<void>;
}

export interface KernelParts {
  catalog: Catalog;
  ports: Ports;
  readSession?: SessionReader;
}

/** What is known of one request on its way. */
interface Exchange {
  readonly request: Request;
  readonly requestId: string;
  readonly at: Date;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ip: string | null;
  caller: Caller;
  standing: Standing | null;
  /** Method and path as the catalog writes them, once known: what is counted and logged. */
  endpoint: string;
  allow: string | null;
  usage: { callId?: string };
  payment: NonNullable<Context['payment']>;
}

type Reply = Omit<Answer, 'headers'> & { headers?: Record<string, string> };

export function createKernel({ catalog, ports, readSession }: KernelParts): Kernel {
  const routing = new Routing(catalog);
  const limiter = new RateLimiter();
  const usageLog = new UsageLog();
  const proxies = trustedProxies();
  const callers = { readSession, publicUrl: () => ports.get(publicUrlPort)() };

  async function answer(request: Request, peer: Peer = {}): Promise<Answer | Response> {
    const exchange = begin(request, peer, proxies);
    let made: Reply | Response;
    try {
      made = await reply(exchange);
    } catch (error) {
      made = await refusal(exchange, error);
    }
    return finish(exchange, made);
  }

  async function reply(exchange: Exchange): Promise<Reply | Response> {
    const found = routing.find(exchange.path);
    if (!found) throw new AppError('not_found', 'There is nothing at this address. See /api/v1/openapi.json.');
    const endpoint = choose(exchange, found.place);
    if (!endpoint) {
      await count(exchange, RATES.read);
      return { status: 204, text: null, headers: { allow: found.place.methods.join(', ') } };
    }
    const { access, rate, method, path } = 'raw' in endpoint ? endpoint.raw : endpoint.operation;
    exchange.endpoint = `${method} ${path}`;
    if (access.kind !== 'public') exchange.caller = await callerOf(exchange.request, callers);
    await count(exchange, rate);
    // Narrowed already here: an idempotent request opens its transaction with it.
    const ctx = admit(access, {
      requestId: exchange.requestId,
      principal: exchange.caller.principal,
      businesses: exchange.caller.businesses,
      ip: exchange.ip,
      ports,
      usage: exchange.usage,
      payment: exchange.payment,
    });
    if ('raw' in endpoint) return endpoint.raw.handle(exchange.request, ctx, found.parameters);
    return perform(exchange, endpoint, found, ctx);
  }

  async function perform(
    { request, path, query, requestId, endpoint }: Exchange,
    { operation }: Extract<Endpoint, { operation: unknown }>,
    { parameters }: Found,
    ctx: Context,
  ): Promise<Reply | Response> {
    const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
    const body = inQuery ? '' : await readBody(request, operation.bodyBytes);
    const input = { ...(inQuery ? queryInput(query) : bodyInput(body)), ...pathInput(parameters) };
    if (operation.produces) {
      const file = await retriedOnce(() => invokeFile(operation, ctx, input));
      return fileAnswer(file, operation.produces, { request_id: requestId, endpoint });
    }
    const status = operation.status ?? 200;
    const run = async (within: Context) => ({ status, text: await invoke(operation, within, input) });
    const owner = ownerOf(ctx);
    const key = operation.method === 'POST' && owner ? idempotencyKey(request.headers) : null;
    if (!key || !owner) return retriedOnce(() => run(ctx));
    const sealedBy = operation.shownOnce ? keyPepper() : null;
    const kept = await retriedOnce(() =>
      runOnce(ctx, { owner, path, key, body, outside: operation.outside ?? false, sealedBy }, run),
    );
    return { ...kept, headers: kept.replayed ? { 'idempotent-replayed': 'true' } : {} };
  }

  /** Counts the request against its caller, or its address where there is none. */
  async function count(exchange: Exchange, rate: Rate) {
    const { principal } = exchange.caller;
    const who =
      rate.per === 'address' || (principal.kind !== 'key' && principal.kind !== 'session')
        ? addressBlock(exchange.ip)
        : principal.kind === 'key'
          ? principal.id
          : principal.accountId;
    exchange.standing = await limiter.count(`${who}:${exchange.endpoint}`, rate);
    if (exchange.standing.granted && rate.all !== undefined) {
      const together = await limiter.count(`everybody:${exchange.endpoint}`, { ...rate, requests: rate.all });
      if (!together.granted) exchange.standing = together;
    }
    if (exchange.standing.granted) return;
    const { retryAfter } = exchange.standing;
    throw new AppError('rate_limited', `Too many requests. Try again in ${retryAfter} seconds.`, { retryAfter });
  }

  async function refusal(exchange: Exchange, error: unknown): Promise<Reply> {
    const about = { request_id: exchange.requestId, endpoint: exchange.endpoint };
    let told = asAppError(error, about);
    if (!exchange.standing) {
      // Refused before it was counted: guessing at keys and addresses has a limit too.
      await count(exchange, RATES.read).catch((limited) => {
        told = asAppError(limited, about);
      });
    }
    const { code, message, details, beside } = told;
    const text = JSON.stringify({ error: { code, message, request_id: exchange.requestId, details }, ...beside });
    const headers: Record<string, string> = {};
    if (told.retryAfter !== undefined) headers['retry-after'] = String(told.retryAfter);
    if (code === 'method_not_allowed' && exchange.allow) headers.allow = exchange.allow;
    if (code === 'unauthorized') headers['www-authenticate'] = 'Bearer';
    return { status: STATUS[code], text, headers };
  }

  function finish({ request, caller, standing, ...exchange }: Exchange, made: Reply | Response): Answer | Response {
    if (caller.principal.kind === 'key') {
      usageLog.add({
        keyId: caller.principal.id,
        endpoint: exchange.path.replace(/^\/api/, ''),
        method: request.method,
        statusCode: made.status,
        callId: exchange.usage.callId,
        at: exchange.at,
      });
    }
    const headers: Answer['headers'] = { 'x-request-id': exchange.requestId, 'x-content-type-options': 'nosniff' };
    if (standing) {
      headers['x-ratelimit-limit'] = String(standing.limit);
      headers['x-ratelimit-remaining'] = String(standing.remaining);
      headers['x-ratelimit-reset'] = String(standing.resetsAt);
    }
    const { required, receipt } = exchange.payment;
    if (required) headers['payment-required'] = required;
    if (receipt) headers['payment-response'] = receipt;
    if (caller.setCookies.length > 0) headers['set-cookie'] = [...caller.setCookies];
    if (made instanceof Response) return withHeaders(made, headers, request.method);
    Object.assign(headers, made.headers);
    headers['cache-control'] = 'no-store';
    if (made.text !== null) headers['content-type'] = 'application/json; charset=utf-8';
    return { status: made.status, headers, text: request.method === 'HEAD' ? null : made.text };
  }

  return {
    answer,
    handle: async (request, peer) => toResponse(await answer(request, peer)),
    close: () => usageLog.flush(),
  };
}

function begin(request: Request, peer: Peer, proxies: number): Exchange {
  const { url } = request;
  const pathAt = url.indexOf('/', url.indexOf('://') + 3);
  const queryAt = url.indexOf('?', pathAt);
  return {
    request,
    requestId: newRequestId(),
    at: new Date(),
    path: queryAt === -1 ? url.slice(pathAt) : url.slice(pathAt, queryAt),
    query: new URLSearchParams(queryAt === -1 ? '' : url.slice(queryAt)),
    ip: clientAddress(request.headers.get('x-forwarded-for'), peer.address, proxies),
    caller: ANYONE,
    standing: null,
    endpoint: 'refused',
    allow: null,
    usage: {},
    payment: { sent: request.headers.get('payment-signature') },
  };
}

/** What answers this method, or undefined for OPTIONS. A HEAD is a GET whose body is not sent. */
function choose(exchange: Exchange, place: Place): Endpoint | undefined {
  const { method } = exchange.request;
  if (method === 'OPTIONS') return undefined;
  const endpoint = place.find(method === 'HEAD' ? 'GET' : method, exchange.query);
  if (endpoint) return endpoint;
  exchange.allow = place.methods.join(', ');
  throw new AppError('method_not_allowed', `${method} is not answered here, only ${exchange.allow}.`);
}

function ownerOf({ principal }: Context): string | null {
  if (principal.kind === 'key') return `key ${principal.id}`;
  return principal.kind === 'session' ? `account ${principal.accountId}` : null;
}

async function retriedOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!lostRace(error)) throw error;
    return work();
  }
}
