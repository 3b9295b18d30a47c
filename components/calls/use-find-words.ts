'use client';

import { useMemo, useState } from 'react';
import type { Turn } from '#lib/services/calls/schema.ts';
import { scrollToTurn } from './scroll-to-turn.ts';
import { turnsWith } from './transcript-search.ts';

/** The search of a conversation: what is searched for, where it stands, and going from one place to the next. */
export function useFindWords(turns: readonly Turn[]) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => turnsWith(turns, query), [turns, query]);
  function onQuery(next: string) {
    setQuery(next);
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
  return { query, onQuery, found: found.length, at, onStep };
}
