import type { SupabaseClient } from '@supabase/supabase-js';
import { type AuthConfig, browserAuth } from '#components/layout/browser-auth.ts';

type Client = SupabaseClient['auth'];

/** Whether somebody is half signed in: by password or link, and not yet by the code of their second factor. */
export async function needsCode(auth: AuthConfig): Promise<boolean> {
  const { data } = await (await browserAuth(auth)).mfa.getAuthenticatorAssuranceLevel();
  return data?.currentLevel === 'aal1' && data.nextLevel === 'aal2';
}

/** Tries a code on each of the person's apps: nobody remembers which one is called what. */
export async function giveCode(client: Client, code: string) {
  const { data, error } = await client.mfa.listFactors();
  if (error) return { error };
  let last: Awaited<ReturnType<Client['mfa']['challengeAndVerify']>> | undefined;
  for (const { id } of data.totp) {
    last = await client.mfa.challengeAndVerify({ factorId: id, code });
    if (!last.error) break;
  }
  return { error: last ? last.error : { code: 'mfa_factor_not_found', status: 404 } };
}
