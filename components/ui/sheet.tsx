'use client';

import type { Dialog as DialogPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { CloseMark, scrimClasses, useDialogParts } from './dialog.tsx';

/** `Sheet`: for details beside the list they come from. On a phone it rises from below. */
export {
  Dialog as Sheet,
  DialogDescription as SheetDescription,
  DialogTitle as SheetTitle,
  DialogTrigger as SheetTrigger,
} from './dialog.tsx';

export function SheetContent({ className, children, ...props }: ComponentProps<typeof DialogPrimitive.Content>) {
  const parts = useDialogParts();
  if (!parts) return null;
  return (
    <parts.Portal>
      <parts.Overlay className={scrimClasses} />
      <parts.Content
        data-slot="sheet-content"
        className={cn(
          'fixed z-50 flex flex-col gap-4 overflow-y-auto border-border bg-popover p-6 text-popover-foreground shadow-overlay outline-none duration-160',
          'max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[85dvh] max-sm:rounded-t-lg max-sm:border-t sm:inset-y-0 sm:right-0 sm:w-110 sm:border-l',
          'data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0',
          'max-sm:data-[state=closed]:slide-out-to-bottom-4 max-sm:data-[state=open]:slide-in-from-bottom-4 sm:data-[state=closed]:slide-out-to-right-4 sm:data-[state=open]:slide-in-from-right-4',
          className,
        )}
        {...props}
      >
        {children}
        <CloseMark />
      </parts.Content>
    </parts.Portal>
  );
}

export function SheetHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="sheet-header" className={cn('grid gap-1 pr-8', className)} {...props} />;
}

export function SheetFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="sheet-footer" className={cn('mt-auto flex justify-end gap-2 pt-4', className)} {...props} />;
}
