import type { Metadata } from 'next';
import { changeOf, percentOf, periodWords } from '#components/analytics/figures.ts';
import { callsHref, leadsHref, readReportAddress } from '#components/analytics/report-address.ts';
import { dayOf } from '#components/calls/business-day.ts';
import { AttentionList } from '#components/overview/attention-list.tsx';
import { LatestCalls } from '#components/overview/latest-calls.tsx';
import { LiveStrip } from '#components/overview/live-strip.tsx';
import { PeriodChoice } from '#components/overview/period-choice.tsx';
import { TodayByHour } from '#components/overview/today-by-hour.tsx';
import { Trend } from '#components/overview/trend.tsx';
import { RingButton } from '#components/ring/ring-button.tsx';
import { formatDuration } from '#components/ui/format-time.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { StatTile } from '#components/ui/stat-tile.tsx';
import { roleAtLeast } from '#lib/core/scope.ts';
import { callHours } from '#lib/services/analytics/hours.ts';
import { getOverview } from '#lib/services/analytics/overview.ts';
import { listAttention } from '#lib/services/attention/service.ts';
import { getBusiness } from '#lib/services/businesses/service.ts';
import { listCalls } from '#lib/services/calls/read.ts';
import { ListCallsInput } from '#lib/services/calls/schema.ts';
import { readLive } from '#lib/services/live/read.ts';
import { pageContext } from '#lib/surfaces/pages/context.ts';
import { FirstSteps } from './first-steps.tsx';

export const metadata: Metadata = { title: 'Overview' };

interface Props {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ days?: string | string[] }>;
}

export default async function OverviewPage({ params, searchParams }: Props) {
  const { ctx, business } = await pageContext((await params).business);
  const { zone } = await getBusiness(ctx, business.id);
  const { days: asked } = await searchParams;
  const address = readReportAddress({ days: asked }, dayOf(Date.now(), zone));
  const { from, to, days } = address;
  const [{ now, before }, hours, latest, attention, live] = await Promise.all([
    getOverview(ctx, business.id, days),
    days === 1 ? callHours(ctx, { businessId: business.id, days, until: to }) : null,
    listCalls(ctx, ListCallsInput.parse({ limit: 8 })),
    listAttention(ctx, { business_id: business.id }),
    readLive(ctx, business.id),
  ]);
  const words = periodWords(address);
  const hadCalls = before.calls > 0;
  const hadLeads = before.leads > 0;
  const canAct = roleAtLeast(business.role, 'member');
  return (
    <>
      <PageHeader
        title="Overview"
        className="max-sm:[&>div:last-child]:w-full"
        line={`${words.period}${hadCalls || hadLeads ? `, against ${words.before}` : ''}`}
        actions={
          <>
            <PeriodChoice businessId={business.id} days={days} />
            {canAct && <RingButton businessId={business.id} />}
          </>
        }
      />
      <FirstSteps businessId={business.id} />
      <LiveStrip businessId={business.id} initial={JSON.parse(live.text)} />
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <StatTile
          label="Calls"
          value={now.calls.toLocaleString('en')}
          change={changeOf(now.calls, before.calls)}
          from={hadCalls ? before.calls.toLocaleString('en') : undefined}
          href={callsHref(business.id, { from, to })}
        />
        <StatTile
          label="Talk time"
          value={formatDuration(now.seconds)}
          change={changeOf(now.seconds, before.seconds)}
          from={hadCalls ? formatDuration(before.seconds) : undefined}
          href={callsHref(business.id, { from, to, status: 'completed' })}
        />
        <StatTile
          label="New leads"
          value={now.leads.toLocaleString('en')}
          change={changeOf(now.leads, before.leads)}
          from={hadLeads ? before.leads.toLocaleString('en') : undefined}
          href={leadsHref(business.id, { from, to })}
        />
        <StatTile
          label="Converted"
          value={percentOf(now.conversionRate, now.leads)}
          from={hadLeads ? percentOf(before.conversionRate, before.leads) : undefined}
          href={leadsHref(business.id, { from, to, status: 'converted' })}
        />
      </div>
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-4">
          {hours ? (
            <TodayByHour businessId={business.id} day={to} zone={zone} hours={hours} />
          ) : (
            <Trend businessId={business.id} from={from} days={days} now={now.series} before={before.series} />
          )}
          <LatestCalls businessId={business.id} initial={JSON.parse(latest.text)} />
        </div>
        <AttentionList businessId={business.id} initial={attention} canAct={canAct} />
      </div>
    </>
  );
}
