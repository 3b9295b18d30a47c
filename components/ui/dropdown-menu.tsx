'use client';

import type { DropdownMenu as MenuPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { itemClasses, overlayClasses } from './menu-classes.ts';
import { OverlayRoot, OverlayTrigger, overlay, type TriggerProps, useParts } from './on-demand.tsx';

const menu = overlay(() => import('./radix/dropdown-menu.ts').then((module) => module.DropdownMenu), 'menu');

export const DropdownMenu = (props: ComponentProps<typeof MenuPrimitive.Root>) => <OverlayRoot of={menu} {...props} />;
export const DropdownMenuTrigger = (props: TriggerProps) => <OverlayTrigger of={menu} {...props} />;

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof MenuPrimitive.Content>) {
  const parts = useParts(menu);
  return (
    parts && (
      <parts.Portal>
        <parts.Content
          data-slot="dropdown-menu-content"
          sideOffset={4}
          collisionPadding={8}
          className={cn(overlayClasses, 'min-w-44 p-1', className)}
          {...props}
        />
      </parts.Portal>
    )
  );
}

export function DropdownMenuItem({
  className,
  destructive,
  ...props
}: ComponentProps<typeof MenuPrimitive.Item> & { destructive?: boolean }) {
  const parts = useParts(menu);
  return (
    parts && (
      <parts.Item
        data-slot="dropdown-menu-item"
        className={cn(
          itemClasses,
          destructive && 'text-failed focus:bg-failed-soft data-highlighted:bg-failed-soft [&_svg]:text-failed',
          className,
        )}
        {...props}
      />
    )
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof MenuPrimitive.Label>) {
  const parts = useParts(menu);
  return (
    parts && (
      <parts.Label
        data-slot="dropdown-menu-label"
        className={cn('px-2 py-1.5 text-muted-foreground text-xs', className)}
        {...props}
      />
    )
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof MenuPrimitive.Separator>) {
  const parts = useParts(menu);
  return (
    parts && (
      <parts.Separator
        data-slot="dropdown-menu-separator"
        className={cn('-mx-1 my-1 h-px bg-border', className)}
        {...props}
      />
    )
  );
}
