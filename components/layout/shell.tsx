'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { NAV_COOKIE, rememberInCookie } from '#components/ui/preferences.ts';
import type { AuthConfig } from './browser-auth.ts';
import { SimulatedBar, TestBar } from './mode-bar.tsx';
import { businessPath, type ShellBusiness, type ShellCounts } from './navigation.ts';
import { PhoneNav } from './phone-nav.tsx';
import { SideNav } from './side-nav.tsx';

const Palette = dynamic(() => import('./palette.tsx').then((module) => module.Palette), { ssr: false });

const NARROW = '(max-width: 1023px)';

export interface ShellProps {
  businesses: ShellBusiness[];
  /** The business of the address. */
  current: ShellBusiness;
  counts?: ShellCounts;
  email: string;
  auth: AuthConfig;
  /** The business's calls go to the sandbox carrier because no other is configured. */
  simulated: boolean;
  /** What `NAV_COOKIE` holds: `compact` or nothing. */
  nav?: string;
  children: ReactNode;
}

/** Everything around a dashboard page. It fetches nothing: the layout gives it what it shows. */
export function Shell(props: ShellProps) {
  const [chosen, setChosen] = useState(props.nav === 'compact');
  const [searching, setSearching] = useState(false);
  const narrow = useMedia(NARROW);
  const { current } = props;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setSearching((open) => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const shared = {
    businesses: props.businesses,
    current,
    email: props.email,
    auth: props.auth,
    onSearch: () => setSearching(true),
  };
  return (
    <>
      <a
        href="#page"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      {current.test && <TestBar liveHref={current.twinId ? businessPath(current.twinId) : undefined} />}
      <div className="flex min-h-dvh">
        <SideNav
          {...shared}
          counts={props.counts ?? {}}
          compact={chosen}
          wordless={chosen || narrow}
          onCompact={(compact) => {
            setChosen(compact);
            rememberInCookie(NAV_COOKIE, compact ? 'compact' : 'wide');
          }}
        />
        <div className="flex min-w-0 flex-1 flex-col">
          {props.simulated && !current.test && <SimulatedBar />}
          <main id="page" tabIndex={-1} className="w-full max-w-330 px-4 pt-6 pb-24 outline-none md:px-8">
            {props.children}
          </main>
        </div>
      </div>
      <PhoneNav {...shared} />
      {searching && (
        <Palette open={searching} onOpenChange={setSearching} businesses={props.businesses} current={current} />
      )}
    </>
  );
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
