'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

/** 16 px on phones: below that, iOS zooms the page when the field is focused. */
export const controlClasses = [
  'w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground placeholder:text-muted-foreground/80 max-md:text-md',
  'transition-[border-color,background-color] hover:border-faint',
  'focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/30 focus-visible:outline-offset-0',
  'aria-invalid:border-failed aria-invalid:focus-visible:outline-failed/30',
  'disabled:cursor-not-allowed disabled:opacity-50 dark:bg-background',
];

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlClasses, 'h-9 px-3', className)}
      {...useFieldControl()}
      {...props}
    />
  );
}
