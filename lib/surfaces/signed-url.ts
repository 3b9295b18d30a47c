import { createHmac, timingSafeEqual } from 'node:crypto';

/** Sets these signatures apart from everything else that is signed with the same secret. */
const PURPOSE = 'signed-url:';

const signatureOf = (secret: string, signed: string): Buffer =>
  createHmac('sha256', secret).update(PURPOSE).update(signed).digest();

/**
 * A path that opens what it names until `expiresAt`, to whoever holds it. The path may have a query; the origin is not
 * signed, so that the same signature holds behind any `PUBLIC_URL`.
 */
export function signUrl(secret: string, path: string, expiresAt: Date): string {
  const signed = `${path}${path.includes('?') ? '&' : '?'}expires=${Math.floor(expiresAt.getTime() / 1000)}`;
  return `${signed}&signature=${signatureOf(secret, signed).toString('base64url')}`;
}

/** Whether a URL (or path with query) carries our signature over all of it and has not expired at `now`. Constant-time. */
export function verifySignedUrl(secret: string, url: string, now: Date): boolean {
  const found = /^(?:https?:\/\/[^/?#]+)?(\/[^#]*[?&]expires=(\d{1,12}))&signature=([\w-]{43})$/.exec(url);
  if (!found) return false;
  const [, signed = '', expires = '', signature = ''] = found;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(secret, signed);
  return given.length === expected.length && timingSafeEqual(given, expected) && now.getTime() < Number(expires) * 1000;
}
