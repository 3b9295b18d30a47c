import type { Metadata } from 'next';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { DuplicatesView } from '#components/leads/duplicates-view.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listDuplicates } from '#lib/services/lead-duplicates/find.ts';
import { ListDuplicatesInput } from '#lib/services/lead-duplicates/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Duplicate leads' };

export default async function DuplicatesPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const initial = await listDuplicates(ctx, ListDuplicatesInput.parse({ business_id: business.id }));
  return (
    <>
      <PageHeader
        title="Duplicates"
        line="Leads that may be one person, the surest first"
        back={
          <Link href={businessPath(business.id, 'leads')} className="rounded-xs hover:text-foreground">
            Leads
          </Link>
        }
      />
      <DuplicatesView businessId={business.id} initial={initial} canWrite={roleAtLeast(business.role, 'member')} />
    </>
  );
}
