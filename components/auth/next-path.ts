/**
 * Where to go after signing in. Only a path of this site is followed: `//evil.example`, `/\evil.example`, full
 * addresses and anything that does not parse lead to the dashboard instead.
 */
export function nextPath(asked: string | null | undefined, fallback = '/dashboard'): string {
  if (!asked?.startsWith('/')) return fallback;
  const here = 'http://here.invalid';
  try {
    const url = new URL(asked, here);
    return url.origin === here ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}
