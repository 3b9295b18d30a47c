import type { SupabaseClient } from '@supabase/supabase-js';

/** Handed over by a server component at run time, never baked into the build. */
export interface AuthConfig {
  /** `/auth/v1` lies under it. */
  url: string;
  publishableKey: string;
  publicUrl: string;
}

/**
 * The browser's client of Supabase Auth: one per page, its session in cookies that the server reads too, its code
 * loaded when it is first needed. It takes nothing out of the address by itself: the confirm page does that, once,
 * and says what went wrong.
 */
export async function browserAuth(config: AuthConfig): Promise<SupabaseClient['auth']> {
  const { createBrowserClient } = await import('@supabase/ssr');
  return createBrowserClient(config.url, config.publishableKey, {
    auth: { detectSessionInUrl: false, experimental: { recoveryCodes: true } },
  }).auth;
}
