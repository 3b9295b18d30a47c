'use client';

import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from '#components/ui/sheet.tsx';
import { businessPath, isCurrent, navGroups } from './navigation.ts';
import type { PhoneProps } from './phone-more.tsx';

const PhoneMore = dynamic(() => import('./phone-more.tsx').then((module) => module.PhoneMore));

const tabClasses =
  'flex flex-1 flex-col items-center justify-center gap-0.5 text-muted-foreground text-xs aria-[current=page]:font-medium aria-[current=page]:text-live';

/** The pages that a thumb reaches, beside More. */
const DAILY = ['overview', 'calls', 'leads', 'messages'];

/** The bar at the thumb: the daily pages, and More for the rest. */
export function PhoneNav(props: PhoneProps) {
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const pages = navGroups.flat();
  const daily = pages.filter(({ path }) => DAILY.includes(path));
  const rest = pages.filter(({ path }) => !DAILY.includes(path));
  const inRest = rest.some((item) => isCurrent(pathname, props.current.id, item));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-border border-t bg-popover pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {daily.map(({ label, icon: Icon, ...item }) => (
        <Link
          key={item.path}
          href={businessPath(props.current.id, item.path)}
          aria-current={isCurrent(pathname, props.current.id, item) ? 'page' : undefined}
          className={tabClasses}
        >
          <Icon className="size-5" strokeWidth={1.75} aria-hidden />
          {label}
        </Link>
      ))}
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger className={tabClasses} aria-current={inRest ? 'page' : undefined}>
          <Ellipsis className="size-5" strokeWidth={1.75} aria-hidden />
          More
        </SheetTrigger>
        <SheetContent className="gap-1 px-4 pb-8" aria-describedby={undefined}>
          <SheetTitle className="sr-only">More</SheetTitle>
          <PhoneMore {...props} rest={rest} onClose={() => setOpen(false)} />
        </SheetContent>
      </Sheet>
    </nav>
  );
}
