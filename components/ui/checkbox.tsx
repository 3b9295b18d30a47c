'use client';

import { Check } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  onCheckedChange?: (checked: boolean) => void;
};

/** The browser's own, with our looks. */
export function Checkbox({ className, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <span className={cn('relative grid size-4 shrink-0 place-items-center', className)}>
      <input
        type="checkbox"
        data-slot="checkbox"
        className="peer size-4 appearance-none rounded-xs border border-input bg-card transition-colors checked:border-primary checked:bg-primary hover:border-faint checked:hover:border-primary disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-failed"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        {...useFieldControl()}
        {...props}
      />
      <Check
        className="pointer-events-none absolute hidden size-3 text-primary-foreground peer-checked:block peer-disabled:opacity-50"
        strokeWidth={3}
        aria-hidden
      />
    </span>
  );
}
