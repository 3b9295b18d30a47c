'use client';

import { usePathname } from 'next/navigation';
import { LinkTabs } from '#components/ui/link-tabs.tsx';
import { businessPath, isCurrent, settingsPages } from './navigation.ts';

/** The pages of Settings, as tabs that are links. */
export function SettingsNav({ businessId }: { businessId: string }) {
  const pathname = usePathname();
  const tabs = settingsPages.map((page) => ({
    label: page.label,
    href: businessPath(businessId, page.path),
    current: isCurrent(pathname, businessId, page),
  }));
  return <LinkTabs label="Settings" tabs={tabs} />;
}
