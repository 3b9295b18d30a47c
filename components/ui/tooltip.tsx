'use client';

import { Tooltip as TooltipPrimitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export const TooltipProvider = TooltipPrimitive.Provider;

/** A word or two about the control it wraps. Never the only place something is said: phones have no hover. */
export function Tooltip(props: {
  text: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
  /** Off while the label itself is in sight. */
  disabled?: boolean;
  children: ReactNode;
}) {
  if (props.disabled) return props.children;
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger asChild>{props.children}</TooltipPrimitive.Trigger>
      <TooltipPrimitive.Portal>
        <TooltipPrimitive.Content
          data-slot="tooltip-content"
          side={props.side ?? 'top'}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'tabular z-50 max-w-72 rounded-sm bg-foreground px-2 py-1 text-background text-xs duration-120 data-[state=closed]:animate-out data-[state=delayed-open]:animate-in data-[state=closed]:fade-out-0 data-[state=delayed-open]:fade-in-0',
            props.className,
          )}
        >
          {props.text}
        </TooltipPrimitive.Content>
      </TooltipPrimitive.Portal>
    </TooltipPrimitive.Root>
  );
}
