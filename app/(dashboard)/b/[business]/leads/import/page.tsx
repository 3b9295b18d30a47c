import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { businessPath } from '#components/layout/navigation.ts';
import { LazyImport } from '#components/leads/lazy-import.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Import leads' };

export default async function ImportPage({ params }: { params: Promise<{ business: string }> }) {
  const { business } = await pageContext((await params).business);
  if (!roleAtLeast(business.role, 'member')) notFound();
  return (
    <>
      <PageHeader
        title="Import leads"
        line="From a file, with a look at what would come of it before anything is written"
        back={
          <Link href={businessPath(business.id, 'leads')} className="rounded-xs hover:text-foreground">
            Leads
          </Link>
        }
      />
      <LazyImport businessId={business.id} />
    </>
  );
}
