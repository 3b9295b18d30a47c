import { randomBytes, randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { Pool } from 'pg';
import { ACCESS_TOKEN_SECONDS, signAccessToken } from './access-token.ts';
import { AuthError, banned } from './auth-error.ts';
import type { SigningKey } from './auth-keys.ts';
import { inTransaction, type Tx } from './transaction.ts';
import { findById, type UserJson, userJson } from './users.ts';

/** Seconds in which a spent refresh token still answers: parallel server-rendered requests present the same one. */
const REUSE_SECONDS = 10;

/** Where sessions are kept and with what their tokens are signed. */
export interface SessionStore {
  pool: Pool;
  signing: SigningKey;
  issuer: string;
}

/** From where somebody signs in; kept with the session. */
export interface Client {
  ip: string | undefined;
  userAgent: string | undefined;
}

export interface SessionJson {
  access_token: string;
  token_type: 'bearer';
  expires_in: number;
  expires_at: number;
  refresh_token: string;
  user: UserJson;
}

/** Signs a user in, inside the transaction that proved who it is. */
export async function startSession(
  tx: Tx,
  store: SessionStore,
  userId: string,
  method: 'password' | 'otp',
  client: Client,
): Promise<SessionJson> {
  const sessionId = randomUUID();
  await tx.query(
    `insert into auth.sessions (id, user_id, aal, user_agent, ip, created_at, updated_at)
     values ($1, $2, 'aal1', $3, $4, now(), now())`,
    [sessionId, userId, client.userAgent?.slice(0, 500), client.ip && isIP(client.ip) ? client.ip : null],
  );
  await tx.query(
    `insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
     values ($1, $2, $3, now(), now())`,
    [randomUUID(), sessionId, method],
  );
  await tx.query('update auth.users set last_sign_in_at = now() where id = $1', [userId]);
  return sessionJson(tx, store, {
    userId,
    sessionId,
    refreshToken: await addRefreshToken(tx, userId, sessionId, null),
  });
}

/**
 * Exchanges a refresh token for a new pair. Requests of one session take turns.
 * @throws {AuthError} 400 `refresh_token_not_found`; 400 `refresh_token_already_used` more than ten seconds after its
 * use, which signs the session out: one of the two who presented it is not its owner.
 */
export async function refreshSession(store: SessionStore, token: string): Promise<SessionJson> {
  const refreshed = await inTransaction(store.pool, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `select s.id from auth.sessions s join auth.refresh_tokens t on t.session_id = s.id where t.token = $1
          for update of s`,
      [token],
    );
    return rows[0] && rotate(tx, store, token, rows[0].id);
  });
  if (refreshed === undefined) {
    throw new AuthError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
  }
  if (refreshed === 'already used') {
    throw new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  }
  return refreshed;
}

/** The session's row is locked: what is read here cannot change until the transaction ends. */
async function rotate(tx: Tx, store: SessionStore, token: string, sessionId: string) {
  const { rows } = await tx.query<{ userId: string; revoked: boolean; recent: boolean; active: string | null }>(
    `select user_id as "userId", revoked, updated_at > clock_timestamp() - make_interval(secs => $3) as recent,
            (select a.token from auth.refresh_tokens a where a.session_id = $2 and not a.revoked order by a.id desc limit 1) as active
       from auth.refresh_tokens where token = $1`,
    [token, sessionId, REUSE_SECONDS],
  );
  const found = rows[0];
  if (!found) return undefined;
  const { userId } = found;
  if ((await findById(tx, userId))?.banned) throw banned();
  if (found.revoked) {
    if (found.recent && found.active) return sessionJson(tx, store, { userId, sessionId, refreshToken: found.active });
    await tx.query('delete from auth.sessions where id = $1', [sessionId]);
    return 'already used';
  }
  await tx.query('update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp() where token = $1', [
    token,
  ]);
  await tx.query(`update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now() where id = $1`, [
    sessionId,
  ]);
  return sessionJson(tx, store, {
    userId,
    sessionId,
    refreshToken: await addRefreshToken(tx, userId, sessionId, token),
  });
}

/** Raises a session to level aal2 inside the transaction that proved it, with tokens that say so. */
export async function raiseSession(
  tx: Tx,
  store: SessionStore,
  userId: string,
  sessionId: string,
  proof: { factorId: string | null; method: 'totp' | 'mfa/recovery_code' },
): Promise<SessionJson> {
  const { rowCount } = await tx.query(
    `update auth.sessions set aal = 'aal2', factor_id = $2, updated_at = now() where id = $1`,
    [sessionId, proof.factorId],
  );
  if (!rowCount) throw new AuthError(403, 'session_not_found', 'Session does not exist');
  await tx.query(
    `insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
     values ($1, $2, $3, now(), now())
     on conflict (session_id, authentication_method) do update set created_at = now(), updated_at = now()`,
    [randomUUID(), sessionId, proof.method],
  );
  const { rows } = await tx.query<{ token: string }>(
    `update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp()
      where session_id = $1 and not revoked returning token`,
    [sessionId],
  );
  const refreshToken = await addRefreshToken(tx, userId, sessionId, rows[0]?.token ?? null);
  return sessionJson(tx, store, { userId, sessionId, refreshToken });
}

/** `others` keeps the given session, `local` ends only that one, `global` all of the user's. */
export async function endSessions(
  db: Pool | Tx,
  userId: string,
  scope: 'global' | 'local' | 'others',
  sessionId: string,
): Promise<void> {
  const which = { global: 'true', local: 'id = $2', others: 'id <> $2' }[scope];
  await db.query(`delete from auth.sessions where user_id = $1 and $2::uuid is not null and ${which}`, [
    userId,
    sessionId,
  ]);
}

async function addRefreshToken(tx: Tx, userId: string, sessionId: string, parent: string | null): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await tx.query(
    `insert into auth.refresh_tokens (instance_id, token, user_id, revoked, parent, session_id, created_at, updated_at)
     values ('00000000-0000-0000-0000-000000000000', $1, $2, false, $3, $4, clock_timestamp(), clock_timestamp())`,
    [token, userId, parent, sessionId],
  );
  return token;
}

async function sessionJson(
  tx: Tx,
  store: SessionStore,
  { userId, sessionId, refreshToken }: { userId: string; sessionId: string; refreshToken: string },
): Promise<SessionJson> {
  const user = await userJson(tx, userId);
  if (!user) throw new AuthError(403, 'user_not_found', 'User from session does not exist');
  const { rows: amr } = await tx.query<{ method: string; timestamp: number }>(
    `select authentication_method as method, extract(epoch from created_at)::int as timestamp
       from auth.mfa_amr_claims where session_id = $1 order by created_at desc`,
    [sessionId],
  );
  const { rows: levels } = await tx.query<{ aal: string | null }>('select aal from auth.sessions where id = $1', [
    sessionId,
  ]);
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: user.id,
    email: user.email,
    phone: '',
    app_metadata: user.app_metadata,
    user_metadata: user.user_metadata,
    role: user.role,
    aal: levels[0]?.aal ?? 'aal1',
    amr,
    session_id: sessionId,
    is_anonymous: false,
  };
  return {
    access_token: await signAccessToken(store.signing, store.issuer, payload, now),
    token_type: 'bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    expires_at: now + ACCESS_TOKEN_SECONDS,
    refresh_token: refreshToken,
    user,
  };
}
