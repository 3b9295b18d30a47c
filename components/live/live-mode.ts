'use client';

import { createContext, useContext } from 'react';
import type { LiveMode } from './live-stream.ts';

export const LiveModeContext = createContext<LiveMode>('polling');

/** How this page hears of calls. */
export const useLiveMode = (): LiveMode => useContext(LiveModeContext);

/** How often something is read again, in milliseconds, given how often it would be without a stream that tells of it. */
export function usePace(): (every: number | false) => number | false {
  const streaming = useLiveMode() === 'streaming';
  return (every) => (every === false || !streaming ? every : Math.max(every, 15_000));
}
