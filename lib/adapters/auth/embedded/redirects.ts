/**
 * Where a mailed link may lead: our own origin, and what is configured (`https://app.example.com` for a whole origin,
 * `https://app.example.com/team` for that path and what lies under it). Anything else becomes our own front page:
 * tokens go with the redirect.
 */
export function allowedRedirect(
  wanted: string | null | undefined,
  publicUrl: string,
  allowList: readonly string[],
): string {
  const target = wanted && URL.canParse(wanted) ? new URL(wanted) : undefined;
  if (!target || (target.protocol !== 'https:' && target.protocol !== 'http:')) return publicUrl;
  if (target.username || target.password) return publicUrl;
  const allowed = [new URL(publicUrl).origin, ...allowList].some((entry) => covers(new URL(entry), target));
  return allowed ? target.href : publicUrl;
}

function covers(entry: URL, target: URL): boolean {
  if (entry.origin !== target.origin) return false;
  const path = entry.pathname.replace(/\/$/, '');
  return target.pathname === path || target.pathname.startsWith(`${path}/`);
}

/** The page of our app that a mailed link opens: a person confirms there, a mail scanner that only fetches it does not. */
export function confirmationLink(publicUrl: string, type: string, tokenHash: string, redirectTo: string): string {
  const target = new URL(redirectTo);
  if (target.origin !== new URL(publicUrl).origin) {
    const query = new URLSearchParams({ token: tokenHash, type, redirect_to: redirectTo });
    return `${publicUrl}/auth/v1/verify?${query}`;
  }
  const next = target.pathname === '/auth/confirm' ? target.searchParams.get('next') : target.pathname + target.search;
  const query = new URLSearchParams({ token_hash: tokenHash, type, next: next && isLocalPath(next) ? next : '/' });
  return `${publicUrl}/auth/confirm?${query}`;
}

/** True for `/reset/new`, false for `//elsewhere.example` and `/\\elsewhere.example`, which browsers take for addresses. */
function isLocalPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}
