import type { Metadata } from 'next';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { leadsQuery, readLeadsAddress } from '#components/leads/leads-address.ts';
import { LeadsFilters } from '#components/leads/leads-filters.tsx';
import { LeadsTable } from '#components/leads/leads-table.tsx';
import type { LeadsPage } from '#components/leads/queries.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listLeads } from '#lib/services/leads/read.ts';
import { ListLeadsInput } from '#lib/services/leads/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Leads' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LeadsListPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const address = readLeadsAddress(await searchParams);
  const query = leadsQuery(address, business.id);
  const input = ListLeadsInput.safeParse(query);
  const page: LeadsPage | null = input.success ? JSON.parse((await listLeads(ctx, input.data)).text) : null;
  const path = businessPath(business.id, 'leads');
  const { after, before, ...filters } = address;
  return (
    <>
      <PageHeader title="Leads" line="Who called or was called, what they want, and how far it went" />
      <LeadsFilters />
      {page && page.leads.length > 0 ? (
        <>
          <LeadsTable key={JSON.stringify(query)} query={query} initial={page} />
          <Pager {...neighbours(path, filters, { after, before }, page.next_cursor)} />
        </>
      ) : (
        <Card>
          {address.search || address.status || after ? (
            <EmptyState
              title={page ? 'No lead fits these filters' : 'This address holds a filter that cannot be used'}
              why={
                input.success
                  ? 'The search takes a whole phone number or email address.'
                  : `${input.error.issues[0]?.path.join('.')}: ${input.error.issues[0]?.message}`
              }
              action={
                <Button asChild>
                  <Link href={path}>All leads</Link>
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="Your leads will be here"
              why="Everyone who talks to your agent, with what they want and a score that says whom to call back first."
              action={<RingButton businessId={business.id} />}
            />
          )}
        </Card>
      )}
    </>
  );
}
