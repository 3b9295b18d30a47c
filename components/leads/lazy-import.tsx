'use client';

import dynamic from 'next/dynamic';

/** What reads files is fetched only by who brings one. */
export const LazyImport = dynamic(() => import('./import-view.tsx').then(({ ImportView }) => ImportView));
