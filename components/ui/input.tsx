'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

export const controlClasses = [
  'w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground placeholder:text-muted-foreground',
  'transition-[border-color,background-color] hover:border-faint',
  'focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/30 focus-visible:outline-offset-0',
  'aria-invalid:border-failed aria-invalid:focus-visible:outline-failed/30',
  'disabled:cursor-not-allowed disabled:opacity-50 dark:bg-background',
];

/** 16 px on phones: below that, iOS zooms the page when a field is typed in. */
export const typedClasses = 'max-md:text-md';

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlClasses, typedClasses, 'h-9 px-3', className)}
      {...useFieldControl()}
      {...props}
    />
  );
}
