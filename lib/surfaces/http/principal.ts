import type { Session } from '#lib/adapters/auth/port.ts';
import type { Principal } from '#lib/core/context.ts';
import { AppError, forbidden } from '#lib/core/errors.ts';
import { findKey } from '#lib/services/keys/cache.ts';
import { rolesOfSession } from '#lib/services/team/access.ts';

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
  const { businesses, ...owner } = holder;
  return { principal: { kind: 'key', ...owner }, businesses, setCookies: [] };
}

async function bySession({ userId, sessionId, email, setCookies }: Session): Promise<Caller> {
  const roles = await rolesOfSession(userId, sessionId);
  return {
    principal: { kind: 'session', id: sessionId, accountId: userId, email, roles },
    businesses: [...roles.keys()],
    setCookies,
  };
}

/** Browsers name the page's origin on every write, and no foreign page can make them lie. */
function refuseForeignOrigin(request: Request, publicUrl: string): void {
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) throw forbidden('A write by a signed-in browser must name its Origin.');
  const own = new URL(origin).host === request.headers.get('host') || origin === new URL(publicUrl).origin;
  if (!own) throw forbidden('A write by a signed-in browser must come from our own pages.');
}
