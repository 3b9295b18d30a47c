import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AuthError } from './auth-error.ts';
import { LINK_MINUTES, type LinkType } from './one-time-tokens.ts';
import type { Tx } from './transaction.ts';

/** Minutes between opening the link and exchanging its code. */
const CODE_MINUTES = 5;

/** A client that can keep a secret sends its hash along; only that client can use what comes back (RFC 7636). */
export const challenge = z
  .object({
    code_challenge: z
      .string()
      .regex(/^[\w.~-]{43,128}$/)
      .nullish(),
    code_challenge_method: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['s256', 'plain']))
      .nullish(),
  })
  .refine((asked) => !asked.code_challenge === !asked.code_challenge_method, {
    error: 'PKCE flow requires code_challenge_method and code_challenge',
  });
export type Challenge = z.output<typeof challenge>;

/** Remembers the challenge until the mailed link is opened. Returns whether there was one. */
export async function rememberChallenge(tx: Tx, userId: string, type: LinkType, asked: Challenge): Promise<boolean> {
  const { code_challenge: text, code_challenge_method: method } = asked;
  if (!text) return false;
  await tx.query(`delete from auth.flow_state where user_id = $1 and authentication_method = $2`, [userId, type]);
  await tx.query(
    `insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge, provider_type,
       authentication_method, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6, now(), now())`,
    [randomUUID(), userId, randomUUID(), method, text, type],
  );
  return true;
}

/** @throws {AuthError} 404 `flow_state_not_found` when no client waits for this user's link. */
export async function issueCode(tx: Tx, userId: string, type: LinkType): Promise<string> {
  const { rows } = await tx.query<{ code: string }>(
    `update auth.flow_state set auth_code_issued_at = now(), updated_at = now()
      where user_id = $1 and authentication_method = $2 and created_at > now() - make_interval(mins => $3)
      returning auth_code as code`,
    [userId, type, LINK_MINUTES],
  );
  if (!rows[0]) throw new AuthError(404, 'flow_state_not_found', 'No valid flow state found for user.');
  return rows[0].code;
}

/**
 * Takes the code away and returns whose it was; of two exchanges at once, one gets it. Inside the transaction that
 * starts the session, so that a failure gives it back.
 * @throws {AuthError} 404 `flow_state_not_found`, 403 `flow_state_expired`, 400 `bad_code_verifier`.
 */
export async function exchangeCode(tx: Tx, code: string, verifier: string): Promise<string> {
  const { rows } = await tx.query<{ userId: string; method: 's256' | 'plain'; text: string; expired: boolean }>(
    `delete from auth.flow_state where auth_code = $1 and auth_code_issued_at is not null
     returning user_id as "userId", code_challenge_method as method, code_challenge as text,
               auth_code_issued_at < now() - make_interval(mins => $2) as expired`,
    [code, CODE_MINUTES],
  );
  const flow = rows[0];
  if (!flow) throw new AuthError(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  if (flow.expired) throw new AuthError(403, 'flow_state_expired', 'invalid flow state, flow state has expired');
  const given = flow.method === 's256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  const [a, b] = [Buffer.from(given), Buffer.from(flow.text)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw new AuthError(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier');
  }
  return flow.userId;
}
