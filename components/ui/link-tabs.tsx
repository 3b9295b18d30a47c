'use client';

import Link from 'next/link';
import { cn } from './cn.ts';
import { tabClasses, tabListClasses } from './tab-classes.ts';

/** Tabs that are links: each view of a page has an address of its own. */
export function LinkTabs(props: { label: string; tabs: { label: string; href: string; current: boolean }[] }) {
  return (
    <nav aria-label={props.label} className={cn(tabListClasses, 'mb-6')}>
      {props.tabs.map(({ label, href, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? 'page' : undefined}
          data-state={current ? 'active' : 'inactive'}
          className={cn(tabClasses)}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
