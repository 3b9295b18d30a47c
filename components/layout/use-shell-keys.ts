'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { goTo, isTyping } from './keys.ts';
import { businessPath } from './navigation.ts';

/** How long a G waits for its letter. */
const SEQUENCE_MS = 1_200;

/**
 * The keys that work on every page (`keys.ts`). They are heard before those of the page, so that the L of "G L" does not
 * also skip in a recording.
 */
export function useShellKeys(acts: { businessId: string; onSearch: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const { businessId, onSearch, onHelp } = acts;
  useEffect(() => {
    let began = 0;
    const taken = (event: KeyboardEvent, act: () => void) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (key === 'k' && (event.metaKey || event.ctrlKey)) return taken(event, onSearch);
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const waiting = event.timeStamp - began < SEQUENCE_MS;
      began = 0;
      const path = waiting ? goTo.get(key) : undefined;
      if (path) return taken(event, () => router.push(businessPath(businessId, path)));
      if (key === 'g') began = event.timeStamp;
      else if (key === '?') taken(event, onHelp);
      else if (key === '/') {
        const field = searchOfThePage();
        if (field) taken(event, () => field.select());
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [router, businessId, onSearch, onHelp]);
}

function searchOfThePage(): HTMLInputElement | undefined {
  const fields = document.querySelectorAll<HTMLInputElement>('#page input[type=search]');
  return [...fields].find((field) => field.checkVisibility());
}
