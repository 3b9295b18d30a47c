import type { ReactNode } from 'react';
import { DocsNav } from '#components/docs/docs-nav.tsx';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { apiReference } from '#lib/surfaces/docs/reference.ts';

export default function DocsLayout({ children }: { children: ReactNode }) {
  const sections = apiReference(browserConfig().publicUrl);
  const groups = [
    {
      title: 'Guide',
      places: [
        { href: '/docs', title: 'Quickstart' },
        { href: '/docs/webhooks', title: 'Webhooks' },
        { href: '/docs/errors', title: 'Errors and limits' },
        { href: '/docs/changelog', title: 'Changelog' },
      ],
    },
    {
      title: 'Reference',
      places: sections.map(({ slug, title }) => ({ href: `/docs/reference/${slug}`, title })),
    },
  ];
  return (
    <div className="mx-auto grid max-w-300 gap-x-12 px-4 py-8 md:px-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <aside className="max-lg:border-border max-lg:border-b max-lg:pb-6 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
        <DocsNav groups={groups} />
      </aside>
      <div className="min-w-0 max-lg:pt-8">{children}</div>
    </div>
  );
}
