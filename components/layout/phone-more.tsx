'use client';

import { LogOut, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';
import type { AuthConfig } from './browser-auth.ts';
import { BusinessSwitcher } from './business-switcher.tsx';
import { businessPath, isCurrent, type NavItem, type ShellBusiness } from './navigation.ts';
import { ThemeChoice } from './theme-choice.tsx';
import { useSignOut } from './use-sign-out.ts';

const rowClasses = 'flex h-11 w-full items-center gap-3 rounded-md px-2 text-base hover:bg-accent';

export interface PhoneProps {
  businesses: ShellBusiness[];
  current: ShellBusiness;
  email: string;
  auth: AuthConfig;
  onSearch: () => void;
}

/** What does not fit into the bar at the thumb. */
export function PhoneMore(props: PhoneProps & { rest: NavItem[]; onClose: () => void }) {
  const pathname = usePathname();
  const { signOut, pending } = useSignOut(props.auth);
  return (
    <>
      <div className="mb-2 pr-8">
        <BusinessSwitcher businesses={props.businesses} current={props.current} />
      </div>
      <button
        type="button"
        className={rowClasses}
        onClick={() => {
          props.onClose();
          props.onSearch();
        }}
      >
        <Search className="size-4 text-muted-foreground" aria-hidden />
        Find anything
      </button>
      {props.rest.map(({ label, icon: Icon, ...item }) => (
        <Link
          key={item.path}
          href={businessPath(props.current.id, item.path)}
          onClick={() => props.onClose()}
          className={cn(rowClasses, isCurrent(pathname, props.current.id, item) && 'bg-accent font-medium')}
        >
          <Icon className="size-4 text-muted-foreground" aria-hidden />
          {label}
        </Link>
      ))}
      <div className="mt-2 flex items-center justify-between gap-3 border-border border-t px-2 pt-3">
        <span className="min-w-0 truncate text-muted-foreground text-sm">{props.email}</span>
        <ThemeChoice />
      </div>
      <button type="button" className={rowClasses} onClick={signOut} disabled={pending}>
        <LogOut className="size-4 text-muted-foreground" aria-hidden />
        Sign out
      </button>
    </>
  );
}
