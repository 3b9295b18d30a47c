/** An error of the auth API, in the codes that supabase-js knows. */
export class AuthError extends Error {
  override name = 'AuthError';
  readonly status: number;
  readonly code: string;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | undefined;
  /** Why a password was refused; the client offers them as `reasons`. */
  readonly weakPassword: string[] | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { retryAfter?: number; weakPassword?: string[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = more.retryAfter;
    this.weakPassword = more.weakPassword;
  }
}

export const userNotFound = () => new AuthError(404, 'user_not_found', 'User not found');
export const emailTaken = (code: 'user_already_exists' | 'email_exists') =>
  new AuthError(422, code, 'A user with this email address has already been registered');
export const linkExpired = () => new AuthError(403, 'otp_expired', 'Email link is invalid or has expired');
export const wrongCredentials = () => new AuthError(400, 'invalid_credentials', 'Invalid login credentials');
export const banned = () => new AuthError(400, 'user_banned', 'User is banned');
