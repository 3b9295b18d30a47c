'use client';

import { useMemo, useState } from 'react';
import type { Turn } from '#lib/services/calls/schema.ts';
import { scrollToTurn } from './scroll-to-turn.ts';
import { turnsWith } from './transcript-search.ts';

/** How many turns hold what is searched for, which of them is looked at (0 is the first), and going to another. */
export function useFindWords(search: { turns: readonly Turn[]; query: string; onQuery: (query: string) => void }) {
  const { turns, query } = search;
  const [at, setAt] = useState(0);
  const found = useMemo(() => turnsWith(turns, query), [turns, query]);
  function onQuery(next: string) {
    search.onQuery(next);
    setAt(0);
    const [first] = turnsWith(turns, next);
    if (first !== undefined) scrollToTurn(first);
  }
  function onStep(by: 1 | -1) {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    const index = found[next];
    if (index !== undefined) scrollToTurn(index);
  }
  return { found: found.length, at, onQuery, onStep };
}
