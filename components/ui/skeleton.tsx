import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** Keeps the place of what is still loading: give it the size of what will come. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div data-slot="skeleton" aria-hidden className={cn('animate-pulse rounded-sm bg-accent', className)} {...props} />
  );
}
