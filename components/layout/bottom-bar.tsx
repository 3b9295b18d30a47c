import type { ComponentProps } from 'react';
import { cn } from '#components/ui/cn.ts';

/** A bar at the foot of a page, beside the navigation and, on a phone, above it. Give the page room for it. */
export function BottomBar({ className, children, ...props }: ComponentProps<'section'>) {
  return (
    <section
      data-slot="bottom-bar"
      className={cn(
        'fixed right-0 bottom-0 left-56 z-30 border-border border-t bg-popover shadow-bar',
        'max-lg:left-14 max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:left-0 [body:has([data-nav=compact])_&]:max-md:left-0 [body:has([data-nav=compact])_&]:left-14',
        className,
      )}
      {...props}
    >
      <div className="flex h-16 max-w-330 items-center gap-3 px-4 md:px-8">{children}</div>
    </section>
  );
}
