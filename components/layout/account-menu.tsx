'use client';

import dynamic from 'next/dynamic';
import { Avatar } from '#components/ui/avatar.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/ui/dropdown-menu.tsx';
import type { AccountProps } from './account-items.tsx';

const AccountItems = dynamic(() => import('./account-items.tsx').then((module) => module.AccountItems));

export function AccountMenu(props: AccountProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1 text-left text-muted-foreground text-sm transition-colors hover:bg-accent hover:text-foreground data-[state=open]:bg-accent">
        <Avatar name={props.email} className="size-6" />
        <span className="sr-only">Account</span>
        <span className="compact:sr-only min-w-0 truncate">{props.email}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <AccountItems {...props} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
