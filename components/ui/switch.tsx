'use client';

import { Switch as SwitchPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';

export function Switch({ className, ...props }: ComponentProps<typeof SwitchPrimitive.Root>) {
  return (
    <SwitchPrimitive.Root
      data-slot="switch"
      className={cn(
        'peer inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-transparent p-0.5 transition-colors',
        'data-[state=checked]:bg-primary data-[state=unchecked]:bg-faint disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
      {...useFieldControl()}
      {...props}
    >
      <SwitchPrimitive.Thumb className="block size-3.5 rounded-full bg-card transition-transform data-[state=checked]:translate-x-4 dark:bg-background" />
    </SwitchPrimitive.Root>
  );
}
