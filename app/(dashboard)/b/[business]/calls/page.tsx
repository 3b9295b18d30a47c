import type { Metadata } from 'next';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { dayOf } from '#components/calls/business-day.ts';
import { callsQuery, readCallsAddress } from '#components/calls/calls-address.ts';
import { CallsFilters } from '#components/calls/calls-filters.tsx';
import { CallsTable } from '#components/calls/calls-table.tsx';
import type { CallsPage } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listAgents } from '#lib/services/agents/service.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { listCalls } from '#lib/services/calls/read.ts';
import { ListCallsInput } from '#lib/services/calls/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Calls' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CallsListPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const address = readCallsAddress(await searchParams);
  const { zone } = await getBusiness(ctx, business.id);
  const query = callsQuery(address, business.id, zone);
  const input = ListCallsInput.safeParse(query);
  const path = businessPath(business.id, 'calls');
  const [agents, page] = await Promise.all([
    listAgents(ctx).then(({ text }) => JSON.parse(text).agents),
    input.success ? listCalls(ctx, input.data).then(({ text }): CallsPage => JSON.parse(text)) : null,
  ]);
  const { after, before, ...filters } = address;
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader
        title="Calls"
        line="Every call, what it was about and how it ended"
        actions={<RingButton businessId={business.id} />}
      />
      <CallsFilters agents={agents} today={dayOf(Date.now(), zone)} />
      {page && page.calls.length > 0 ? (
        <>
          <CallsTable key={JSON.stringify(query)} query={query} initial={page} />
          <Pager {...neighbours(path, filters, { after, before }, page.next_cursor)} />
        </>
      ) : (
        <Card>
          {filtered || after ? (
            <EmptyState
              title={page ? 'No call fits these filters' : 'This address holds a filter that cannot be used'}
              why={
                input.success
                  ? 'Take one away, or look at all calls.'
                  : `${input.error.issues[0]?.path.join('.')}: ${input.error.issues[0]?.message}`
              }
              action={
                <Button asChild>
                  <Link href={path}>All calls</Link>
                </Button>
              }
            />
          ) : (
            <EmptyState
              title="Your calls will be here"
              why="Each with its transcript, its recording and what the caller wants, so that you know whom to call back first."
              action={<RingButton businessId={business.id} />}
            />
          )}
        </Card>
      )}
    </>
  );
}
