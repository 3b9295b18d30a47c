import type { SupabaseClient } from '@supabase/supabase-js';
import { type AuthConfig, browserAuth } from '#components/layout/browser-auth.ts';
import { type AuthProblem, authProblem, unreachable } from './auth-problem.ts';

interface Failure {
  code?: string;
  status?: number;
  name?: string;
}

type Answered<T> = { data: T; problem: null } | { data: null; problem: AuthProblem };

/** Asks the auth server for something. What goes wrong, the network included, comes back as words. */
export async function ask<T>(
  auth: AuthConfig,
  question: (client: SupabaseClient['auth']) => Promise<{ data: T; error: Failure | null }>,
): Promise<Answered<T>> {
  try {
    const { data, error } = await question(await browserAuth(auth));
    return error ? { data: null, problem: authProblem(error) } : { data, problem: null };
  } catch {
    return { data: null, problem: unreachable };
  }
}

/** The same for what has no answer: null is done. */
export async function attempt(
  auth: AuthConfig,
  question: (client: SupabaseClient['auth']) => Promise<{ error: Failure | null }>,
): Promise<AuthProblem | null> {
  return (await ask(auth, async (client) => ({ data: null, error: (await question(client)).error }))).problem;
}
