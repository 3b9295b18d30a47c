'use client';

import { PanelLeft, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { cn } from '#components/ui/cn.ts';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { AccountMenu } from './account-menu.tsx';
import type { AuthConfig } from './browser-auth.ts';
import { BusinessSwitcher } from './business-switcher.tsx';
import {
  businessPath,
  isCurrent,
  type NavItem,
  navGroups,
  type ShellBusiness,
  type ShellCounts,
} from './navigation.ts';

const rowClasses =
  'flex h-8 w-full items-center gap-2.5 rounded-md px-2 compact:px-3 text-muted-foreground text-sm transition-colors hover:bg-accent hover:text-foreground';

/** The navigation at the left: 224 px, or 56 with the words hidden and shown on hover. */
export function SideNav(props: {
  businesses: ShellBusiness[];
  current: ShellBusiness;
  counts: ShellCounts;
  email: string;
  auth: AuthConfig;
  /** Narrowed by choice. Below 1024 px it is narrow in any case. */
  compact: boolean;
  /** Words are out of sight, by choice or for want of room: show them on hover. */
  wordless: boolean;
  onCompact: (compact: boolean) => void;
  onSearch: () => void;
  onHelp: () => void;
}) {
  const { compact, wordless } = props;
  const paletteKeys = usePaletteKeys();
  return (
    <nav
      aria-label="Main"
      data-nav={compact ? 'compact' : 'wide'}
      className={cn(
        'sticky flex w-56 shrink-0 flex-col gap-0.5 border-border border-r bg-background p-3 data-[nav=compact]:w-14 data-[nav=compact]:px-2 max-lg:w-14 max-lg:px-2 max-md:hidden',
        props.current.test ? 'top-9 h-[calc(100dvh-2.25rem)]' : 'top-0 h-dvh',
      )}
    >
      <div className="mb-3">
        <BusinessSwitcher businesses={props.businesses} current={props.current} />
      </div>
      {navGroups.map((group, index) => (
        <div key={group[0]?.path} className={cn('grid gap-0.5', index > 0 && 'mt-2 border-border border-t pt-2')}>
          {group.map((item) => (
            <NavLink
              key={item.path}
              item={item}
              businessId={props.current.id}
              count={item.count && props.counts[item.count]}
              wordless={wordless}
            />
          ))}
        </div>
      ))}
      <div className="mt-auto grid gap-0.5">
        <Tooltip text="Find anything" side="right" disabled={!wordless}>
          <button type="button" onClick={props.onSearch} className={rowClasses} aria-keyshortcuts="Meta+K Control+K">
            <Search className="size-4 shrink-0" aria-hidden />
            <span className="compact:sr-only flex-1 text-left">Find anything</span>
            <Kbd>{paletteKeys}</Kbd>
          </button>
        </Tooltip>
        <Tooltip text={compact ? 'Expand the navigation' : 'Collapse the navigation'} side="right">
          <button
            type="button"
            onClick={() => props.onCompact(!compact)}
            aria-label={compact ? 'Expand the navigation' : 'Collapse the navigation'}
            className={cn(rowClasses, 'max-lg:hidden')}
          >
            <PanelLeft className="size-4 shrink-0" aria-hidden />
            <span className="compact:sr-only">Collapse</span>
          </button>
        </Tooltip>
        <AccountMenu email={props.email} businessId={props.current.id} auth={props.auth} onHelp={props.onHelp} />
      </div>
    </nav>
  );
}

function NavLink(props: { item: NavItem; businessId: string; count: number | undefined; wordless: boolean }) {
  const current = isCurrent(usePathname(), props.businessId, props.item);
  const Icon = props.item.icon;
  return (
    <Tooltip
      text={props.count ? `${props.item.label}, ${props.count}` : props.item.label}
      side="right"
      disabled={!props.wordless}
    >
      <Link
        href={businessPath(props.businessId, props.item.path)}
        aria-current={current ? 'page' : undefined}
        className={cn(rowClasses, 'relative', current && 'bg-accent font-medium text-foreground')}
      >
        <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span className="compact:sr-only">{props.item.label}</span>
        {props.count ? (
          <>
            <span className="figures compact:sr-only ml-auto text-muted-foreground text-xs">
              {props.count > 99 ? '99+' : props.count}
            </span>
            <span
              aria-hidden
              className="absolute top-1 right-1.5 compact:block hidden size-1.5 rounded-full bg-muted-foreground"
            />
          </>
        ) : null}
      </Link>
    </Tooltip>
  );
}

/** What opens the palette on the viewer's keyboard; the server guesses the commoner one. */
function usePaletteKeys(): string {
  return useSyncExternalStore(
    neverChanges,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => 'Ctrl K',
  );
}

const neverChanges = () => () => {};

function Kbd({ children }: { children: string }) {
  return (
    <kbd className="compact:hidden rounded-xs font-sans border border-border px-1 font-medium text-muted-foreground text-xs leading-4">
      {children}
    </kbd>
  );
}
