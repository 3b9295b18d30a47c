'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { LinkTabs } from '#components/ui/link-tabs.tsx';
import { businessPath, isCurrent, settingsPages } from './navigation.ts';

/** The pages of Settings, as tabs that are links. On a phone they scroll: the current one is brought into sight. */
export function SettingsNav({ businessId }: { businessId: string }) {
  const pathname = usePathname();
  const tabs = settingsPages.map((page) => ({
    label: page.label,
    href: businessPath(businessId, page.path),
    current: isCurrent(pathname, businessId, page),
  }));
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  return (
    <div ref={row}>
      <LinkTabs label="Settings" tabs={tabs} />
    </div>
  );
}
