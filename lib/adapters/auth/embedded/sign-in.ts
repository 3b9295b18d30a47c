import { z } from 'zod';
import { AuthError, banned, emailTaken, wrongCredentials } from './auth-error.ts';
import { type Answer, type AuthServer, type Call, limitAddress, parse, type Route, signedIn, storeOf } from './call.ts';
import { checkPassword, hashPassword, passwordMatches } from './password.ts';
import { exchangeCode } from './pkce.ts';
import { endSessions, refreshSession, startSession } from './sessions.ts';
import { inTransaction } from './transaction.ts';
import { emailAddress, findByEmail, findById, insertUser, metadata } from './users.ts';

const signupBody = z.object({ email: emailAddress, password: z.string(), data: metadata.nullish() });
const passwordBody = z.object({ email: z.string().trim().toLowerCase().max(255), password: z.string().max(1024) });
const refreshBody = z.object({ refresh_token: z.string().min(1).max(255) });
const pkceBody = z.object({ auth_code: z.string().min(1).max(255), code_verifier: z.string().min(43).max(128) });

/** `POST /signup`: the address counts as confirmed at once, for no mail leaves this machine by default. */
export const signUp: Route = async (server, call) => {
  limitAddress(server, call, 'signup');
  const { email, password, data } = parse(signupBody, call.body);
  checkPassword(password);
  if (await findByEmail(server.pool, email)) throw emailTaken('user_already_exists');
  const passwordHash = await hashPassword(password);
  const session = await inTransaction(server.pool, async (tx) => {
    const user = { email, passwordHash, confirmed: true, userMetadata: data ?? {}, appMetadata: {} };
    const id = await insertUser(tx, user, 'user_already_exists');
    return startSession(tx, storeOf(server), id, 'password', call);
  });
  return { body: session };
};

/** `POST /token`: a session for a password, a refresh token, or a PKCE code. */
export const token: Route = (server, call) => {
  switch (call.url.searchParams.get('grant_type')) {
    case 'password':
      return withPassword(server, call);
    case 'refresh_token':
      return withRefreshToken(server, call);
    case 'pkce':
      return withCode(server, call);
    default:
      throw new AuthError(400, 'validation_failed', 'unsupported_grant_type');
  }
};

async function withPassword(server: AuthServer, call: Call): Promise<Answer> {
  limitAddress(server, call, 'password');
  const { email, password } = parse(passwordBody, call.body);
  server.limiter.take('passwordPerEmail', email);
  const user = await findByEmail(server.pool, email);
  const matches = await passwordMatches(password, user?.passwordHash);
  if (!user || !matches) throw wrongCredentials();
  server.limiter.giveBack('passwordPerEmail', email);
  if (user.banned) throw banned();
  if (!user.confirmed) throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
  const session = await inTransaction(server.pool, async (tx) => {
    // A password changed since it was compared signs nobody in.
    const { rowCount } = await tx.query(
      'select from auth.users where id = $1 and encrypted_password = $2 for no key update',
      [user.id, user.passwordHash],
    );
    if (!rowCount) throw wrongCredentials();
    return startSession(tx, storeOf(server), user.id, 'password', call);
  });
  return { body: session };
}

async function withRefreshToken(server: AuthServer, call: Call): Promise<Answer> {
  limitAddress(server, call, 'token');
  const { refresh_token } = parse(refreshBody, call.body);
  return { body: await refreshSession(storeOf(server), refresh_token) };
}

async function withCode(server: AuthServer, call: Call): Promise<Answer> {
  limitAddress(server, call, 'token');
  const { auth_code, code_verifier } = parse(pkceBody, call.body);
  const session = await inTransaction(server.pool, async (tx) => {
    const userId = await exchangeCode(tx, auth_code, code_verifier);
    if ((await findById(tx, userId))?.banned) throw banned();
    return startSession(tx, storeOf(server), userId, 'otp', call);
  });
  return { body: session };
}

/** `POST /logout?scope=`: everywhere, unless the client says otherwise. */
export const signOut: Route = async (server, call) => {
  const scope = parse(z.enum(['global', 'local', 'others']), call.url.searchParams.get('scope') ?? 'global');
  const { claims } = await signedIn(server, call);
  await endSessions(server.pool, claims.sub, scope, claims.session_id);
  return { status: 204 };
};
