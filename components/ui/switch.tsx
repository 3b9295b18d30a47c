'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

type SwitchProps = Omit<ComponentProps<'button'>, 'onClick'> & {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
};

export function Switch({ className, checked, onCheckedChange, ...props }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      data-slot="switch"
      aria-checked={checked}
      className={cn(
        'peer group inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-transparent bg-faint p-0.5 transition-colors',
        'aria-checked:bg-primary disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
      onClick={() => onCheckedChange(!checked)}
      {...useFieldControl()}
      {...props}
    >
      <span className="block size-3.5 rounded-full bg-card transition-transform group-aria-checked:translate-x-4 dark:bg-background" />
    </button>
  );
}
