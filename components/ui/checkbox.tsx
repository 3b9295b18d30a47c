'use client';

import { Check, Minus } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  onCheckedChange?: (checked: boolean) => void;
  /** Some of what it stands for, and not all. */
  mixed?: boolean;
};

/** The browser's own, with our looks. */
export function Checkbox({ className, onCheckedChange, mixed = false, ...props }: CheckboxProps) {
  const Mark = mixed ? Minus : Check;
  return (
    <span className={cn('relative grid size-4 shrink-0 place-items-center', className)}>
      <input
        type="checkbox"
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        data-slot="checkbox"
        className="peer size-4 appearance-none rounded-xs border border-input bg-card transition-colors checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary hover:border-faint checked:hover:border-primary disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-failed"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        {...useFieldControl()}
        {...props}
      />
      <Mark
        className={cn(
          'pointer-events-none absolute hidden size-3 text-primary-foreground peer-disabled:opacity-50',
          mixed ? 'block' : 'peer-checked:block',
        )}
        strokeWidth={3}
        aria-hidden
      />
    </span>
  );
}
