/** What went wrong, in two sentences: what happened, and what to do. */
export interface AuthProblem {
  title: string;
  advice: string;
  /** Names the request in our logs, where the fault was ours. */
  requestId?: string;
  /** Messages that belong to single fields, by the field's name. */
  fields?: Record<string, string>;
}

const LATER = 'Wait a minute and try again.';

/** Words for the error codes of Supabase Auth that these pages can meet. */
const words: Record<string, [title: string, advice: string]> = {
  invalid_credentials: ['Email and password do not match.', 'Check both, or set a new password.'],
  email_not_confirmed: ['This email address is not confirmed yet.', 'Open the link that we sent to it.'],
  user_banned: ['This account is closed.', 'Write to whoever runs this service.'],
  over_request_rate_limit: ['Too many attempts.', LATER],
  over_email_send_rate_limit: [
    'A link was sent a moment ago.',
    'Look for it, in the spam folder too, or wait a minute.',
  ],
  otp_expired: ['This link has expired or was used already.', 'Ask for a new one.'],
  pkce_code_verifier_not_found: [
    'This link was asked for in another browser.',
    'Open it there, or ask for a new one here.',
  ],
  bad_code_verifier: ['This link was asked for in another browser.', 'Open it there, or ask for a new one here.'],
  flow_state_not_found: ['This link has expired or was used already.', 'Ask for a new one.'],
  flow_state_expired: ['This link has expired or was used already.', 'Ask for a new one.'],
  access_denied: ['This link has expired or was used already.', 'Ask for a new one.'],
  session_not_found: ['You are no longer signed in.', 'Sign in again.'],
  session_expired: ['You are no longer signed in.', 'Sign in again.'],
  same_password: ['This is the password you have now.', 'Choose another one.'],
  weak_password: ['This password is too easy to guess.', 'Use at least 8 characters, best a few words.'],
  current_password_required: ['The present password is missing.', 'Type it too.'],
  current_password_mismatch: ['The present password is not right.', 'Type it again, or set a new one by mail.'],
  email_exists: ['Another account has this address.', 'Choose another one.'],
  insufficient_aal: ['This needs the code of your second factor.', 'Sign out, and in again with it.'],
  mfa_verification_failed: ['This code is not right, or was used already.', 'Wait for the next one and type it.'],
  mfa_challenge_expired: ['That took too long.', 'Type the code that the app shows now.'],
  mfa_factor_name_conflict: ['A second factor with this name is there.', 'Give it another one.'],
  mfa_factor_not_found: ['This second factor is no longer there.', 'Reload the page.'],
  too_many_enrolled_mfa_factors: ['Ten second factors are there.', 'Remove one first.'],
  validation_failed: ['Something in the form is not right.', 'Check what you typed.'],
};

/** Turns an error of supabase-js into words. */
export function authProblem(error: { code?: string; status?: number; name?: string }): AuthProblem {
  const found = error.code ? words[error.code] : undefined;
  if (found) return { title: found[0], advice: found[1] };
  if (error.name === 'AuthSessionMissingError') return { title: 'You are not signed in.', advice: 'Sign in first.' };
  if (error.status === 429) return { title: 'Too many attempts.', advice: LATER };
  if (error.name === 'AuthRetryableFetchError' || !error.status) return unreachable;
  return { title: 'The server could not do this.', advice: LATER };
}

export const unreachable: AuthProblem = {
  title: 'The server did not answer.',
  advice: 'Check your connection and try again.',
};

/** Turns an error answer of our own API (`{error: {code, message, request_id, details?}}`) into words. */
export function apiProblem(status: number, body: unknown): AuthProblem {
  const error = (body as { error?: Record<string, unknown> } | null)?.error ?? {};
  const requestId = status >= 500 && typeof error.request_id === 'string' ? error.request_id : undefined;
  const fields: Record<string, string> = {};
  for (const detail of Array.isArray(error.details) ? error.details : []) {
    const { field, message } = (detail ?? {}) as { field?: unknown; message?: unknown };
    if (typeof field === 'string' && typeof message === 'string') fields[field] = sentence(message);
  }
  const more = { requestId, ...(Object.keys(fields).length > 0 && { fields }) };
  if (error.code === 'email_exists') {
    return {
      title: 'There is an account with this email address.',
      advice: 'If it is yours, sign in or set a new password.',
      ...more,
    };
  }
  if (status === 429) {
    return { title: 'Too many accounts were made from here.', advice: 'Try again in an hour.', ...more };
  }
  if (more.fields) return { title: 'Some fields need another look.', advice: 'They are marked above.', ...more };
  const title = typeof error.message === 'string' ? sentence(error.message) : 'The account could not be made.';
  const advice = status >= 500 ? 'Nothing was created. Try again in a minute.' : 'Correct it and try again.';
  return { title, advice, ...more };
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
