import type { Metadata } from 'next';
import Link from 'next/link';
import { neighbours } from '#components/api/trail.ts';
import { dayOf } from '#components/calls/business-day.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { LayoutChoice } from '#components/leads/layout-choice.tsx';
import { LazyBoard } from '#components/leads/lazy-board.tsx';
import { LeadsActions } from '#components/leads/leads-actions.tsx';
import {
  boardQuery,
  COLUMN_PAGE,
  exportAddress,
  isFiltered,
  leadsQuery,
  readLeadsAddress,
} from '#components/leads/leads-address.ts';
import { LeadsFilters } from '#components/leads/leads-filters.tsx';
import { LeadsTable } from '#components/leads/leads-table.tsx';
import type { LeadsPage } from '#components/leads/queries.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { type FixedView, ViewTabs } from '#components/saved-views/view-tabs.tsx';
import { SampleButton } from '#components/start/sample-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import type { Context } from '#lib/core/context.ts';
import { roleAtLeast } from '#lib/core/scope.ts';
import { listAgents } from '#lib/services/agents/service.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { countLeads, sourcesOf } from '#lib/services/leads/count.ts';
import { listLeads } from '#lib/services/leads/read.ts';
import { LEAD_STATUSES, ListLeadsInput } from '#lib/services/leads/schema.ts';
import { listViews } from '#lib/services/saved-views/service.ts';
import { tagsInUse } from '#lib/services/tags/in-use.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Leads' };

const FIXED: FixedView[] = [
  { name: 'All leads', query: '' },
  { name: 'Hot', query: 'score=hot' },
  { name: 'New', query: 'status=new' },
];

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LeadsListPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const address = readLeadsAddress(await searchParams);
  const { zone } = await getBusiness(ctx, business.id);
  const board = address.layout === 'board';
  const query = leadsQuery(address, business.id, zone);
  const asked = board ? boardQuery(query) : query;
  const input = ListLeadsInput.safeParse(asked);
  const path = businessPath(business.id, 'leads');
  const canWrite = roleAtLeast(business.role, 'member');
  const [agents, sources, tags, views, shown] = await Promise.all([
    listAgents(ctx).then(({ text }) => JSON.parse(text).agents),
    sourcesOf(ctx, business.id),
    tagsInUse(ctx, 'leads', { business_id: business.id }),
    listViews(ctx, { page: 'leads' }),
    input.success ? (board ? readBoard(ctx, input.data) : readPage(ctx, input.data)) : null,
  ]);
  const { after, before, ...filters } = address;
  const key = JSON.stringify(asked);
  return (
    <>
      <PageHeader
        title="Leads"
        line="Who called or was called, what they want, and how far it went"
        actions={<LeadsActions businessId={business.id} exported={exportAddress(query)} canWrite={canWrite} />}
      />
      <ViewTabs businessId={business.id} page="leads" fixed={FIXED} initial={views} />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <LeadsFilters
          board={board}
          agents={agents}
          sources={sources}
          tags={tags.tags.map(({ tag }) => tag)}
          today={dayOf(Date.now(), zone)}
        />
        <div className="mb-4">
          <LayoutChoice />
        </div>
      </div>
      {shown?.some ? (
        'columns' in shown ? (
          <LazyBoard key={key} filters={asked} columns={shown.columns} counts={shown.counts} canWrite={canWrite} />
        ) : (
          <>
            <LeadsTable key={key} query={asked} initial={shown.page} canWrite={canWrite} />
            <Pager {...neighbours(path, filters, { after, before }, shown.page.next_cursor)} />
          </>
        )
      ) : (
        <Card>
          {isFiltered(address) || after ? (
            <EmptyState
              title={shown ? 'No lead fits these filters' : 'This address holds a filter that cannot be used'}
              why={
                input.success
                  ? 'Take one away, or look at all leads.'
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
              action={
                <>
                  <RingButton businessId={business.id} />
                  <SampleButton businessId={business.id} section="leads" />
                </>
              }
            />
          )}
        </Card>
      )}
    </>
  );
}

type Input = ReturnType<typeof ListLeadsInput.parse>;

async function readPage(ctx: Context, input: Input) {
  const page: LeadsPage = JSON.parse((await listLeads(ctx, input)).text);
  return { page, some: page.leads.length > 0 };
}

/** The first cards of each column, and how many there are. */
async function readBoard(ctx: Context, { limit: _limit, sort: _sort, ...filters }: Input) {
  const [counts, ...pages] = await Promise.all([
    countLeads(ctx, filters),
    ...LEAD_STATUSES.map(
      async (status): Promise<LeadsPage> =>
        JSON.parse((await listLeads(ctx, { ...filters, status, limit: COLUMN_PAGE })).text),
    ),
  ]);
  const columns = Object.fromEntries(LEAD_STATUSES.map((status, place) => [status, pages[place]]));
  return { counts, columns: columns as Record<(typeof LEAD_STATUSES)[number], LeadsPage>, some: counts.total > 0 };
}
