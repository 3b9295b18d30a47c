import Link from 'next/link';
import type { ReactNode } from 'react';
import { laterDay } from '#components/calls/business-day.ts';
import { Bars } from '#components/charts/bars.tsx';
import { LineByDay } from '#components/charts/line-by-day.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { HourCount, TimelineRow } from '#lib/services/analytics/schema.ts';
import { byDay, byWeek } from './calls-over-time.ts';
import { type Behind, callsHref, type ReportAddress, reportHref } from './report-address.ts';

const CHART_HEIGHT = 240;

/** When calls came in, counted by hour. */
export interface HoursProps {
  businessId: string;
  behind: Behind;
  hours: HourCount[];
}

/** Calls by day or by week; a press opens the calls of that day or week. */
export function CallsChart(props: {
  businessId: string;
  address: ReportAddress;
  timeline: TimelineRow[];
  timelineBefore: TimelineRow[];
}) {
  const { address, timeline, timelineBefore } = props;
  const { from, days, agentId } = address;
  // Seven days have no weeks to choose.
  const hasWeeks = days > 7;
  const by = hasWeeks ? address.by : 'day';
  // A Monday's week of one period has no counterpart in the other: only days are laid over each other.
  const compared = by === 'day' && timelineBefore.length > 0;
  const points = by === 'week' ? byWeek(timeline, from, days) : byDay(timeline, from, days);
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <CardTitle>Calls by {by}</CardTitle>
          {compared && timeline.length > 0 && <CardDescription>thin line: the period before</CardDescription>}
          {by === 'week' && <CardDescription>weeks begin on Monday</CardDescription>}
        </div>
        {hasWeeks && <Steps businessId={props.businessId} address={address} />}
      </CardHeader>
      <CardContent className={timeline.length > 0 && points.length > 1 ? 'pr-0' : undefined}>
        <LineByDay
          height={CHART_HEIGHT}
          unit="calls"
          step={by}
          beforeLabel="before"
          points={points}
          before={compared ? byDay(timelineBefore, laterDay(from, -days), days) : undefined}
          href={callsHref(props.businessId, { from: '{date}', to: '{last}', agentId })}
        />
      </CardContent>
    </Card>
  );
}

/** The calls of one day, hour by hour; a press opens the calls of that hour. */
export function HoursOfDay({ businessId, behind, hours }: HoursProps) {
  const calls = new Map(hours.map((slot) => [slot.hour, slot.calls]));
  const bars = Array.from({ length: 24 }, (_, hour) => ({
    label: `${String(hour).padStart(2, '0')}:00`,
    value: calls.get(hour) ?? 0,
    ...(calls.has(hour) && { href: callsHref(businessId, { ...behind, hour }) }),
  }));
  return (
    <HoursCard>
      {hours.length > 0 ? (
        <Bars bars={bars} unit="calls" height={CHART_HEIGHT} />
      ) : (
        <p className="text-muted-foreground text-sm">No calls on this day.</p>
      )}
    </HoursCard>
  );
}

/** Its place, while the hours are being counted. */
export function HoursOfDayPending() {
  return (
    <HoursCard>
      <Skeleton className="h-[240px]" />
    </HoursCard>
  );
}

function HoursCard({ children }: { children: ReactNode }) {
  return (
    <Card className="min-w-0">
      <CardHeader>
        <CardTitle>Calls by hour</CardTitle>
      </CardHeader>
      <CardContent className="min-h-[264px]">{children}</CardContent>
    </Card>
  );
}

function Steps({ businessId, address }: { businessId: string; address: ReportAddress }) {
  return (
    <nav aria-label="Steps of the chart" className="flex rounded-md border border-border p-0.5 text-xs">
      {(['day', 'week'] as const).map((by) => (
        <Link
          key={by}
          href={reportHref(businessId, address, { by })}
          replace
          scroll={false}
          aria-current={address.by === by ? 'true' : undefined}
          className={cn(
            'rounded-sm px-2 py-0.5 text-muted-foreground transition-colors hover:text-foreground',
            address.by === by && 'bg-accent font-medium text-foreground',
          )}
        >
          {by === 'day' ? 'Days' : 'Weeks'}
        </Link>
      ))}
    </nav>
  );
}
