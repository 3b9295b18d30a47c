import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { dayOf } from '#components/calls/business-day.ts';
import { callsQuery, exportAddress, isFiltered, readCallsAddress } from '#components/calls/calls-address.ts';
import { CALL_COLUMN_IDS, STANDARD_COLUMNS } from '#components/calls/calls-columns.tsx';
import { CallsFilters } from '#components/calls/calls-filters.tsx';
import { CallsTable } from '#components/calls/calls-table.tsx';
import { FirstCall } from '#components/calls/first-call.tsx';
import type { CallsPage } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { type FixedView, ViewTabs } from '#components/saved-views/view-tabs.tsx';
import { SampleButton } from '#components/start/sample-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { columnsCookie, readColumns } from '#components/ui/column-choice.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { listAgents } from '#lib/services/agents/service.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { listCalls } from '#lib/services/calls/read.ts';
import { ListCallsInput } from '#lib/services/calls/schema.ts';
import { listViews } from '#lib/services/saved-views/service.ts';
import { tagsInUse } from '#lib/services/tags/in-use.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Calls' };

const FIXED: FixedView[] = [
  { name: 'All calls', query: '' },
  { name: 'Missed', query: 'direction=inbound&status=no-answer' },
  { name: 'Hot', query: 'score=hot' },
  { name: 'Failed', query: 'status=failed' },
];

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
  const [agents, tags, views, jar, page] = await Promise.all([
    listAgents(ctx).then(({ text }) => JSON.parse(text).agents),
    tagsInUse(ctx, 'calls', { business_id: business.id }),
    listViews(ctx, { page: 'calls' }),
    cookies(),
    input.success ? listCalls(ctx, input.data).then(({ text }): CallsPage => JSON.parse(text)) : null,
  ]);
  const { after, before, ...filters } = address;
  const filtered = isFiltered(address);
  const columns = readColumns(jar.get(columnsCookie('calls'))?.value, CALL_COLUMN_IDS, STANDARD_COLUMNS);
  return (
    <>
      <PageHeader
        title="Calls"
        line="Every call, what it was about and how it ended"
        actions={<RingButton businessId={business.id} />}
      />
      <ViewTabs businessId={business.id} page="calls" fixed={FIXED} initial={views} />
      <CallsFilters
        agents={agents}
        tags={tags.tags.map(({ tag }) => tag)}
        today={dayOf(Date.now(), zone)}
        exported={exportAddress(query)}
      />
      {page && page.calls.length > 0 ? (
        <>
          <CallsTable key={JSON.stringify(query)} query={query} initial={page} columns={columns} />
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
              action={
                <>
                  <RingButton businessId={business.id} />
                  <SampleButton businessId={business.id} section="calls" />
                  <FirstCall businessId={business.id} />
                </>
              }
            />
          )}
        </Card>
      )}
    </>
  );
}
