'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useState, useSyncExternalStore } from 'react';
import { RestartSteps } from '#components/start/restart-steps.tsx';
import { NAV_COOKIE, rememberInCookie } from '#components/ui/preferences.ts';
import type { Sample } from '#lib/services/sample/schema.ts';
import type { AuthConfig } from './browser-auth.ts';
import type { ShellBusiness, ShellCounts } from './navigation.ts';
import { PhoneNav } from './phone-nav.tsx';
import { useRemember } from './recent.ts';
import { SideNav } from './side-nav.tsx';
import { TestBar } from './test-bar.tsx';
import { useShellKeys } from './use-shell-keys.ts';

const Palette = dynamic(() => import('./palette.tsx').then((module) => module.Palette), { ssr: false });

const KeysSheet = dynamic(() => import('./keys-sheet.tsx').then((module) => module.KeysSheet), { ssr: false });

const SampleNote = dynamic(() => import('#components/start/sample-note.tsx').then((module) => module.SampleNote));

const NARROW = '(max-width: 1023px)';

export interface ShellProps {
  businesses: ShellBusiness[];
  /** The business of the address. */
  current: ShellBusiness;
  counts?: ShellCounts;
  email: string;
  auth: AuthConfig;
  /** What is said on every page, above it. */
  notices: ReactNode;
  /** What a test business shows of invented data. */
  sample: Sample | null;
  /** What `NAV_COOKIE` holds: `compact` or nothing. */
  nav?: string;
  children: ReactNode;
}

/** Everything around a dashboard page. It fetches nothing: the layout gives it what it shows. */
export function Shell(props: ShellProps) {
  const [chosen, setChosen] = useState(props.nav === 'compact');
  const [searching, setSearching] = useState(false);
  const narrow = useMedia(NARROW);
  const [helping, setHelping] = useState(false);
  const { current } = props;
  const onSearch = useCallback(() => setSearching((open) => !open), []);
  const onHelp = useCallback(() => setHelping(true), []);
  useShellKeys({ businessId: current.id, onSearch, onHelp });
  useRemember(current.id);

  const shared = {
    businesses: props.businesses,
    current,
    email: props.email,
    auth: props.auth,
    onSearch,
    onHelp,
  };
  return (
    <>
      <a
        href="#page"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      {current.test && (
        <TestBar liveId={current.twinId}>
          {props.sample && <SampleNote businessId={current.id} initial={props.sample} />}
        </TestBar>
      )}
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
          {props.notices}
          <main id="page" tabIndex={-1} className="w-full max-w-330 px-4 pt-6 pb-24 outline-none md:px-8">
            {props.children}
          </main>
        </div>
      </div>
      <PhoneNav {...shared} />
      {searching && (
        <Palette
          open={searching}
          onOpenChange={setSearching}
          businesses={props.businesses}
          current={current}
          onHelp={onHelp}
        />
      )}
      {helping && (
        <KeysSheet open={helping} onOpenChange={setHelping}>
          <RestartSteps business={current} onDone={() => setHelping(false)} />
        </KeysSheet>
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
