'use client';

import type { Popover as PopoverPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { overlayClasses } from './menu-classes.ts';
import { OverlayRoot, OverlayTrigger, overlay, type TriggerProps, useParts } from './on-demand.tsx';

const popover = overlay(() => import('./radix/popover.ts').then((module) => module.Popover), 'dialog');

export const Popover = (props: ComponentProps<typeof PopoverPrimitive.Root>) => <OverlayRoot of={popover} {...props} />;
export const PopoverTrigger = (props: TriggerProps) => <OverlayTrigger of={popover} {...props} />;

export function PopoverContent({ className, ...props }: ComponentProps<typeof PopoverPrimitive.Content>) {
  const parts = useParts(popover);
  return (
    parts && (
      <parts.Portal>
        <parts.Content
          data-slot="popover-content"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(overlayClasses, 'w-72 p-4', className)}
          {...props}
        />
      </parts.Portal>
    )
  );
}
