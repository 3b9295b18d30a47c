import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { sessionFromCookies } from '#lib/adapters/auth/session.ts';

/** Pages only: files and `/api` are answered without it. */
export const config = { matcher: '/((?!api/|auth/v1/|_next/static|_next/image|icon\\.svg).*)' };

/**
 * What every page needs around it: a session that is about to expire is refreshed, and the browser is told what a page
 * of ours may load. It decides nothing about data.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { url, publicUrl, publishableKey } = browserConfig();
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, [new URL(url).origin, new URL(publicUrl).origin]);
  const session = await sessionFromCookies(request, { url, publishableKey, fetch: fromInside(url) });
  const refreshed = session?.setCookies ?? [];

  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce); // the layout's, for the theme script
  headers.set('content-security-policy', policy); // Next reads the nonce of its own scripts from here
  if (refreshed.length > 0) headers.set('cookie', withCookies(request, refreshed));

  const response = NextResponse.next({ request: { headers } });
  for (const cookie of refreshed) response.headers.append('set-cookie', cookie);
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (publicUrl.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

/** Scripts by nonce alone; styles also inline, as charts and dialogs place themselves by style attributes. */
function contentSecurityPolicy(nonce: string, origins: readonly string[]): string {
  const own = ["'self'", ...new Set(origins)].join(' ');
  const dev = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `media-src ${own} blob:`,
    `connect-src ${own}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Our own server may not reach itself under its public address; it says under which it does. */
function fromInside(url: string): typeof fetch | undefined {
  const inside = process.env.KAICALLS_INTERNAL_URL;
  return inside ? (input, init) => fetch(String(input).replace(url, inside), init) : undefined;
}

/** The request's cookies with those that were just renewed, for the page that is about to read them. */
function withCookies(request: NextRequest, setCookies: readonly string[]): string {
  const cookies = new Map(request.cookies.getAll().map(({ name, value }) => [name, encodeURIComponent(value)]));
  for (const cookie of setCookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
