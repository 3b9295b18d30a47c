import { z } from 'zod';
import { AuthError, banned, linkExpired } from './auth-error.ts';
import { type AuthServer, limitAddress, parse, type Route, redirectOf, storeOf, tell } from './call.ts';
import { linkMail, noticeMail } from './mails.ts';
import { isPkceToken, LINK_TYPES, type LinkType, makeLinkToken, takeLinkToken } from './one-time-tokens.ts';
import { type Challenge, challenge, issueCode, rememberChallenge } from './pkce.ts';
import { confirmationLink } from './redirects.ts';
import { startSession } from './sessions.ts';
import { inTransaction, type Tx } from './transaction.ts';
import { changeEmail, confirmEmail, emailAddress, findByEmail, findById } from './users.ts';

const recoverBody = z.object({ email: emailAddress });
const resendBody = z.object({ email: emailAddress, type: z.enum(['signup', 'email_change']) });
const verifyBody = z.object({ type: z.enum(LINK_TYPES), token_hash: z.string().min(1).max(255) });
const verifyQuery = z.object({ type: z.enum(LINK_TYPES), token: z.string().min(1).max(255) });

/** Makes a link token and mails it. Mailing stays outside the transaction: a slow mail server holds no connection. */
export async function mailLink(
  server: AuthServer,
  link: { userId: string; type: LinkType; email: string; redirectTo: string; asked: Challenge },
): Promise<void> {
  const { userId, type, email, redirectTo, asked } = link;
  const token = await inTransaction(server.pool, async (tx) => {
    const pkce = await rememberChallenge(tx, userId, type, asked);
    return makeLinkToken(tx, { userId, type, email, pkce });
  });
  await server.mail.send(linkMail(email, type, confirmationLink(server.publicUrl(), type, token, redirectTo)));
}

/** `POST /recover`: the same answer at the same speed whether or not somebody has the address. */
export const recover: Route = async (server, call) => {
  limitAddress(server, call, 'mail');
  const { email } = parse(recoverBody, call.body);
  const asked = parse(challenge, call.body);
  if (!call.service) server.limiter.take('mailPerEmail', email);
  const redirectTo = redirectOf(server, call.url.searchParams.get('redirect_to'));
  afterwards(server, async () => {
    const user = await findByEmail(server.pool, email);
    if (user && !user.banned) await mailLink(server, { userId: user.id, type: 'recovery', email, redirectTo, asked });
  });
  return { body: {} };
};

/** `POST /resend`: the mail that confirms an address, for a user who waits for one. */
export const resend: Route = async (server, call) => {
  limitAddress(server, call, 'mail');
  const { email, type } = parse(resendBody, call.body);
  const asked = parse(challenge, call.body);
  if (!call.service) server.limiter.take('mailPerEmail', email);
  const redirectTo = redirectOf(server, call.url.searchParams.get('redirect_to'));
  afterwards(server, async () => {
    const user = await findByEmail(server.pool, email);
    if (!user || user.banned) return;
    const to = type === 'email_change' ? await pendingEmail(server, user.id) : user.confirmed ? undefined : email;
    if (to) await mailLink(server, { userId: user.id, type, email: to, redirectTo, asked });
  });
  return { body: {} };
};

async function pendingEmail(server: AuthServer, userId: string): Promise<string | undefined> {
  const { rows } = await server.pool.query<{ email: string }>(
    `select email_change as email from auth.users where id = $1 and email_change <> ''`,
    [userId],
  );
  return rows[0]?.email;
}

function afterwards(server: AuthServer, work: () => Promise<void>): void {
  work().catch((error) => server.onError(error));
}

/** `POST /verify`: a session for the secret of a mailed link, once. */
export const verify: Route = async (server, call) => {
  limitAddress(server, call, 'verify');
  if ((call.body as { token?: unknown }).token) {
    throw new AuthError(501, 'not_implemented', 'Codes typed by hand are not offered; use the link in the mail.');
  }
  const { type, token_hash } = parse(verifyBody, call.body);
  const { session, formerEmail } = await inTransaction(server.pool, async (tx) => {
    const { userId, formerEmail } = await redeem(tx, type, token_hash);
    return { session: await startSession(tx, storeOf(server), userId, 'otp', call), formerEmail };
  });
  if (formerEmail) tell(server, noticeMail(formerEmail, 'emailChanged'));
  return { body: session };
};

/**
 * `GET /verify`: what a mailed link opens when it leads to another origin than ours. Redirects with the session in the
 * fragment, or with `?code=` for the client that asked with a PKCE challenge; a link that fails redirects with the error.
 */
export const openLink: Route = async (server, call) => {
  limitAddress(server, call, 'verify');
  const target = new URL(redirectOf(server, call.url.searchParams.get('redirect_to')));
  const pkce = isPkceToken(call.url.searchParams.get('token') ?? '');
  try {
    const { type, token } = parse(verifyQuery, Object.fromEntries(call.url.searchParams));
    const former = await inTransaction(server.pool, async (tx) => {
      const { userId, formerEmail } = await redeem(tx, type, token);
      if (pkce) {
        target.searchParams.set('code', await issueCode(tx, userId, type));
      } else {
        const { user, ...session } = await startSession(tx, storeOf(server), userId, 'otp', call);
        target.hash = query({ ...session, type });
      }
      return formerEmail;
    });
    if (former) tell(server, noticeMail(former, 'emailChanged'));
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const problem = { error: 'access_denied', error_code: error.code, error_description: error.message };
    if (pkce) for (const [name, value] of Object.entries(problem)) target.searchParams.set(name, value);
    target.hash = query(problem);
  }
  return { status: 303, headers: { location: target.href } };
};

/** Uses the token up and does what its mail promised. @throws {AuthError} 403 `otp_expired`. */
async function redeem(tx: Tx, type: LinkType, token: string): Promise<{ userId: string; formerEmail: string | null }> {
  const used = await takeLinkToken(tx, type, token);
  if (!used) throw linkExpired();
  const user = await findById(tx, used.userId);
  if (!user) throw linkExpired();
  if (user.banned) throw banned();
  if (used.emailChange) await changeEmail(tx, user.id, used.email);
  // A link mailed to an address proves it, unless the address has changed since.
  else if (used.email !== user.email) throw linkExpired();
  await confirmEmail(tx, user.id);
  return { userId: user.id, formerEmail: used.emailChange ? user.email : null };
}

function query(values: Record<string, string | number>): string {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
}
