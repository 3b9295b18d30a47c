import { createServerClient, parseCookieHeader, serializeCookieHeader } from '@supabase/ssr';
import { z } from 'zod';
import type { Session } from './port.ts';

/** Which project the cookies belong to. Its address also names the cookie, so browser and server must agree on it. */
export interface SessionSource {
  url: string;
  publishableKey: string;
  /** Answers from inside the process, where the auth server is ours. */
  fetch?: typeof globalThis.fetch;
}

const claims = z.object({ sub: z.string(), email: z.string(), session_id: z.string() });

/**
 * Who the request's cookies stand for, or null. The access token is verified here, with the project's public keys, which
 * are kept for ten minutes; a session about to expire is refreshed on the way, and the answer must then carry
 * `setCookies`. Whether the session has been signed out since is for the database to say (`app.find_session`).
 */
export async function sessionFromCookies(request: Request, source: SessionSource): Promise<Session | null> {
  const header = request.headers.get('cookie');
  if (!header) return null;
  const setCookies: string[] = [];
  const { auth } = createServerClient(source.url, source.publishableKey, {
    cookieOptions: { secure: new URL(source.url).protocol === 'https:' },
    global: source.fetch ? { fetch: source.fetch } : {},
    cookies: {
      getAll: () => parseCookieHeader(header).map(({ name, value = '' }) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value, options } of cookies) setCookies.push(serializeCookieHeader(name, value, options));
      },
    },
  });
  const { data } = await auth.getClaims();
  const { success, data: who } = claims.safeParse(data?.claims);
  if (!success) return null;
  return { userId: who.sub, email: who.email, sessionId: who.session_id, setCookies };
}
