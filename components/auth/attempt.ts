import type { SupabaseClient } from '@supabase/supabase-js';
import { type AuthConfig, browserAuth } from '#components/layout/browser-auth.ts';
import { type AuthProblem, authProblem, unreachable } from './auth-problem.ts';

/** Asks the auth server for one thing. What goes wrong, the network included, comes back as words; null is done. */
export async function attempt(
  auth: AuthConfig,
  ask: (client: SupabaseClient['auth']) => Promise<{ error: { code?: string; status?: number; name?: string } | null }>,
): Promise<AuthProblem | null> {
  try {
    const { error } = await ask(await browserAuth(auth));
    return error ? authProblem(error) : null;
  } catch {
    return unreachable;
  }
}
