import type { Metadata } from 'next';
import { BlockedCallers } from '#components/business/blocked-callers.tsx';
import { BusinessForm } from '#components/business/business-form.tsx';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { ListBlockedInput } from '#lib/services/blocked-callers/schema.ts';
import { listBlocked } from '#lib/services/blocked-callers/service.ts';
import { getBusinessDetail } from '#lib/services/businesses/update.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Business' };

export default async function BusinessPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const [detail, blocked] = await Promise.all([
    getBusinessDetail(ctx, business.id),
    listBlocked(ctx, ListBlockedInput.parse({ business_id: business.id, limit: 100 })),
  ]);
  const canEdit = roleAtLeast(business.role, 'admin');
  return (
    <>
      <PageHeader title="Settings" line="What the agent knows of the business, and what callers hear first" />
      <SettingsNav businessId={business.id} />
      <div className="grid gap-6 max-md:pb-10">
        <BusinessForm initial={detail} canEdit={canEdit} />
        <BlockedCallers businessId={business.id} initial={JSON.parse(blocked.text).callers} canEdit={canEdit} />
      </div>
    </>
  );
}
