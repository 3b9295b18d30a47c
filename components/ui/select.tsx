'use client';

import { Check, ChevronDown } from 'lucide-react';
import type { Select as SelectPrimitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { useFieldControl } from './field.tsx';
import { controlClasses } from './input.tsx';
import { itemClasses, overlayClasses } from './menu-classes.ts';
import { OverlayRoot, OverlayTrigger, overlay, type TriggerProps, useParts } from './on-demand.tsx';

const select = overlay(() => import('./radix/select.ts').then((module) => module.Select), 'listbox');

export const Select = (props: ComponentProps<typeof SelectPrimitive.Root>) => <OverlayRoot of={select} {...props} />;

/** What is chosen, in words: the list that knows them may not be there yet. */
export function SelectValue({ children }: { children: ReactNode }) {
  const parts = useParts(select);
  return parts ? <parts.Value>{children}</parts.Value> : <span>{children}</span>;
}

export function SelectTrigger({ className, size = 'md', children, ...props }: TriggerProps & { size?: 'sm' | 'md' }) {
  return (
    <OverlayTrigger
      of={select}
      role="combobox"
      data-slot="select-trigger"
      className={cn(
        controlClasses,
        'flex items-center justify-between gap-2 whitespace-nowrap text-left [&>span]:truncate',
        size === 'sm' ? 'h-7 px-2.5 text-xs' : 'h-9 px-3',
        className,
      )}
      {...useFieldControl()}
      {...props}
    >
      {children}
      <ChevronDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
    </OverlayTrigger>
  );
}

export function SelectContent({ className, children, ...props }: ComponentProps<typeof SelectPrimitive.Content>) {
  const parts = useParts(select);
  return (
    parts && (
      <parts.Portal>
        <parts.Content
          data-slot="select-content"
          position="popper"
          sideOffset={4}
          className={cn(
            overlayClasses,
            'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
            className,
          )}
          {...props}
        >
          <parts.Viewport className="p-1">{children}</parts.Viewport>
        </parts.Content>
      </parts.Portal>
    )
  );
}

export function SelectItem({ className, children, ...props }: ComponentProps<typeof SelectPrimitive.Item>) {
  const parts = useParts(select);
  return (
    parts && (
      <parts.Item data-slot="select-item" className={cn(itemClasses, 'pr-8', className)} {...props}>
        <parts.ItemText>{children}</parts.ItemText>
        <parts.ItemIndicator className="absolute right-2">
          <Check className="size-4 text-live" aria-hidden />
        </parts.ItemIndicator>
      </parts.Item>
    )
  );
}

export function SelectGroup(props: ComponentProps<typeof SelectPrimitive.Group>) {
  const parts = useParts(select);
  return parts && <parts.Group {...props} />;
}

export function SelectLabel({ className, ...props }: ComponentProps<typeof SelectPrimitive.Label>) {
  const parts = useParts(select);
  return (
    parts && (
      <parts.Label
        data-slot="select-label"
        className={cn('px-2 py-1.5 text-muted-foreground text-xs', className)}
        {...props}
      />
    )
  );
}
