import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AuthError } from './auth-error.ts';
import { type AuthServer, limitAddress, parse, type Route, requireStrong, signedIn, storeOf, tell } from './call.ts';
import { noticeMail } from './mails.ts';
import { forgetRecoveryCodes } from './recovery-codes.ts';
import { raiseSession } from './sessions.ts';
import { acceptedStep, newSecret, openSecret, pictureOf, sealSecret, uriOf } from './totp.ts';
import { inTransaction, isDuplicate, type Tx } from './transaction.ts';

/** Seconds between asking for a code and giving it, and for which an enrolment may stay unfinished. */
const CHALLENGE_SECONDS = 300;
const MOST_FACTORS = 10;

const enrolBody = z.object({
  factor_type: z.string(),
  friendly_name: z.string().trim().max(100).nullish(),
  issuer: z.string().trim().max(100).nullish(),
});
const verifyBody = z.object({ challenge_id: z.guid(), code: z.string().regex(/^\d{6}$/, 'must be six digits') });

const noSuchFactor = () => new AuthError(404, 'mfa_factor_not_found', 'Factor not found');
const wrongCode = () => new AuthError(422, 'mfa_verification_failed', 'Invalid TOTP code entered');

/** `POST /factors`: a secret for an authenticator app. It counts once a code of it has been verified. */
export const enrol: Route = async (server, call) => {
  limitAddress(server, call, 'factor');
  const { user, session } = await signedIn(server, call);
  const { factor_type, friendly_name, issuer } = parse(enrolBody, call.body);
  if (factor_type !== 'totp') {
    throw new AuthError(
      422,
      `mfa_${factor_type === 'webauthn' ? 'webauthn' : 'phone'}_enroll_not_enabled`,
      'Not offered',
    );
  }
  await requireStrong(server, user.id, session, 403);
  const [id, secret] = [randomUUID(), newSecret()];
  const name = friendly_name ?? '';
  await inTransaction(server.pool, async (tx) => {
    await tx.query('select from auth.users where id = $1 for no key update', [user.id]);
    await tx.query(
      `delete from auth.mfa_factors
        where user_id = $1 and status = 'unverified' and created_at < now() - make_interval(secs => $2)`,
      [user.id, CHALLENGE_SECONDS],
    );
    const { rowCount } = await tx.query('select from auth.mfa_factors where user_id = $1', [user.id]);
    if ((rowCount ?? 0) >= MOST_FACTORS) {
      throw new AuthError(422, 'too_many_enrolled_mfa_factors', 'Maximum number of verified factors reached');
    }
    await insertFactor(tx, { id, userId: user.id, name, sealed: sealSecret(server.secret, id, secret) });
  });
  const uri = uriOf(secret, issuer || new URL(server.publicUrl()).host, user.email);
  const totp = { qr_code: pictureOf(uri), secret: secret.base32, uri };
  return { body: { id, type: 'totp', friendly_name: name, totp } };
};

