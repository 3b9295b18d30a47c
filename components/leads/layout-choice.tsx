'use client';

import { Columns3, Rows3 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';

const LAYOUTS = [
  { value: null, label: 'Table', icon: Rows3 },
  { value: 'board', label: 'Board', icon: Columns3 },
];

/** The same leads as a table or as a board. The choice is part of the address, and so of a view that is kept. */
export function LayoutChoice() {
  const params = useSearchParams();
  const path = usePathname();
  const current = params.get('layout') === 'board' ? 'board' : null;
  return (
    <nav aria-label="Layout" className="flex rounded-md border border-input bg-secondary p-0.5">
      {LAYOUTS.map(({ value, label, icon: Icon }) => {
        const next = new URLSearchParams(params);
        for (const place of ['after', 'before', 'layout']) next.delete(place);
        if (value) next.set('layout', value);
        return (
          <Link
            key={label}
            href={next.size ? `${path}?${next}` : path}
            aria-current={value === current ? 'page' : undefined}
            className={cn(
              'flex h-7.5 items-center gap-1.5 rounded-sm px-2.5 font-medium text-sm transition-colors',
              value === current ? 'bg-accent' : 'text-muted-foreground hover:text-foreground',
            )}
          >
            <Icon className="size-4" aria-hidden />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
