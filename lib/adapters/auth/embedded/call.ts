import type { Pool } from 'pg';
import type { z } from 'zod';
import { type Claims, readAccessToken } from './access-token.ts';
import { AuthError } from './auth-error.ts';
import type { AuthKeys } from './auth-keys.ts';
import type { LinkMail, LinkMailer } from './mails.ts';
import { type Limits, limitedAddress, type RateLimiter } from './rate-limiter.ts';
import { allowedRedirect } from './redirects.ts';
import type { SessionStore } from './sessions.ts';
import { findById, type User } from './users.ts';

/** What the auth server works with. */
export interface AuthServer {
  pool: Pool;
  keys: AuthKeys;
  /** The instance's own: seals what must be read again. */
  secret: string;
  mail: LinkMailer;
  limiter: RateLimiter;
  redirectAllowList: readonly string[];
  publicUrl(): string;
  /** Told of failures that nobody waits for; never with an address in it. */
  onError(error: unknown): void;
}

/** One request, with what every route asks of it. */
export interface Call {
  url: URL;
  body: unknown;
  /** Set by our own HTTP server; absent for calls from inside the process. */
  ip: string | undefined;
  userAgent: string | undefined;
  bearer: string | undefined;
  /** The request carries the secret key. */
  service: boolean;
  /** The `:id` of the route. */
  id: string;
}

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Route = (server: AuthServer, call: Call) => Promise<Answer>;

export function storeOf(server: AuthServer): SessionStore {
  return { pool: server.pool, signing: server.keys.signing, issuer: `${server.publicUrl()}/auth/v1` };
}

export function redirectOf(server: AuthServer, wanted: string | null | undefined): string {
  return allowedRedirect(wanted, server.publicUrl(), server.redirectAllowList);
}

/** @throws {AuthError} 400 `validation_failed`, naming the field but never its value. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AuthError(400, 'validation_failed', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`);
}

/** Limits the client's address. Our own services, with the secret key or from inside the process, are not limited. */
export function limitAddress(server: AuthServer, call: Call, name: keyof Limits): void {
  if (call.ip && !call.service) server.limiter.take(name, limitedAddress(call.ip));
}

/** How a session was opened: `aal2` has shown a second factor; `password` was typed, and not only a link followed. */
export interface SignedIn {
  aal: 'aal1' | 'aal2' | 'aal3';
  password: boolean;
}

/**
 * Who calls, from the access token.
 * @throws {AuthError} 401 `no_authorization`, 403 `bad_jwt`, `session_not_found` (signed out) or `user_not_found`.
 */
export async function signedIn(
  server: AuthServer,
  call: Call,
): Promise<{ user: User; claims: Claims; session: SignedIn }> {
  if (!call.bearer) throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const claims = await readAccessToken(server.keys.signing, call.bearer);
  const { rows } = await server.pool.query<SignedIn>(
    `select coalesce(s.aal, 'aal1') as aal, exists (
              select from auth.mfa_amr_claims a where a.session_id = s.id and a.authentication_method = 'password') as password
       from auth.sessions s where s.id = $1 and s.user_id = $2`,
    [claims.session_id, claims.sub],
  );
  const [session] = rows;
  if (!session) {
    throw new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  }
  const user = await findById(server.pool, claims.sub);
  if (!user) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  return { user, claims, session };
}

/**
 * Refuses a session that has not shown a code where its user has a second factor.
 * @throws {AuthError} `insufficient_aal`.
 */
export async function requireStrong(
  server: AuthServer,
  userId: string,
  { aal }: SignedIn,
  status: 401 | 403,
): Promise<void> {
  if (aal !== 'aal1') return;
  const { rowCount } = await server.pool.query(
    `select from auth.mfa_factors where user_id = $1 and status = 'verified' limit 1`,
    [userId],
  );
  if (rowCount) throw new AuthError(status, 'insufficient_aal', 'AAL2 session is required: a factor is enrolled.');
}

/** Mails without making anybody wait. */
export function tell(server: AuthServer, mail: LinkMail): void {
  server.mail.send(mail).catch((error) => server.onError(error));
}

/** @throws {AuthError} 403 `not_admin`. */
export function requireService(call: Call): void {
  if (!call.service) throw new AuthError(403, 'not_admin', 'User not allowed');
}
