'use client';

import { Ellipsis, LogOut, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from '#components/ui/sheet.tsx';
import { useSignOut } from './account-menu.tsx';
import type { AuthConfig } from './browser-auth.ts';
import { BusinessSwitcher } from './business-switcher.tsx';
import { businessPath, isCurrent, navGroups, type ShellBusiness } from './navigation.ts';
import { ThemeChoice } from './theme-choice.tsx';

const tabClasses =
  'flex flex-1 flex-col items-center justify-center gap-0.5 text-muted-foreground text-xs aria-[current=page]:font-medium aria-[current=page]:text-live';
const rowClasses = 'flex h-11 w-full items-center gap-3 rounded-md px-2 text-base hover:bg-accent';

/** The pages that a thumb reaches, beside More. */
const DAILY = ['overview', 'calls', 'leads', 'messages'];

/** The bar at the thumb: the daily pages, and More for the rest. */
export function PhoneNav(props: {
  businesses: ShellBusiness[];
  current: ShellBusiness;
  email: string;
  auth: AuthConfig;
  onSearch: () => void;
}) {
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const { signOut, pending } = useSignOut(props.auth);
  const pages = navGroups.flat();
  const daily = pages.filter(({ path }) => DAILY.includes(path));
  const rest = pages.filter(({ path }) => !DAILY.includes(path));
  const inRest = rest.some((item) => isCurrent(pathname, props.current.id, item));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-border border-t bg-popover pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {daily.map(({ label, icon: Icon, ...item }) => (
        <Link
          key={item.path}
          href={businessPath(props.current.id, item.path)}
          aria-current={isCurrent(pathname, props.current.id, item) ? 'page' : undefined}
          className={tabClasses}
        >
          <Icon className="size-5" strokeWidth={1.75} aria-hidden />
          {label}
        </Link>
      ))}
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger className={tabClasses} aria-current={inRest ? 'page' : undefined}>
          <Ellipsis className="size-5" strokeWidth={1.75} aria-hidden />
          More
        </SheetTrigger>
        <SheetContent className="gap-1 px-4 pb-8" aria-describedby={undefined}>
          <SheetTitle className="sr-only">More</SheetTitle>
          <div className="mb-2 pr-8">
            <BusinessSwitcher businesses={props.businesses} current={props.current} />
          </div>
          <button
            type="button"
            className={rowClasses}
            onClick={() => {
              setOpen(false);
              props.onSearch();
            }}
          >
            <Search className="size-4 text-muted-foreground" aria-hidden />
            Find anything
          </button>
          {rest.map(({ label, icon: Icon, ...item }) => (
            <Link
              key={item.path}
              href={businessPath(props.current.id, item.path)}
              onClick={() => setOpen(false)}
              className={cn(rowClasses, isCurrent(pathname, props.current.id, item) && 'bg-accent font-medium')}
            >
              <Icon className="size-4 text-muted-foreground" aria-hidden />
              {label}
            </Link>
          ))}
          <div className="mt-2 flex items-center justify-between border-border border-t px-2 pt-3">
            <span className="min-w-0 truncate text-muted-foreground text-sm">{props.email}</span>
            <ThemeChoice />
          </div>
          <button type="button" className={rowClasses} onClick={signOut} disabled={pending}>
            <LogOut className="size-4 text-muted-foreground" aria-hidden />
            Sign out
          </button>
        </SheetContent>
      </Sheet>
    </nav>
  );
}
