'use client';

import dynamic from 'next/dynamic';

/** What drags cards is fetched only by who looks at the board. */
export const LazyBoard = dynamic(() => import('./board.tsx').then(({ Board }) => Board));
