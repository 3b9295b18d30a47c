'use client';

import { X } from 'lucide-react';
import type { Dialog as DialogPrimitive } from 'radix-ui';
import { type ComponentProps, useRef } from 'react';
import { cn } from './cn.ts';
import { OverlayRoot, OverlayTrigger, overlay, type TriggerProps, useParts } from './on-demand.tsx';

const dialog = overlay(() => import('./radix/dialog.ts').then((module) => module.Dialog), 'dialog');

/** For decisions. Details belong in a `Sheet`, work on a page. */
export const Dialog = (props: ComponentProps<typeof DialogPrimitive.Root>) => <OverlayRoot of={dialog} {...props} />;
export const DialogTrigger = (props: TriggerProps) => <OverlayTrigger of={dialog} {...props} />;
export const useDialogParts = () => useParts(dialog);

export function DialogClose(props: ComponentProps<typeof DialogPrimitive.Close>) {
  const parts = useParts(dialog);
  return parts && <parts.Close {...props} />;
}

export const scrimClasses =
  'fixed inset-0 z-50 bg-scrim duration-140 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0';

export function DialogContent({
  className,
  children,
  closable = true,
  onOpenAutoFocus,
  ...props
}: ComponentProps<typeof DialogPrimitive.Content> & { closable?: boolean }) {
  const parts = useParts(dialog);
  const before = useRef<Element>(null);
  if (!parts) return null;
  return (
    <parts.Portal>
      <parts.Overlay className={scrimClasses} />
      <parts.Content
        data-slot="dialog-content"
        className={cn(
          'fixed top-[min(50%,28rem)] left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-120 -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-lg border border-border bg-popover p-6 text-popover-foreground shadow-overlay outline-none duration-140',
          'data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=closed]:zoom-out-98 data-[state=open]:zoom-in-98',
          className,
        )}
        onOpenAutoFocus={(event) => {
          before.current = document.activeElement;
          onOpenAutoFocus?.(event);
        }}
        onCloseAutoFocus={(event) => {
          // Radix knows its own trigger only; what was pressed may be a button of the page.
          if (!(before.current instanceof HTMLElement && before.current.isConnected)) return;
          event.preventDefault();
          before.current.focus();
        }}
        {...props}
      >
        {children}
        {closable && <CloseMark />}
      </parts.Content>
    </parts.Portal>
  );
}

export function CloseMark() {
  return (
    <DialogClose
      aria-label="Close"
      className="absolute top-4 right-4 grid size-7 place-items-center rounded-sm text-muted-foreground transition-colors hover:bg-accent hover:text-foreground"
    >
      <X className="size-4" aria-hidden />
    </DialogClose>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-header" className={cn('grid gap-1 pr-8', className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn('flex flex-col-reverse gap-2 pt-2 sm:flex-row sm:justify-end', className)}
      {...props}
    />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof DialogPrimitive.Title>) {
  const parts = useParts(dialog);
  return (
    parts && <parts.Title data-slot="dialog-title" className={cn('font-semibold text-md', className)} {...props} />
  );
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof DialogPrimitive.Description>) {
  const parts = useParts(dialog);
  return (
    parts && (
      <parts.Description
        data-slot="dialog-description"
        className={cn('text-muted-foreground text-sm', className)}
        {...props}
      />
    )
  );
}
