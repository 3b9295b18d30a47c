'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

export interface Recent {
  label: string;
  path: string;
}

const MOST = 6;
/** A page sets its title a moment after its address. */
const SETTLED_MS = 600;
/** One call, lead or agent, not a list. */
const RECORD = /^\/b\/[^/]+\/(?:calls|leads|agents)\/[0-9a-f-]{36}$/;

const nameOf = (businessId: string): string => `kc-recent-${businessId}`;

/** What was looked at last in this browser, newest first. */
export function readRecent(businessId: string): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(nameOf(businessId)) ?? '[]');
  } catch {
    return [];
  }
}

/** Remembers the calls, leads and agents that are looked at. Where the browser keeps nothing, nothing is remembered. */
export function useRemember(businessId: string): void {
  const pathname = usePathname();
  useEffect(() => {
    if (!RECORD.test(pathname)) return;
    const timer = setTimeout(() => {
      const label = document.title.replace(/ · KaiCalls$/, '');
      const others = readRecent(businessId).filter(({ path }) => path !== pathname);
      try {
        localStorage.setItem(nameOf(businessId), JSON.stringify([{ label, path: pathname }, ...others].slice(0, MOST)));
      } catch {
        // Storage is full or switched off.
      }
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [pathname, businessId]);
}
