import type { Metadata } from 'next';
import { BusinessCard, InstallationCard } from '#components/connections/connections-list.tsx';
import { DoctorCard } from '#components/connections/doctor-card.tsx';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { ForAdmins } from '#components/settings/for-admins.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { countMailAccounts, listConnections } from '#lib/services/connections/service.ts';
import { webhookHealth } from '#lib/services/connections/webhook-health.ts';
import { lastExamination } from '#lib/services/doctor/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const canSee = roleAtLeast(business.role, 'admin');
  const [webhook, mail, examination] = await Promise.all([
    webhookHealth(ctx, business.id),
    countMailAccounts(ctx, business.id),
    lastExamination(),
  ]);
  return (
    <>
      <PageHeader title="Settings" line="What is connected, and what is simulated" />
      <SettingsNav businessId={business.id} />
      <div className="grid max-w-180 gap-4">
        {canSee ? (
          <>
            <InstallationCard connections={listConnections(ctx)} />
            <DoctorCard last={examination} />
            <BusinessCard businessId={business.id} webhook={webhook} mail={mail} />
          </>
        ) : (
          <ForAdmins what="what is connected" />
        )}
      </div>
    </>
  );
}
