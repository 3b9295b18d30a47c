'use client';

import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { toasterMounted } from './toast.ts';

/** Six seconds: long enough to read the sentence and press Undo. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  useEffect(() => toasterMounted(toast), []);
  return (
    <Sonner
      style={{ fontFamily: 'inherit' }}
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      duration={6000}
      position="bottom-right"
      offset={{ bottom: 24, right: 24 }}
      mobileOffset={{ bottom: 72 }}
      icons={{
        success: <CircleCheck className="size-4 text-live" aria-hidden />,
        error: <CircleAlert className="size-4 text-failed" aria-hidden />,
        warning: <TriangleAlert className="size-4 text-missed" aria-hidden />,
        loading: <LoaderCircle className="size-4 animate-spin text-muted-foreground" aria-hidden />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md border border-border bg-popover px-4 py-3 text-popover-foreground text-sm shadow-overlay sm:w-90',
          title: 'font-medium',
          description: 'text-muted-foreground text-xs',
          content: 'min-w-0 flex-1',
          actionButton:
            'ml-auto h-7 shrink-0 rounded-sm border border-input px-2.5 font-medium text-xs transition-colors hover:bg-accent',
          cancelButton: 'ml-auto h-7 shrink-0 rounded-sm px-2 text-muted-foreground text-xs hover:text-foreground',
        },
      }}
    />
  );
}
