import { createClient } from '@supabase/supabase-js';
import { type AuthAdmin, EmailTaken } from './port.ts';

/**
 * Users through Supabase's admin API; a real project and the embedded subset are the same to it.
 * `fetch` may answer from inside the process, where the auth server is ours.
 */
export function supabaseAuthAdmin({
  url,
  secretKey,
  publicUrl,
  fetch,
}: {
  /** The project's address; `/auth/v1` lies under it. */
  url: string;
  secretKey: string;
  publicUrl: () => string;
  fetch?: typeof globalThis.fetch;
}): AuthAdmin {
  const { auth } = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: fetch ? { fetch } : {},
  });
  return {
    async createUser({ email, password, metadata }) {
      const { data, error } = await auth.admin.createUser({
        email,
        password,
        email_confirm: true,
        user_metadata: metadata,
      });
      if (error?.code === 'email_exists' || error?.code === 'user_already_exists') throw new EmailTaken();
      if (error) throw error;
      return { id: data.user.id };
    },

    async deleteUser(id) {
      const { error } = await auth.admin.deleteUser(id);
      if (error && error.code !== 'user_not_found') throw error;
    },

    async setPasswordLink(email, next) {
      const { data, error } = await auth.admin.generateLink({ type: 'recovery', email });
      if (error) throw error;
      const query = new URLSearchParams({ token_hash: data.properties.hashed_token, type: 'recovery', next });
      return `${publicUrl()}/auth/confirm?${query}`;
    },
  };
}
