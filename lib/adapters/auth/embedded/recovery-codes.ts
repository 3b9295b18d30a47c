import { createHash, randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AuthError } from './auth-error.ts';
import { limitAddress, parse, type Route, signedIn, storeOf, tell } from './call.ts';
import { noticeMail } from './mails.ts';
import { raiseSession } from './sessions.ts';
import { inTransaction, type Tx } from './transaction.ts';

/** Without what looks like something else. 16 of these 31 are 79 bits: they cannot be guessed, so a plain hash is enough. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 16;
const MANY = 10;

const verifyBody = z.object({ code: z.string().max(100) });

const newCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** As people type them: in capitals, with blanks or hyphens between. */
const hash = (code: string): string =>
  createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest('hex');

/** `GET /factors/recovery-codes` */
export const recoveryStatus: Route = async (server, call) => {
  const { user } = await signedIn(server, call);
  const { rows } = await server.pool.query<{ total: number; remaining: number }>(
    `select count(*)::int as total, count(*) filter (where used_at is null)::int as remaining
       from auth.mfa_recovery_codes where user_id = $1`,
    [user.id],
  );
  const { total = 0, remaining = 0 } = rows[0] ?? {};
  if (total === 0) throw new AuthError(404, 'mfa_factor_not_found', 'There are no recovery codes');
  return { body: { id: user.id, type: 'recovery_code', total, remaining } };
};

/**
 * `POST /factors/recovery-codes`, and `…/regenerate`: ten codes, shown once; each opens a session once in the place of a
 * second factor. New ones replace those before.
 */
export const makeRecoveryCodes: Route = async (server, call) => {
  const { user, session } = await signedIn(server, call);
  if (session.aal === 'aal1') throw new AuthError(403, 'insufficient_aal', 'AAL2 required to make recovery codes');
  const codes = Array.from({ length: MANY }, newCode);
  await inTransaction(server.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `select from auth.mfa_factors where user_id = $1 and status = 'verified' for key share`,
      [user.id],
    );
    if (!rowCount) {
      throw new AuthError(422, 'mfa_recovery_codes_sole_factor', 'Recovery codes cannot be the only factor');
    }
    await forgetRecoveryCodes(tx, user.id);
    await tx.query(
      `insert into auth.mfa_recovery_codes (user_id, code_hash, created_at)
       select $1, hash, now() from unnest($2::text[]) as hash`,
      [user.id, codes.map(hash)],
    );
  });
  return { body: { id: randomUUID(), type: 'recovery_code', friendly_name: '', total: MANY, codes } };
};

/** `POST /factors/recovery-codes/verify`: the session, now of level aal2, for a code that was not used before. */
export const useRecoveryCode: Route = async (server, call) => {
  limitAddress(server, call, 'factor');
  const { user, claims } = await signedIn(server, call);
  const { code } = parse(verifyBody, call.body);
  server.limiter.take('codePerUser', user.id);
  const raised = await inTransaction(server.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `update auth.mfa_recovery_codes set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null`,
      [user.id, hash(code)],
    );
    if (!rowCount) throw new AuthError(422, 'mfa_verification_failed', 'Invalid recovery code entered');
    return raiseSession(tx, storeOf(server), user.id, claims.session_id, {
      factorId: null,
      method: 'mfa/recovery_code',
    });
  });
  server.limiter.giveBack('codePerUser', user.id);
  tell(server, noticeMail(user.email, 'recoveryCodeUsed'));
  return { body: raised };
};

export async function forgetRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.query('delete from auth.mfa_recovery_codes where user_id = $1', [userId]);
}
