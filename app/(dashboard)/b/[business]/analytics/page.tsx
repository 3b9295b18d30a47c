import type { Metadata } from 'next';
import { type ReactNode, Suspense } from 'react';
import { CallsChart, HoursOfDay, HoursOfDayPending, type HoursProps } from '#components/analytics/calls-chart.tsx';
import { periodWords } from '#components/analytics/figures.ts';
import { HourMap, HourMapPending } from '#components/analytics/hour-map.tsx';
import { LeadFunnel } from '#components/analytics/lead-funnel.tsx';
import { Outcomes } from '#components/analytics/outcomes.tsx';
import { readReportAddress } from '#components/analytics/report-address.ts';
import { ReportFilters } from '#components/analytics/report-filters.tsx';
import { AgentsTable, BusinessesTable, SourcesTable } from '#components/analytics/tables.tsx';
import { Tiles } from '#components/analytics/tiles.tsx';
import { WeekReport } from '#components/analytics/week-report.tsx';
import { dayOf } from '#components/calls/business-day.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { zoneWords } from '#components/ui/format-time.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { callHours } from '#lib/services/analytics/hours.ts';
import { compareBusinesses, getReport } from '#lib/services/analytics/report.ts';
import { weekly } from '#lib/services/analytics/weekly.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';

export const metadata: Metadata = { title: 'Analytics' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AnalyticsPage({ params, searchParams }: Props) {
  const { ctx, business, businesses } = await pageContext((await params).business);
  const { zone } = await getBusiness(ctx, business.id);
  const today = dayOf(Date.now(), zone);
  const address = readReportAddress(await searchParams, today);
  const { from, to, days, agentId, source } = address;
  const period = { businessId: business.id, days, until: to, agentId, source };
  // Test businesses are compared with test businesses, live ones with live ones.
  const siblings = businesses.filter(({ twinOf }) => (twinOf === null) === (business.twinOf === null));
  const [report, week, compared] = await Promise.all([
    getReport(ctx, period),
    weekly(ctx, { business_id: business.id }),
    siblings.length > 1
      ? compareBusinesses({ ...ctx, businesses: siblings.map(({ id }) => id) }, { days, until: to })
      : null,
  ]);
  const { now, before } = report;
  const behind = { from, to, agentId, source };
  const place = { businessId: business.id, behind };
  const file = (what: string) => `${what} ${from} to ${to}`;
  const words = periodWords(address);
  const compares = before.calls > 0 || before.leads > 0;
  return (
    <>
      <PageHeader
        title="Analytics"
        line={`${words.period}${compares ? `, against ${words.before}` : ''}. Days are counted in ${zoneWords(zone)}.`}
      />
      <ReportFilters businessId={business.id} address={address} today={today} {...report.choices} />
      {now.calls + now.leads + before.calls + before.leads === 0 && !agentId && !source ? (
        <Card>
          <EmptyState
            title="Your numbers will be here"
            why="How many call, how many are answered, how many become leads, and what changes from one week to the next."
            action={<RingButton businessId={business.id} />}
          />
        </Card>
      ) : (
        <div className="grid gap-4">
          <Tiles {...place} now={now} before={before} />
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
            {days === 1 ? (
              <Suspense key={JSON.stringify(period)} fallback={<HoursOfDayPending />}>
                <Hours {...period} behind={behind} Chart={HoursOfDay} />
              </Suspense>
            ) : (
              <CallsChart
                businessId={business.id}
                address={address}
                timeline={report.timeline}
                timelineBefore={report.timelineBefore}
              />
            )}
            <Outcomes {...place} file={file('Outcomes')} outcomes={report.outcomes} />
          </div>
          <AgentsTable {...place} file={file('Agents')} rows={report.agents} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <LeadFunnel {...place} file={file('Funnel')} funnel={report.funnel} />
            <WeekReport businessId={business.id} zone={zone} file="Week against week" report={week} />
          </div>
          {days >= 7 && (
            <Suspense key={JSON.stringify(period)} fallback={<HourMapPending />}>
              <Hours {...period} behind={behind} Chart={HourMap} />
            </Suspense>
          )}
          <SourcesTable {...place} file={file('Sources')} rows={report.sources} />
          {compared && <BusinessesTable behind={behind} address={address} file={file('Businesses')} rows={compared} />}
        </div>
      )}
    </>
  );
}

/** Follows when it is counted: it reads the calls themselves, the rest of the page their daily counts. */
async function Hours({
  Chart,
  behind,
  ...period
}: Parameters<typeof callHours>[1] & Pick<HoursProps, 'behind'> & { Chart: (props: HoursProps) => ReactNode }) {
  const { ctx } = await pageContext(period.businessId);
  return <Chart businessId={period.businessId} behind={behind} hours={await callHours(ctx, period)} />;
}
