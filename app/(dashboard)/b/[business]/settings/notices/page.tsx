import type { Metadata } from 'next';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { NoticesForm } from '#components/notices/notices-form.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { getNotices } from '#lib/services/notices/settings.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Notices' };

export default async function NoticesPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const settings = await getNotices(ctx, { business_id: business.id });
  return (
    <>
      <PageHeader title="Settings" line="What you are told, and where it reaches you" />
      <SettingsNav businessId={business.id} />
      <div className="max-md:pb-10">
        <NoticesForm key={business.id} initial={settings} canEdit={roleAtLeast(business.role, 'admin')} />
      </div>
    </>
  );
}
