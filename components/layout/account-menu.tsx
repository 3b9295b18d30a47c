'use client';

import { Keyboard, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.ts';
import { type AuthConfig, browserAuth } from './browser-auth.ts';
import { businessPath } from './navigation.ts';
import { ThemeChoice } from './theme-choice.tsx';

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

export function AccountMenu(props: { email: string; businessId: string; auth: AuthConfig; onHelp: () => void }) {
  const { signOut, pending } = useSignOut(props.auth);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1 text-left text-muted-foreground text-sm transition-colors hover:bg-accent hover:text-foreground data-[state=open]:bg-accent">
        <Avatar name={props.email} className="size-6" />
        <span className="sr-only">Account</span>
        <span className="compact:sr-only min-w-0 truncate">{props.email}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <DropdownMenuLabel className="truncate">{props.email}</DropdownMenuLabel>
        <div className="flex items-center justify-between px-2 py-1 text-sm">
          Theme
          <ThemeChoice />
        </div>
        <DropdownMenuItem asChild>
          <Link href={businessPath(props.businessId, 'settings/account')}>
            <UserRound aria-hidden />
            Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={props.onHelp}>
          <Keyboard aria-hidden />
          Keyboard shortcuts
          <kbd className="ml-auto font-sans text-muted-foreground text-xs">?</kbd>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={pending} onSelect={signOut}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
