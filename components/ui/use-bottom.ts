'use client';

import { useEffect, useRef } from 'react';

const NEAR_PX = 60;

/** Keeps the newest words in sight, unless one has scrolled up to read. */
export function useBottom(length: number) {
  const box = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, []);
  useEffect(() => {
    if (length && near.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [length]);
  return box;
}
