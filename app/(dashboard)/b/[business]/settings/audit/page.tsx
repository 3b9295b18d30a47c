import type { Metadata } from 'next';
import { neighbours } from '#components/api/trail.ts';
import { actionChoices } from '#components/audit/action-words.ts';
import { AuditList } from '#components/audit/audit-list.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { ListAuditInput } from '#lib/services/audit/schema.ts';
import { listAudit } from '#lib/services/audit/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { knownActors } from '#lib/surfaces/pages/known-actors.ts';

export const metadata: Metadata = { title: 'Audit log' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined);
  const whole = { business_id: business.id, action: one('action'), after: one('after') };
  const parsed = ListAuditInput.safeParse(whole);
  // A filter that cannot be used is left out: the select above the list shows that none is chosen.
  const query = parsed.success ? whole : { business_id: business.id };
  const [listed, known] = await Promise.all([
    listAudit(ctx, parsed.data ?? ListAuditInput.parse(query)),
    knownActors(business.id),
  ]);
  const page = JSON.parse(listed.text);
  const path = businessPath(business.id, 'settings/audit');
  const place = { after: whole.after, before: one('before') };
  return (
    <>
      <PageHeader title="Settings" line="Who changed what, when and why" />
      <SettingsNav businessId={business.id} />
      <div className="max-w-240">
        <FilterBar choices={[{ param: 'action', any: 'Any change', options: actionChoices }]} />
        <AuditList key={JSON.stringify(query)} query={query} initial={page} known={known} />
        <Pager {...neighbours(path, { action: whole.action }, place, page.next_cursor)} />
      </div>
    </>
  );
}
