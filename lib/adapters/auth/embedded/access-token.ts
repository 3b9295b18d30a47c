import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AuthError } from './auth-error.ts';
import type { SigningKey } from './auth-keys.ts';

/** Seconds; the client refreshes before. A signed-out session's token is refused at once where the session is looked up. */
export const ACCESS_TOKEN_SECONDS = 3600;

const claims = z.object({ sub: z.guid(), session_id: z.guid() });
export type Claims = z.output<typeof claims>;

/** Signs what Supabase's access tokens say; `payload` is everything that is not about time or issuer. */
export function signAccessToken(
  key: SigningKey,
  issuer: string,
  { sub, ...payload }: { sub: string } & Record<string, unknown>,
  issuedAt: number,
): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject(sub)
    .setAudience('authenticated')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key.privateKey);
}

/**
 * The issuer is not compared: it carries our public address, which may change between starts, and only this
 * installation has the key.
 * @throws {AuthError} 403 `bad_jwt`.
 */
export async function readAccessToken(key: SigningKey, token: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, key.publicKey, { algorithms: ['ES256'], audience: 'authenticated' });
    return claims.parse(payload);
  } catch {
    throw new AuthError(403, 'bad_jwt', 'invalid JWT: the token is malformed, expired or not signed by this server');
  }
}
