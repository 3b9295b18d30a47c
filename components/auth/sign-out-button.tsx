'use client';

import type { AuthConfig } from '#components/layout/browser-auth.ts';
import { useSignOut } from '#components/layout/use-sign-out.ts';
import { Button } from '#components/ui/button.tsx';

export function SignOutButton({ auth }: { auth: AuthConfig }) {
  const { signOut, pending } = useSignOut(auth);
  return (
    <Button variant="primary" className="w-full" pending={pending} onClick={signOut}>
      Sign out
    </Button>
  );
}
