'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function Label({ className, htmlFor, children, ...props }: ComponentProps<'label'>) {
  return (
    <label
      data-slot="label"
      htmlFor={htmlFor}
      className={cn('select-none font-medium text-sm peer-disabled:opacity-50', className)}
      {...props}
    >
      {children}
    </label>
  );
}
