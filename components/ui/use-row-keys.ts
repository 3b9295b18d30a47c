'use client';

import { type RefObject, useEffect } from 'react';

/** Marks what a row is opened by: its link or button. */
export const rowMark = { 'data-row': '' };

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/**
 * Walks a list by J and K. The row that has the focus is the selected one, so that Enter opens it and everything else
 * that the keyboard can do with a link can be done. Not while somebody types or a dialog is open.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (!step || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const on = event.target instanceof Element ? event.target : null;
      if (on?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]')) return;
      // A list may be there twice, as a table and as cards: one of them is shown.
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter((row) =>
        row.checkVisibility(),
      );
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const next = at < 0 ? rows.at(step > 0 ? 0 : -1) : rows[at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [list]);
}
