'use client';

import dynamic from 'next/dynamic';

// They stand on the page from the start; what makes them open comes after the list.
export const DayRange = dynamic(() => import('./day-range.tsx').then((module) => module.DayRange));
export const MoreFilters = dynamic(() => import('./more-filters.tsx').then((module) => module.MoreFilters));
