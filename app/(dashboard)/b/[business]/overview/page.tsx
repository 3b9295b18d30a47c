import type { Metadata } from 'next';
import { dayOf, laterDay } from '#components/calls/business-day.ts';
import { LineByDay } from '#components/charts/line-by-day.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { LatestCalls } from '#components/overview/latest-calls.tsx';
import { NeedsYou } from '#components/overview/needs-you.tsx';
import { change, everyDay } from '#components/overview/period.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { formatDuration } from '#components/ui/format-time.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { StatTile } from '#components/ui/stat-tile.tsx';
import { getOverview } from '#lib/services/analytics/overview.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { listCalls } from '#lib/services/calls/read.ts';
import { ListCallsInput } from '#lib/services/calls/schema.ts';
import { listLeads } from '#lib/services/leads/read.ts';
import { ListLeadsInput } from '#lib/services/leads/schema.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { FirstSteps } from './first-steps.tsx';

export const metadata: Metadata = { title: 'Overview' };

const DAYS = 30;
const DAY_MS = 86_400_000;

export default async function OverviewPage({ params }: { params: Promise<{ business: string }> }) {
  const { ctx, business } = await pageContext((await params).business);
  const since = new Date(Date.now() - DAY_MS).toISOString();
  const [overview, { zone }, latest, fresh, failed] = await Promise.all([
    getOverview(ctx, business.id, DAYS),
    getBusiness(ctx, business.id),
    listCalls(ctx, ListCallsInput.parse({ limit: 8 })),
    listLeads(ctx, ListLeadsInput.parse({ status: 'new', limit: 100 })),
    listCalls(ctx, ListCallsInput.parse({ status: 'failed', date_from: since, limit: 20 })),
  ]);
  const { now, before } = overview;
  const today = dayOf(Date.now(), zone);
  const calls = businessPath(business.id, 'calls');
  const leads = businessPath(business.id, 'leads');
  const compared = before.calls > 0 || before.leads > 0;
  return (
    <>
      <PageHeader
        title="Overview"
        line={compared ? `The last ${DAYS} days against the ${DAYS} before` : `The last ${DAYS} days`}
        actions={<RingButton businessId={business.id} />}
      />
      <FirstSteps businessId={business.id} />
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <StatTile
          label="Calls"
          value={now.calls.toLocaleString('en')}
          change={change(now.calls, before.calls)}
          from={compared ? before.calls.toLocaleString('en') : undefined}
          href={calls}
        />
        <StatTile
          label="Talk time"
          value={formatDuration(now.seconds)}
          change={change(now.seconds, before.seconds)}
          from={compared ? formatDuration(before.seconds) : undefined}
          href={`${calls}?status=completed`}
        />
        <StatTile
          label="New leads"
          value={now.leads.toLocaleString('en')}
          change={change(now.leads, before.leads)}
          from={compared ? before.leads.toLocaleString('en') : undefined}
          href={leads}
        />
        <StatTile
          label="Converted"
          value={now.leads === 0 ? '–' : `${rate(now.conversionRate)}%`}
          from={before.leads > 0 ? `${rate(before.conversionRate)}%` : undefined}
          href={`${leads}?status=converted`}
        />
      </div>
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 content-start gap-4">
          <Card className="min-w-0">
            <CardHeader className="justify-start">
              <CardTitle>Calls by day</CardTitle>
              {before.calls > 0 && <CardDescription>thin line: the {DAYS} days before</CardDescription>}
            </CardHeader>
            <CardContent className={now.calls > 0 ? 'pr-0' : undefined}>
              <LineByDay
                height={220}
                unit="calls"
                beforeLabel="days before"
                points={everyDay(now.series, today, DAYS)}
                before={before.calls > 0 ? everyDay(before.series, laterDay(today, -DAYS), DAYS) : undefined}
                href={`${calls}?from={date}&to={date}`}
              />
            </CardContent>
          </Card>
          <LatestCalls businessId={business.id} initial={JSON.parse(latest.text)} />
        </div>
        <NeedsYou
          businessId={business.id}
          since={since}
          leads={JSON.parse(fresh.text)}
          failed={JSON.parse(failed.text)}
        />
      </div>
    </>
  );
}

/** Percent with one decimal at most. */
function rate(percent: number): string {
  return String(Math.round(percent * 10) / 10);
}
