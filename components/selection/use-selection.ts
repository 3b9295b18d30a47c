'use client';

import { useEffect, useRef, useState } from 'react';
import { isTyping } from '#components/layout/keys.ts';
import { pick } from './pick.ts';

/** Rows of a page that something is done with together. What leaves the page is not selected any more. */
export interface Selection {
  ids: readonly string[];
  has: (id: string) => boolean;
  /** `range`: with all rows from the one pressed before. */
  toggle: (id: string, range?: boolean) => void;
  all: boolean;
  toggleAll: () => void;
  clear: () => void;
  /** On a phone a card is pressed to open it, until one says that they are to be selected. */
  choosing: boolean;
  setChoosing: (choosing: boolean) => void;
}

export function useSelection(rows: readonly string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const last = useRef<string | null>(null);
  const ids = rows.filter((id) => picked.has(id));
  const all = rows.length > 0 && ids.length === rows.length;
  const clear = () => {
    setPicked(new Set());
    setChoosing(false);
  };
  const some = ids.length > 0;
  useEffect(() => {
    if (!some) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      setPicked(new Set());
      setChoosing(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [some]);
  return {
    ids,
    has: (id) => picked.has(id),
    toggle(id, range = false) {
      setPicked(pick(new Set(ids), rows, id, range ? last.current : null));
      last.current = id;
    },
    all,
    toggleAll: () => setPicked(new Set(all ? [] : rows)),
    clear,
    choosing,
    setChoosing: (next) => (next ? setChoosing(true) : clear()),
  };
}
