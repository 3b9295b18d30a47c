import type { Metadata } from 'next';
import { Decisions } from '#components/compliance/decisions.tsx';
import { DoNotCallList } from '#components/compliance/do-not-call.tsx';
import { RulesForm } from '#components/compliance/rules-form.tsx';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listDecisions } from '#lib/services/contact/read.ts';
import { ListDecisionsInput } from '#lib/services/contact/schema.ts';
import { getSettings } from '#lib/services/contact/settings.ts';
import { ListDncInput } from '#lib/services/dnc/schema.ts';
import { listDnc } from '#lib/services/dnc/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Compliance' };

export default async function CompliancePage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const business_id = business.id;
  const [settings, dnc, decisions] = await Promise.all([
    getSettings(ctx, { business_id }),
    listDnc(ctx, ListDncInput.parse({ business_id, limit: 50 })),
    listDecisions(ctx, ListDecisionsInput.parse({ business_id })),
  ]);
  const canEdit = roleAtLeast(business.role, 'admin');
  return (
    <>
      <PageHeader title="Settings" line="Whom Kai may turn to, when, and how often" />
      <SettingsNav businessId={business.id} />
      <div className="grid gap-6 max-md:pb-10">
        <RulesForm key={business.id} initial={settings} canEdit={canEdit} />
        <DoNotCallList businessId={business.id} initial={JSON.parse(dnc.text)} canEdit={canEdit} />
        <Decisions businessId={business.id} initial={JSON.parse(decisions.text).decisions} />
      </div>
    </>
  );
}
