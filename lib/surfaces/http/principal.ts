import type { Session } from '#lib/adapters/auth/port.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Principal } from '#lib/core/context.ts';
import { AppError, forbidden } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/scope.ts';
import { findKey, ShortMemory } from '#lib/services/keys/cache.ts';

/** Reads a browser's session from its cookies, refreshing it where it is about to expire; null without one. */
export type SessionReader = (request: Request) => Promise<Session | null>;

/** Who asks, and the businesses within reach. */
export interface Caller {
  readonly principal: Principal;
  readonly businesses: readonly string[];
  readonly setCookies: readonly string[];
}

export const ANYONE: Caller = { principal: { kind: 'public' }, businesses: [], setCookies: [] };

const BEARER = /^bearer +(kc_(?:live|test)_\w{1,100})$/i;
const sessions = new ShortMemory<ReadonlyMap<string, Role>>();

/**
 * The caller of a request: its API key, else its session. A key is taken from `Authorization: Bearer` alone.
 * @throws `unauthorized` without either, and `forbidden` where a session's write does not come from our own pages.
 */
export async function callerOf(
  request: Request,
  { readSession, publicUrl }: { readSession: SessionReader | undefined; publicUrl: () => string },
): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return byKey(authorization);
  if (request.headers.has('cookie')) {
    // Before the session is read: a foreign page must not even make it refresh.
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request, publicUrl());
    const session = await readSession?.(request);
    if (session) return bySession(session);
  }
  throw new AppError('unauthorized', 'Send an API key: Authorization: Bearer kc_live_…');
}

async function byKey(authorization: string): Promise<Caller> {
  const key = BEARER.exec(authorization)?.[1];
  const holder = key ? await findKey(key) : null;
  if (!holder)
    throw new AppError('unauthorized', 'This API key is not valid. Send it as Authorization: Bearer kc_live_…');
  const { id, accountId, scopes, businesses } = holder;
  return { principal: { kind: 'key', id, accountId, scopes }, businesses, setCookies: [] };
}

async function bySession({ userId, sessionId, email, setCookies }: Session): Promise<Caller> {
  const roles = await sessions.get(`${userId} ${sessionId}`, () => rolesOf(userId, sessionId));
  if (!roles) throw new AppError('unauthorized', 'You are signed out.');
  return {
    principal: { kind: 'session', id: sessionId, accountId: userId, email, roles },
    businesses: [...roles.keys()],
    setCookies,
  };
}

/** Null when the session has been signed out. A person without any business yet has a session, and no role. */
async function rolesOf(account: string, session: string): Promise<ReadonlyMap<string, Role> | null> {
  const rows = await callApp<{ business_id: string; role: Role }>('select * from app.find_session($1, $2)', [
    account,
    session,
  ]);
  if (rows.length > 0) return new Map(rows.map((row) => [row.business_id, row.role]));
  const [held] = await callApp<{ any: boolean }>('select app.account_has_business($1) as any', [account]);
  return held?.any ? null : new Map();
}

/** Browsers name the page's origin on every write, and no foreign page can make them lie. */
function refuseForeignOrigin(request: Request, publicUrl: string): void {
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) throw forbidden('A write by a signed-in browser must name its Origin.');
  const own = new URL(origin).host === request.headers.get('host') || origin === new URL(publicUrl).origin;
  if (!own) throw forbidden('A write by a signed-in browser must come from our own pages.');
}
