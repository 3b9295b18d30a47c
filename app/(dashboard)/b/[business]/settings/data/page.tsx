import type { Metadata } from 'next';
import { Archives } from '#components/data/archives.tsx';
import { DeleteBusiness } from '#components/data/delete-business.tsx';
import { EraseNumber } from '#components/data/erase-number.tsx';
import { SettingsNav } from '#components/layout/settings-nav.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { getDeletion } from '#lib/services/erasure/business.ts';
import { listErasures } from '#lib/services/erasure/erase.ts';
import { ListErasuresInput } from '#lib/services/erasure/schema.ts';
import { ListExportsInput } from '#lib/services/exports/schema.ts';
import { listExports } from '#lib/services/exports/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Data' };

export default async function DataPage({ params }: { params: Promise<{ business: string }> }) {
  const page = await pageContext((await params).business);
  return (
    <>
      <PageHeader title="Settings" line="Your data: take it with you, or have it forgotten" />
      <SettingsNav businessId={page.business.id} />
      {page.business.role === 'owner' ? (
        <OwnersData {...page} />
      ) : (
        <Card className="max-w-180">
          <EmptyState
            title="Owners take and delete data"
            why="Archives, erasures and the end of a business are decisions of its owners. Ask one of them: they are listed under Team."
          />
        </Card>
      )}
    </>
  );
}

async function OwnersData({ ctx, business, test }: Awaited<ReturnType<typeof pageContext>>) {
  const [archives, erasures, { deletion }] = await Promise.all([
    listExports(ctx, ListExportsInput.parse({ business_id: business.id })),
    listErasures(ctx, ListErasuresInput.parse({ business_id: business.id })),
    getDeletion(ctx, { business_id: business.id }),
  ]);
  return (
    <div className="grid max-w-180 gap-4">
      <Archives businessId={business.id} initial={archives} />
      <EraseNumber businessId={business.id} initial={JSON.parse(erasures.text)} />
      {!test && <DeleteBusiness businessId={business.id} name={business.name} deletion={deletion} />}
    </div>
  );
}
