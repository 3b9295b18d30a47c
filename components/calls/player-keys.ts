'use client';

import { useEffect } from 'react';
import type { Player } from './use-player.ts';

const SKIP = 10;
const STEP = 5;

/** Space and K play and pause, J and L skip ten seconds, the arrows five. Not while one types or stands on a control. */
export function usePlayerKeys({ toggle, skip }: Pick<Player, 'toggle' | 'skip'>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const on = event.target instanceof Element ? event.target : null;
      if (on?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]')) return;
      const act = actionOf(event.key, Boolean(on?.closest('button, summary')));
      if (!act) return;
      event.preventDefault();
      act();
    };
    const actionOf = (key: string, onControl: boolean) => {
      switch (key.toLowerCase()) {
        case ' ':
          return onControl ? null : toggle;
        case 'k':
          return toggle;
        case 'j':
          return () => skip(-SKIP);
        case 'l':
          return () => skip(SKIP);
        case 'arrowleft':
          return () => skip(-STEP);
        case 'arrowright':
          return () => skip(STEP);
        default:
          return null;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle, skip, enabled]);
}
