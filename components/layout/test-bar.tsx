'use client';

import { FlaskConical } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { barLink } from './bar-link.ts';
import { pathInOtherBusiness } from './navigation.ts';

/** Violet, and across everything: whoever sees it must not doubt that this is not the real business. */
export function TestBar({ liveId, children }: { liveId?: string | null; children?: ReactNode }) {
  const pathname = usePathname();
  return (
    <aside
      aria-label="Test mode"
      className="sticky top-0 z-40 flex min-h-9 items-center gap-x-3 bg-test-solid px-4 py-1 text-test-solid-foreground text-xs"
    >
      <FlaskConical className="size-3.5 shrink-0" aria-hidden />
      <p className="min-w-0">
        <span className="font-semibold">Test mode.</span>{' '}
        <span className="max-sm:hidden">Nothing here rings or texts a real person.</span>
      </p>
      {children}
      {liveId && (
        <Link href={pathInOtherBusiness(pathname, liveId)} className={`ml-auto shrink-0 ${barLink}`}>
          Back to live
        </Link>
      )}
    </aside>
  );
}
