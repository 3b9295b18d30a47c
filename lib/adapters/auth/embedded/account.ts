import { z } from 'zod';
import { AuthError, emailTaken } from './auth-error.ts';
import { type AuthServer, parse, type Route, redirectOf, requireStrong, signedIn, tell } from './call.ts';
import { mailLink } from './links.ts';
import { noticeMail } from './mails.ts';
import { checkPassword, hashPassword, passwordMatches } from './password.ts';
import { challenge } from './pkce.ts';
import { endSessions } from './sessions.ts';
import { inTransaction } from './transaction.ts';
import { emailAddress, findByEmail, mergeMetadata, metadata, type User, userJson } from './users.ts';

const updateBody = z.object({
  email: emailAddress.nullish(),
  password: z.string().max(1024).nullish(),
  current_password: z.string().max(1024).nullish(),
  data: metadata.nullish(),
});

/** `GET /user` */
export const getUser: Route = async (server, call) => {
  const { user } = await signedIn(server, call);
  return { body: await userJson(server.pool, user.id) };
};

/**
 * `PUT /user`: a new password signs out every other session; a new address, by which a password could be set, is used
 * once its owner has confirmed it. Both ask for the present password, unless a mailed link opened the session, and need
 * the second factor where there is one; the owner is told.
 */
export const updateUser: Route = async (server, call) => {
  const { user, claims, session } = await signedIn(server, call);
  const { email, password, current_password, data } = parse(updateBody, call.body);
  const asked = parse(challenge, call.body);
  const newEmail = email && email !== user.email ? email : undefined;

  if (password || newEmail) await requireStrong(server, user.id, session, 401);
  if ((password || newEmail) && session.password) await checkPresent(server, user, current_password);
  if (password) checkPassword(password);
  if (password && (await passwordMatches(password, user.passwordHash))) {
    throw new AuthError(422, 'same_password', 'New password should be different from the old password.');
  }
  if (newEmail) {
    server.limiter.take('mailPerEmail', newEmail);
    server.limiter.take('mailPerEmail', user.email);
    if (await findByEmail(server.pool, newEmail)) throw emailTaken('email_exists');
  }
  const passwordHash = password ? await hashPassword(password) : undefined;

  await inTransaction(server.pool, async (tx) => {
    if (passwordHash) {
      await tx.query('update auth.users set encrypted_password = $2, updated_at = now() where id = $1', [
        user.id,
        passwordHash,
      ]);
      await endSessions(tx, user.id, 'others', claims.session_id);
      // A link mailed before must not undo the change.
      await tx.query(`delete from auth.one_time_tokens where user_id = $1 and token_type = 'recovery_token'`, [
        user.id,
      ]);
    }
    if (data) await mergeMetadata(tx, user.id, 'raw_user_meta_data', data);
    if (newEmail) {
      await tx.query('update auth.users set email_change = $2, updated_at = now() where id = $1', [user.id, newEmail]);
    }
  });
  if (newEmail) {
    const redirectTo = redirectOf(server, call.url.searchParams.get('redirect_to'));
    await mailLink(server, { userId: user.id, type: 'email_change', email: newEmail, redirectTo, asked });
    await server.mail.send(noticeMail(user.email, 'emailChanging'));
  }
  if (passwordHash) tell(server, noticeMail(user.email, 'passwordChanged'));
  return { body: await userJson(server.pool, user.id) };
};

/** Whoever finds a browser open must not take the account with it. */
async function checkPresent(server: AuthServer, user: User, given: string | null | undefined): Promise<void> {
  if (!given)
    throw new AuthError(
      400,
      'current_password_required',
      'Current password required when setting new password or email.',
    );
  server.limiter.take('passwordPerEmail', user.email);
  if (!(await passwordMatches(given, user.passwordHash))) {
    throw new AuthError(400, 'current_password_mismatch', 'Current password does not match.');
  }
  server.limiter.giveBack('passwordPerEmail', user.email);
}
