import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';

/** Handed over by a server component at run time, never baked into the build. */
export interface AuthConfig {
  /** `/auth/v1` lies under it. */
  url: string;
  publishableKey: string;
  publicUrl: string;
}

/**
 * The browser's client of Supabase Auth: one per page, its session in cookies that the server reads too.
 * It takes no code out of the address by itself: the confirm page does that, once, and says what went wrong.
 */
export function browserAuth(config: AuthConfig): SupabaseClient['auth'] {
  return createBrowserClient(config.url, config.publishableKey, { auth: { detectSessionInUrl: false } }).auth;
}