async function insertFactor(tx: Tx, factor: { id: string; userId: string; name: string; sealed: string }) {
  try {
    await tx.query(
      `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
       values ($1, $2, $3, 'totp', 'unverified', $4, now(), now())`,
      [factor.id, factor.userId, factor.name, factor.sealed],
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new AuthError(422, 'mfa_factor_name_conflict', 'A factor with this name exists for this user already');
  }
}

/** `POST /factors/:id/challenge`: opens the five minutes in which a code is taken. */
export const challengeFactor: Route = async (server, call) => {
  limitAddress(server, call, 'factor');
  const { user } = await signedIn(server, call);
  const id = randomUUID();
  await inTransaction(server.pool, async (tx) => {
    await lockFactor(tx, user.id, call.id);
    // What was verified stays for as long as its code could be given again.
    await tx.query(
      `delete from auth.mfa_challenges where factor_id = $1 and created_at < now() - make_interval(secs => $2)`,
      [call.id, 2 * CHALLENGE_SECONDS],
    );
    await tx.query(
      `insert into auth.mfa_challenges (id, factor_id, created_at, ip_address) values ($1, $2, now(), $3)`,
      [id, call.id, call.ip ?? '127.0.0.1'],
    );
  });
  return { body: { id, type: 'totp', expires_at: Math.floor(Date.now() / 1000) + CHALLENGE_SECONDS } };
};

/**
 * `POST /factors/:id/verify`: the session, now of level aal2, for the right code. A code is taken once. The first code of
 * a new factor signs out every session that has not shown one.
 */
export const verifyFactor: Route = async (server, call) => {
  limitAddress(server, call, 'factor');
  const { user, claims } = await signedIn(server, call);
  const { challenge_id, code } = parse(verifyBody, call.body);
  server.limiter.take('codePerUser', user.id);
  const { raised, isNew } = await inTransaction(server.pool, async (tx) => {
    const factor = await lockFactor(tx, user.id, call.id);
    await useCode(server, tx, factor, challenge_id, code);
    const isNew = factor.status === 'unverified';
    if (isNew) await confirmFactor(tx, user.id, factor.id, claims.session_id);
    const method = { factorId: factor.id, method: 'totp' } as const;
    return { isNew, raised: await raiseSession(tx, storeOf(server), user.id, claims.session_id, method) };
  });
  server.limiter.giveBack('codePerUser', user.id);
  if (isNew) tell(server, noticeMail(user.email, 'factorAdded'));
  return { body: raised };
};

interface Factor {
  id: string;
  status: 'unverified' | 'verified';
  secret: string;
}

/** Codes of one factor are tried one after the other. */
async function lockFactor(tx: Tx, userId: string, id: string): Promise<Factor> {
  const { rows } = await tx.query<Factor>(
    'select id, status, secret from auth.mfa_factors where id = $1 and user_id = $2 for update',
    [id, userId],
  );
  if (!rows[0]) throw noSuchFactor();
  return rows[0];
}

async function useCode(server: AuthServer, tx: Tx, { id, secret }: Factor, challengeId: string, code: string) {
  const { rows } = await tx.query<{ open: boolean; last: string | null }>(
    `select verified_at is null and created_at > now() - make_interval(secs => $3) as open,
            (select max(otp_code::bigint) from auth.mfa_challenges where factor_id = $2 and verified_at is not null) as last
       from auth.mfa_challenges where id = $1 and factor_id = $2`,
    [challengeId, id, CHALLENGE_SECONDS],
  );
  const [challenge] = rows;
  if (!challenge?.open) {
    throw new AuthError(422, 'mfa_challenge_expired', 'MFA challenge has expired, verify against another challenge');
  }
  const step = acceptedStep(openSecret(server.secret, id, secret), code);
  if (step === null || step <= Number(challenge.last ?? 0)) throw wrongCode();
  await tx.query('update auth.mfa_challenges set verified_at = now(), otp_code = $2 where id = $1', [
    challengeId,
    String(step),
  ]);
}

async function confirmFactor(tx: Tx, userId: string, factorId: string, sessionId: string): Promise<void> {
  // Codes that were left from before, where the last factor was removed by hand.
  if (!(await hasFactor(tx, userId))) await forgetRecoveryCodes(tx, userId);
  await tx.query(`update auth.mfa_factors set status = 'verified', updated_at = now() where id = $1`, [factorId]);
  await tx.query(`delete from auth.mfa_factors where user_id = $1 and status = 'unverified'`, [userId]);
  await tx.query(`delete from auth.sessions where user_id = $1 and id <> $2 and coalesce(aal, 'aal1') = 'aal1'`, [
    userId,
    sessionId,
  ]);
}

/** `DELETE /factors/:id`: a verified factor is removed by a session that has shown a code. */
export const unenrol: Route = async (server, call) => {
  const { user, session } = await signedIn(server, call);
  const wasVerified = await inTransaction(server.pool, async (tx) => {
    const factor = await lockFactor(tx, user.id, call.id);
    if (factor.status === 'verified' && session.aal === 'aal1') throw insufficient(422);
    await removeFactor(tx, user.id, factor.id);
    return factor.status === 'verified';
  });
  if (wasVerified) tell(server, noticeMail(user.email, 'factorRemoved'));
  return { body: { id: call.id } };
};

const insufficient = (status: number) =>
  new AuthError(status, 'insufficient_aal', 'AAL2 required to unenroll verified factor');

/** What a removed factor has proven counts no more; without any factor, neither do recovery codes. */
async function removeFactor(tx: Tx, userId: string, id: string): Promise<void> {
  await tx.query('delete from auth.mfa_factors where id = $1', [id]);
  const last = !(await hasFactor(tx, userId));
  if (last) await forgetRecoveryCodes(tx, userId);
  await tx.query(
    `with lowered as (update auth.sessions set aal = 'aal1', factor_id = null where user_id = $1 and ($3 or factor_id = $2) returning id)
     delete from auth.mfa_amr_claims using lowered
      where session_id = lowered.id and authentication_method in ('totp', 'mfa/recovery_code')`,
    [userId, id, last],
  );
}

async function hasFactor(tx: Tx, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from auth.mfa_factors where user_id = $1 and status = 'verified' limit 1`,
    [userId],
  );
  return Boolean(rowCount);
}
