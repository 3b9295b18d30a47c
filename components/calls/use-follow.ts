'use client';

import { useEffect, useRef } from 'react';
import { scrollToTurn } from './scroll-to-turn.ts';

const YIELD_MS = 6_000;
const HANDS = ['wheel', 'touchmove', 'pointerdown'] as const;

/** Keeps the sentence that is being played in sight, and yields for a while to whoever scrolls by hand. */
export function useFollow(current: number | null, playing: boolean): void {
  const touched = useRef(0);
  useEffect(() => {
    const note = () => {
      touched.current = Date.now();
    };
    for (const hand of HANDS) window.addEventListener(hand, note, { passive: true });
    return () => {
      for (const hand of HANDS) window.removeEventListener(hand, note);
    };
  }, []);
  useEffect(() => {
    if (current === null || !playing || Date.now() - touched.current < YIELD_MS) return;
    scrollToTurn(current);
  }, [current, playing]);
}
