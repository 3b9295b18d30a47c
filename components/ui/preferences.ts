import { DAY_MS } from '#lib/core/duration.ts';

/*
 * Small choices of the viewer that the server's next rendering needs. They stand outside of any client module:
 * what a server component imports from one of those is a reference, not the value.
 */

export const ZONE_COOKIE = 'kc-zone';
/** `compact` or `wide`. */
export const NAV_COOKIE = 'kc-nav';

/** Keeps a value for 400 days, the most that browsers allow. Where the browser cannot, nothing is remembered. */
export function rememberInCookie(name: string, value: string): void {
  if (!('cookieStore' in globalThis)) return;
  const expires = Date.now() + 400 * DAY_MS;
  cookieStore.set({ name, value: encodeURIComponent(value), path: '/', sameSite: 'lax', expires }).catch(() => {});
}
