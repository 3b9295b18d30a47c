'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';
import { tabClasses, tabListClasses } from '#components/ui/tabs.tsx';
import { businessPath, isCurrent, settingsPages } from './navigation.ts';

/** The pages of Settings, as tabs that are links. */
export function SettingsNav({ businessId }: { businessId: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className={cn(tabListClasses, 'mb-6')}>
      {settingsPages.map((page) => {
        const current = isCurrent(pathname, businessId, page);
        return (
          <Link
            key={page.path}
            href={businessPath(businessId, page.path)}
            aria-current={current ? 'page' : undefined}
            data-state={current ? 'active' : 'inactive'}
            className={cn(tabClasses)}
          >
            {page.label}
          </Link>
        );
      })}
    </nav>
  );
}
