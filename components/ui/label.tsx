'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function Label({ className, ...props }: ComponentProps<'label'>) {
  return (
    <label
      data-slot="label"
      className={cn('select-none font-medium text-sm peer-disabled:opacity-50', className)}
      {...props}
    />
  );
}
