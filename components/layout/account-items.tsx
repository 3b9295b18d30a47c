'use client';

import { Keyboard, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import type { AuthConfig } from './browser-auth.ts';
import { businessPath } from './navigation.ts';
import { ThemeChoice } from './theme-choice.tsx';
import { useSignOut } from './use-sign-out.ts';

export interface AccountProps {
  email: string;
  businessId: string;
  auth: AuthConfig;
  onHelp: () => void;
}

/** The inside of the account's menu. */
export function AccountItems(props: AccountProps) {
  const { signOut, pending } = useSignOut(props.auth);
  return (
    <>
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
    </>
  );
}
