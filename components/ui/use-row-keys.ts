'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Marks what a row is opened by: its link or button. */
export const rowMark = (id: string) => ({ 'data-row': id });

/** Where a letter is a letter. */
const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]';

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/**
 * Walks a list by J and K, and picks by X. The row that has the focus, or whose box has it, is the one that is meant, so
 * that Enter opens it and everything else that the keyboard can do with a link can be done. Not while somebody types or
 * a dialog is open.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, pick: (id: string, range: boolean) => void): void {
  const onPick = useEffectEvent(pick);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const step = STEPS[key];
      if (!(step || key === 'x') || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const on = event.target instanceof Element ? event.target : null;
      if (on?.closest(TYPING)) return;
      // A list may be there twice, as a table and as cards: one of them is shown.
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter((row) =>
        row.checkVisibility(),
      );
      const at = rows.findIndex(
        (row) => row === on || (on?.matches('[type=checkbox]') && row.closest('tr, li')?.contains(on)),
      );
      if (!step) {
        const id = rows[at]?.dataset.row;
        if (id) onPick(id, event.shiftKey);
        return;
      }
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
