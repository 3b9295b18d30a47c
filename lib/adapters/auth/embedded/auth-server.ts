import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { getUser, updateUser } from './account.ts';
import * as admin from './admin.ts';
import { AuthError } from './auth-error.ts';
import type { AuthKeys } from './auth-keys.ts';
import type { Answer, AuthServer, Call, Route } from './call.ts';
import { challengeFactor, enrol, unenrol, verifyFactor } from './factors.ts';
import { openLink, recover, resend, verify } from './links.ts';
import type { LinkMailer } from './mails.ts';
import { type Limits, RateLimiter } from './rate-limiter.ts';
import { makeRecoveryCodes, recoveryStatus, useRecoveryCode } from './recovery-codes.ts';
import { signOut, signUp, token } from './sign-in.ts';

const BASE = '/auth/v1';
const MAX_BODY_BYTES = 64 * 1024;
const API_VERSION = '2024-01-01';
/** Set by our own HTTP server, which drops what comes in under this name. */
const CLIENT_IP = 'x-kaicalls-client-ip';

const ROUTES: Record<string, Route> = {
  'POST /signup': signUp,
  'POST /token': token,
  'POST /logout': signOut,
  'GET /user': getUser,
  'PUT /user': updateUser,
  'POST /recover': recover,
  'POST /resend': resend,
  'POST /verify': verify,
  'POST /factors': enrol,
  'POST /factors/:id/challenge': challengeFactor,
  'POST /factors/:id/verify': verifyFactor,
  'DELETE /factors/:id': unenrol,
  'GET /factors/recovery-codes': recoveryStatus,
  'POST /factors/recovery-codes': makeRecoveryCodes,
  'POST /factors/recovery-codes/regenerate': makeRecoveryCodes,
  'POST /factors/recovery-codes/verify': useRecoveryCode,
  'POST /admin/users': admin.createUser,
  'GET /admin/users': admin.list,
  'GET /admin/users/:id': admin.show,
  'PUT /admin/users/:id': admin.update,
  'DELETE /admin/users/:id': admin.remove,
  'POST /admin/generate_link': admin.generateLink,
  'GET /settings': async () => ({
    body: {
      external: { email: true, phone: false },
      disable_signup: false,
      mailer_autoconfirm: true,
      phone_autoconfirm: false,
      sms_provider: '',
      saml_enabled: false,
    },
  }),
};

/** Opened by browsers and verifiers, which have no API key. */
const OPEN_ROUTES: Record<string, Route> = {
  'GET /verify': openLink,
  'GET /health': async () => ({ body: { version: 'embedded', name: 'GoTrue', description: 'KaiCalls embedded auth' } }),
  'GET /.well-known/jwks.json': async ({ keys }) => ({
    body: { keys: [keys.signing.publicJwk] },
    headers: { 'cache-control': 'public, max-age=600' },
  }),
};

// Every request is authorised by headers, never by a cookie, so any page may ask; as on Supabase.
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info, x-supabase-api-version',
  'access-control-expose-headers': 'x-total-count, link, x-supabase-api-version, retry-after',
};

export interface EmbeddedAuth {
  /** Answers every request under `/auth/v1`; never rejects. */
  handle(request: Request): Promise<Response>;
}

/**
 * The part of Supabase Auth that the product uses, over the same `auth` schema: supabase-js and @supabase/ssr talk to it
 * unchanged. What it does not have answers 501 in the form of Supabase's errors.
 */
export function createEmbeddedAuth(options: {
  /** Logs in as `supabase_auth_admin`, which owns the `auth` schema. */
  pool: Pool;
  keys: AuthKeys;
  /** The instance's own: seals the secrets of second factors. */
  secret: string;
  /** The address that people reach us at, without a slash at the end; asked anew for each request. */
  publicUrl: () => string;
  mail: LinkMailer;
  /** Origins or URLs besides our own that a mailed link may lead to. */
  redirectAllowList?: readonly string[];
  limits?: Partial<Limits>;
  /** Told of what went wrong on our side: no addresses, no secrets. */
  onError?: (error: unknown) => void;
}): EmbeddedAuth {
  const { redirectAllowList = [], limits, onError = () => {}, ...rest } = options;
  const server: AuthServer = { ...rest, redirectAllowList, onError, limiter: new RateLimiter(limits) };
  return {
    async handle(request) {
      try {
        return respond(await route(server, request));
      } catch (error) {
        return respond(failure(server, error, request));
      }
    },
  };
}

async function route(server: AuthServer, request: Request): Promise<Answer> {
  if (request.method === 'OPTIONS') return { status: 204, headers: { 'access-control-max-age': '7200' } };
  const url = new URL(request.url);
  const path = url.pathname.slice(BASE.length);
  const [, before, id = '', after = ''] =
    /^(\/admin\/users|\/factors)\/(?!recovery-codes)([^/]+)(\/\w+)?$/.exec(path) ?? [];
  const name = `${request.method} ${before ? `${before}/:id${after}` : path}`;
  const open = OPEN_ROUTES[name];
  const apiKey = request.headers.get('apikey') ?? '';
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const secret = (value: string | undefined) => value !== undefined && sameText(value, server.keys.secretKey);
  if (!open && !secret(apiKey) && !sameText(apiKey, server.keys.publishableKey)) {
    throw new AuthError(401, 'no_authorization', 'Invalid API key');
  }
  const handler = open ?? ROUTES[name];
  if (!handler) throw new AuthError(501, 'not_implemented', `${name} is not part of the embedded auth server.`);
  if (id && !/^[0-9a-f-]{36}$/i.test(id)) throw new AuthError(404, 'validation_failed', 'the id must be a UUID');
  const call: Call = {
    url,
    id,
    body: await readBody(request),
    ip: request.headers.get(CLIENT_IP) ?? undefined,
    userAgent: request.headers.get('user-agent') ?? undefined,
    bearer,
    service: secret(apiKey) || secret(bearer),
  };
  return handler(server, call);
}

async function readBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new AuthError(413, 'validation_failed', 'Request body too large');
    chunks.push(chunk);
  }
  if (size === 0) return {};
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    const body: unknown = JSON.parse(text);
    // Postgres has no place for the null character.
    if (!text.includes('\\u0000') && typeof body === 'object' && body !== null) return body;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw new AuthError(400, 'bad_json', 'Could not parse request body as JSON');
}

/** Supabase's two forms of an error: clients that name an API version get the newer one. */
function failure(server: AuthServer, thrown: unknown, request: Request): Answer {
  if (!(thrown instanceof AuthError)) server.onError(thrown);
  const error =
    thrown instanceof AuthError
      ? thrown
      : new AuthError(500, 'unexpected_failure', 'Something went wrong on our side.');
  const weak = error.weakPassword ? { weak_password: { reasons: error.weakPassword } } : {};
  const versioned = (request.headers.get('x-supabase-api-version') ?? '') >= API_VERSION;
  return {
    status: error.status,
    body: versioned
      ? { code: error.code, message: error.message, ...weak }
      : { code: error.status, error_code: error.code, msg: error.message, ...weak },
    headers: error.retryAfter ? { 'retry-after': String(error.retryAfter) } : {},
  };
}

function respond({ status = 200, body, headers }: Answer): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      ...CORS,
      'cache-control': 'no-store',
      'x-supabase-api-version': API_VERSION,
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    },
  });
}

/** Compares in the same time whatever differs. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
