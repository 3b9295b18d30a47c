'use client';

import { useState } from 'react';
import { toast } from '#components/ui/toast.ts';
import { type AuthConfig, browserAuth } from './browser-auth.ts';

/** Ends this browser's session. */
export function useSignOut(auth: AuthConfig): { signOut: () => Promise<void>; pending: boolean } {
  const [pending, setPending] = useState(false);
  async function signOut() {
    setPending(true);
    const ended = await browserAuth(auth)
      .then((client) => client.signOut({ scope: 'local' }))
      .then(({ error }) => !error)
      .catch(() => false);
    if (!ended) {
      setPending(false);
      toast.error('You are still signed in.', { description: 'The server did not answer. Try again in a moment.' });
      return;
    }
    window.location.assign('/sign-in');
  }
  return { signOut, pending };
}
